import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import type { Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import type { ItemFacts } from './model/facts.js';
import { type AuthorityFact, levelOf } from './model/paper/authority-fact.js';
import { NO_ORGAN } from './model/window/content.js';
import { type Asking, CaseworkStore, type Competent } from './store/casework.store.js';

/** By which document the authority was moved, and why the running item follows it. */
export interface TransferWish {
  readonly document: string;
  readonly reason: string;
}

interface OnItem {
  readonly caseId: string;
  readonly idx: number;
  readonly ifVersion?: number;
}

/**
 * TRANSFER 移送: a running item follows an authority that has moved, to the organ that the record names today for its level, or for the
 * level that changed facts name. Receipt day and clocks stay.
 */
@Injectable()
export class TransferItem {
  constructor(
    private readonly act: ActOnCase,
    private readonly store: CaseworkStore,
  ) {}

  /** Rejections: NOT_COMPETENT where nobody has the power, AUTHORITY_UNMOVED, those of `ActOnCase` and of the rules. */
  async execute(
    asking: Asking,
    { caseId, idx, ifVersion }: OnItem,
    wish: TransferWish,
  ): Promise<Done | Rejection> {
    const competent = await this.store.competent(caseId, idx, { byFacts: true });
    const done = await this.act.execute(asking, { caseId, idx: [idx] }, ({ actor, now, items }) => {
      const item = items.find((each) => each.idx === idx);
      return {
        type: 'ACT',
        idx,
        ...(ifVersion !== undefined && { ifVersion }),
        event: {
          type: 'TRANSFER',
          on: localDateOf(now),
          by: actor.personId,
          ...(actor.inPlaceOf && { inPlaceOf: actor.inPlaceOf }),
          from: item?.facts.levels?.upper ?? item?.organId ?? NO_ORGAN,
          to: competent?.organId ?? NO_ORGAN,
          ...wish,
          authority: authorityFrom(competent, item?.facts),
        },
      };
    });
    if (!done) throw new Error('an act on an item either happens or is refused');
    return done;
  }
}

/** Why it lies with that level stays known; where facts moved it, by the row that did. */
function authorityFrom(competent: Competent | null, facts: ItemFacts | undefined): AuthorityFact {
  const authority = competent?.authority ?? NOBODYS;
  const { authorityDiffers: differs, authority: old } = facts ?? {};
  return { ...authority, ...(differs ? { because: differs.because } : old && levelOf(old)) };
}

/** Of an organ that there is not: the rules refuse it before anybody reads it. */
const NOBODYS: AuthorityFact = {
  form: 'statutory',
  inNameOf: { id: NO_ORGAN, zh: '', en: '' },
  seat: 'none',
  review: null,
};
