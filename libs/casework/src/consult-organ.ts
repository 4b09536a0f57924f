import { Injectable } from '@nestjs/common';
import { type Limit, localDateOf } from '#calendar';
import type { LocalDate, Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import { NOBODY } from './model/consult/consult.js';
import { type Asking, CaseworkStore } from './store/casework.store.js';

/** What another organ is asked, by when, and the published ground that gives its silence a meaning, if one does. */
export interface Consultation {
  /** Its handle. */
  readonly organ: string;
  readonly question: string;
  readonly within: Limit;
  readonly ground?: string;
}

/** CONSULT 征求意见: another organ is asked during the review, and sees the case from then on. Nothing waits for it. */
@Injectable()
export class ConsultOrgan {
  constructor(
    private readonly act: ActOnCase,
    private readonly store: CaseworkStore,
  ) {}

  /** Rejections: those of `ActOnCase` and of the rules; NO_SUCH_CONSULTED for the deciding organ itself, too. */
  async execute(
    asking: Asking,
    { caseId, idx, ifVersion }: { readonly caseId: string; readonly idx: number; readonly ifVersion: number },
    { organ, ...said }: Consultation,
    effectiveOn?: LocalDate,
  ): Promise<Done | Rejection> {
    const asked = await this.store.organOf(organ);
    const done = await this.act.execute(asking, { caseId, idx: [idx] }, ({ actor, now, items }) => {
      const deciding = items.find((item) => item.idx === idx)?.organId;
      const organId = asked === null || asked === deciding ? NOBODY : asked;
      const act = {
        on: effectiveOn ?? localDateOf(now),
        by: actor.personId,
        ...(actor.inPlaceOf && { inPlaceOf: actor.inPlaceOf }),
      };
      return { type: 'ACT', idx, ifVersion, event: { type: 'CONSULT', ...act, organId, ...said } };
    });
    if (!done) throw new Error('an act on an item either happens or is refused');
    return done;
  }
}
