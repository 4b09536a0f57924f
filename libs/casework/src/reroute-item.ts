import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { isRejection, type Rejection, reject } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import { NO_ORGAN } from './model/window/content.js';
import { type Asking, CaseworkStore } from './store/casework.store.js';

/** REROUTE 改派: the organ that is competent by the authority record takes the item over; its receipt date stays, its clocks run on. */
@Injectable()
export class RerouteItem {
  constructor(
    private readonly act: ActOnCase,
    private readonly store: CaseworkStore,
  ) {}

  /**
   * `to` is the handle of the organ; the record has the last word. Rejections: NOT_COMPETENT, those of `ActOnCase` and of the rules.
   */
  async execute(
    asking: Asking,
    { caseId, idx, ifVersion }: { readonly caseId: string; readonly idx: number; readonly ifVersion: number },
    { to, reason }: { readonly to: string; readonly reason: string },
  ): Promise<Done | Rejection> {
    const competent = await this.store.competent(caseId, idx, { byFacts: false });
    const done = await this.act.execute(asking, { caseId, idx: [idx] }, ({ actor, now, items }) => ({
      type: 'ACT',
      idx,
      ifVersion,
      event: {
        type: 'REROUTE',
        on: localDateOf(now),
        by: actor.personId,
        from: items.find((item) => item.idx === idx)?.organId ?? 0,
        to: competent?.handle === to ? competent.organId : NO_ORGAN,
        reason,
        ...(competent?.authority && { authority: competent.authority }),
      },
    }));
    if (!done) throw new Error('an act on an item either happens or is refused');
    // Named last, so that who may not do it, or sees nothing, learns nothing of the record.
    const isStrange = isRejection(done) && done.code === 'NOT_COMPETENT' && competent;
    return isStrange
      ? reject('NOT_COMPETENT', { pointer: '/to', params: { organ: competent.handle } })
      : done;
  }
}
