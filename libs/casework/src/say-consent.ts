import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import type { Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import type { Asking } from './store/casework.store.js';

/** SAY_CONSENT 电子送达同意: given for all of a case that is not served yet, and taken back. */
@Injectable()
export class SayConsent {
  constructor(private readonly act: ActOnCase) {}

  /** `ifSeq` is the version of the case that was seen. Rejections: those of `ActOnCase`, FORBIDDEN, STALE, NOTHING_TO_SERVE, NO_CONSENT. */
  async execute(
    asking: Asking,
    { caseId, ifSeq }: { readonly caseId: string; readonly ifSeq: number },
    given: boolean,
  ): Promise<Done | Rejection> {
    const done = await this.act.execute(asking, { caseId, idx: null }, ({ now, file }) => ({
      type: 'SAY_CONSENT',
      on: localDateOf(now),
      given,
      seen: { ifSeq, seq: file.seq },
    }));
    if (!done) throw new Error('a consent is either said or refused');
    return done;
  }
}
