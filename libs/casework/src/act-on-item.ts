import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import type { LocalDate, Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import { afterHours } from './model/effective-on.js';
import type { EventType, ItemEvent } from './model/events.js';
import { signedWish } from './signed-wish.js';
import { type Asking, CaseworkStore } from './store/casework.store.js';
import type { Wish } from './wish.js';

export type { Wish } from './wish.js';

const DECIDING: readonly EventType[] = ['GRANT', 'RECORD', 'ACCEPT_AND_DECIDE'];

/** A result always has a number: the organ's own, or the receipt number with the item's. */
function numbered(wish: Wish, receiptNo: string, idx: number): Wish {
  if (!DECIDING.includes(wish.type) || ('number' in wish && wish.number)) return wish;
  return { ...wish, number: `${receiptNo}-${String(idx).padStart(2, '0')}` } as Wish;
}

const RECEIVING: readonly EventType[] = ['FILE', 'SUPPLY'];

/** Any verb of `rules.md` section 3 on one item: one act, one journal line. */
@Injectable()
export class ActOnItem {
  constructor(
    private readonly act: ActOnCase,
    private readonly store: CaseworkStore,
  ) {}

  /**
   * `ifVersion` is the item version the person saw (If-Match); `effectiveOn` the legal day, today unless paper came in
   * earlier. Rejections: those of `ActOnCase` and of the rules.
   */
  async execute(
    asking: Asking,
    on: { readonly caseId: string; readonly idx: number; readonly ifVersion?: number },
    wish: Wish,
    effectiveOn?: LocalDate,
  ): Promise<Done | Rejection> {
    const owing = await this.owing(on, wish);
    const done = await this.act.execute(
      asking,
      { caseId: on.caseId, idx: [on.idx] },
      ({ actor, now, file, items }) => ({
        type: 'ACT',
        idx: on.idx,
        event: {
          ...signedWish(
            numbered(wish, file.receiptNo, on.idx),
            items.find(({ idx }) => idx === on.idx)?.facts,
          ),
          ...owing,
          ...(RECEIVING.includes(wish.type) && !effectiveOn && afterHours(now)),
          on: effectiveOn ?? localDateOf(now),
          by: actor.personId,
          ...(actor.inPlaceOf && { inPlaceOf: actor.inPlaceOf }),
        } as ItemEvent,
        ...(on.ifVersion !== undefined && { ifVersion: on.ifVersion }),
      }),
    );
    if (!done) throw new Error('an act on an item either happens or is refused');
    return done;
  }

  /** Whose debts those are that are not the applicant's: told to the item, which knows no sibling. */
  private async owing(on: { readonly caseId: string; readonly idx: number }, wish: Wish): Promise<object> {
    if (wish.type !== 'ACCEPT_WITH_GAPS') return {};
    const found = await this.store.owing(on.caseId, on.idx);
    const owing = found.filter(({ line }) => wish.lines.includes(line));
    return owing.length > 0 ? { owing } : {};
  }
}
