import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import type { LocalDate, Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import { afterHours } from './model/effective-on.js';
import type { CaseSupply } from './model/window/case-words.js';
import type { Asking } from './store/casework.store.js';

/** One delivery: documents, each filling a line of every item that asks for it, and lines of one item. */
export type Delivered = Pick<CaseSupply, 'papers' | 'lines' | 'evidence' | 'files'> & {
  readonly effectiveOn?: LocalDate;
};

/** SUPPLY_CASE 一并补正: what is handed in once goes to every item that asked for it. */
@Injectable()
export class SupplyCase {
  constructor(private readonly act: ActOnCase) {}

  /** `ifSeq` is the version of the case that was seen. Rejections: those of `ActOnCase` and of `supplyTogether`. */
  async execute(
    asking: Asking,
    { caseId, ifSeq }: { readonly caseId: string; readonly ifSeq: number },
    { effectiveOn, ...delivered }: Delivered,
  ): Promise<Done | Rejection> {
    const done = await this.act.execute(asking, { caseId, idx: null }, ({ now, file }) => ({
      type: 'SUPPLY_CASE',
      ...delivered,
      on: effectiveOn ?? localDateOf(now),
      ...(!effectiveOn && afterHours(now)),
      seen: { ifSeq, seq: file.seq },
    }));
    if (!done) throw new Error('a supplement either happens or is refused');
    return done;
  }
}
