import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import type { Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import type { Asking } from './store/casework.store.js';

/** ACCEPT_ALL 一并受理: every item of the case that is complete, in one act. */
@Injectable()
export class AcceptAll {
  constructor(private readonly act: ActOnCase) {}

  /** `ifSeq` is the version of the case that was seen. Rejections: those of `ActOnCase` and of `acceptAll`. */
  async execute(
    asking: Asking,
    { caseId, ifSeq }: { readonly caseId: string; readonly ifSeq: number },
  ): Promise<Done | Rejection> {
    const done = await this.act.execute(asking, { caseId, idx: null }, ({ now, file }) => ({
      type: 'ACCEPT_ALL',
      on: localDateOf(now),
      seen: { ifSeq, seq: file.seq },
    }));
    if (!done) throw new Error('an acceptance either happens or is refused');
    return done;
  }
}
