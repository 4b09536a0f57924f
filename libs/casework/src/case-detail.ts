import type { Bilingual } from '#kernel';
import { type ClockView, clockView, type DetailReading, type ItemDetail, itemDetail } from './item-state.js';
import { type MeetingView, meetingsOf } from './meeting-view.js';
import type { Item } from './model/item.js';
import { jointCalendar, jointClock } from './model/joint.js';
import type { Joint, JointFacts } from './model/joint-facts.js';
import type { CaseRow } from './store/casework.queries.js';

/** An organ as it is shown. */
type Organ = Bilingual & { readonly handle: string };

export interface CaseDetail extends CaseRow {
  readonly seq: number;
  /** The clock of the case itself; null without joint handling, before the first acceptance, and where an unreadable item has a say in it. */
  readonly joint: (ClockView & { readonly extension: JointFacts['extension'] | null }) | null;
  readonly meetings: readonly MeetingView[];
  readonly items: readonly (ItemDetail & { readonly organ: Organ })[];
  /** Items that cannot be read until they are repaired: their standing alone is known. `holdsJoint`: nor can the joint clock until then. */
  readonly unreadable: readonly (Pick<ItemDetail, 'n' | 'code' | 'standing'> & {
    readonly organ: Organ;
    readonly holdsJoint: boolean;
  })[];
}

/** All that the detail of a case is made of, whether it was read or has just been written. */
export interface SeenCase {
  readonly row: CaseRow & { readonly seq: number };
  readonly items: readonly Item[];
  /** Of each item, in their order. */
  readonly organs: readonly Organ[];
  readonly joint: Joint | undefined;
  readonly reading: DetailReading;
}

/** The case as its reader may see it. */
export function caseDetail({ row, items, organs, joint, reading }: SeenCase): CaseDetail {
  return {
    ...row,
    joint: joint ? jointView(joint, items) : null,
    meetings: meetingsOf(items, reading),
    items: items.flatMap((item, at) => {
      const organ = organs[at];
      return organ ? [{ ...itemDetail(item, reading), organ }] : [];
    }),
    unreadable: [],
  };
}

function jointView(joint: Joint, items: readonly Item[]): CaseDetail['joint'] {
  const clock = jointClock(joint, items);
  const calendar = jointCalendar(joint, items);
  if (!clock || !calendar) return null;
  return { ...clockView(clock, calendar), extension: joint.facts.extension ?? null };
}
