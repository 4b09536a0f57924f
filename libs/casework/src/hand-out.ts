import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import type { LocalDate, Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import type { Asking } from './store/casework.store.js';

/** Results of one case over the counter: which items, who received them, on which proof (送达回证). */
export interface HandedOut {
  readonly items: readonly number[];
  readonly receivedBy: string;
  readonly proof: string;
}

/** HAND_OUT 统一出件: several results of a case are served in one act, on one proof. */
@Injectable()
export class HandOut {
  constructor(private readonly act: ActOnCase) {}

  /** `ifSeq` is the version of the case that was seen. Rejections: those of `ActOnCase`, FORBIDDEN, STALE, NOT_OF_CASE and SERVE's. */
  async execute(
    asking: Asking,
    { caseId, ifSeq }: { readonly caseId: string; readonly ifSeq: number },
    handed: HandedOut,
    effectiveOn?: LocalDate,
  ): Promise<Done | Rejection> {
    const done = await this.act.execute(asking, { caseId, idx: handed.items }, ({ now, file }) => ({
      type: 'HAND_OUT',
      on: effectiveOn ?? localDateOf(now),
      ...handed,
      seen: { ifSeq, seq: file.seq },
    }));
    if (!done) throw new Error('a hand-out either happens or is refused');
    return done;
  }
}
