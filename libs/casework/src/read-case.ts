import { Injectable } from '@nestjs/common';
import type { Bilingual } from '#kernel';
import { type ClockView, clockView, type ItemDetail, itemDetail } from './item-state.js';
import { Loading } from './loading.js';
import { type MeetingView, meetingsOf } from './meeting-view.js';
import type { Item } from './model/item.js';
import { jointCalendar, jointClock } from './model/joint.js';
import type { Joint, JointFacts } from './model/joint-facts.js';
import { type CaseRow, CaseworkQueries } from './store/casework.queries.js';

export interface CaseDetail extends CaseRow {
  readonly seq: number;
  /** The clock of the case itself; null without joint handling, and before the first acceptance. */
  readonly joint: (ClockView & { readonly extension: JointFacts['extension'] | null }) | null;
  readonly meetings: readonly MeetingView[];
  readonly items: readonly (ItemDetail & { readonly organ: Bilingual & { readonly handle: string } })[];
}

/** One case with its items as the reader may see them. */
@Injectable()
export class ReadCase {
  constructor(
    private readonly queries: CaseworkQueries,
    private readonly loading: Loading,
  ) {}

  /** Null where the case is absent or not the reader's to see. */
  async execute(principal: string, caseId: string): Promise<CaseDetail | null> {
    const view = await this.queries.case(principal, caseId);
    if (!view) return null;
    const {
      items: rows,
      me: actor,
      now,
      applicantOrgan,
      parkId,
      guideVersion,
      jointFacts,
      results,
      assessments,
      ...shown
    } = view;
    const items = await this.loading.items(rows, { guideVersion });
    const { joint } = await this.loading.joint({ guideVersion, joint: jointFacts });
    const reading = { actor, now, results, assessments, file: { applicantOrgan, parkId } };
    return {
      ...shown,
      joint: joint ? jointView(joint, items) : null,
      meetings: meetingsOf(items, reading),
      items: rows.flatMap(({ organ }, at) => {
        const item = items[at];
        return item ? [{ ...itemDetail(item, reading), organ }] : [];
      }),
    };
  }
}

function jointView(joint: Joint, items: readonly Item[]): CaseDetail['joint'] {
  const clock = jointClock(joint, items);
  const calendar = jointCalendar(joint, items);
  if (!clock || !calendar) return null;
  return { ...clockView(clock, calendar), extension: joint.facts.extension ?? null };
}
