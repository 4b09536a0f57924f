import type { LocalDate } from '#kernel';
import type { SessionKind } from '#model/catalogue';

/** What an item knows of one joint meeting or visit: its own part of the one record, found again by the id all of them share. */
export interface MeetingPart {
  readonly id: string;
  readonly kind: SessionKind;
  readonly convenedOn: LocalDate;
  readonly day: LocalDate;
  readonly place: string;
  readonly basis: string;
  readonly heldOn?: LocalDate;
  /** Who came of the deciding organ; nobody: it was absent, and its review goes on alone. */
  readonly officers?: readonly string[];
  readonly minutes?: string;
  readonly opinion?: MeetingOpinion;
}

export interface MeetingOpinion {
  readonly on: LocalDate;
  readonly by: string;
  readonly opinion: 'agree' | 'disagree';
  readonly note?: string;
}

export interface MeetingFacts {
  readonly meetings?: readonly MeetingPart[];
}

export function meetingOf({ meetings }: MeetingFacts, id: string): MeetingPart | undefined {
  return meetings?.find((each) => each.id === id);
}

/** The meetings with one of them changed. */
export function withPart(
  { meetings = [] }: MeetingFacts,
  id: string,
  more: Partial<MeetingPart>,
): MeetingFacts {
  return { meetings: meetings.map((each) => (each.id === id ? { ...each, ...more } : each)) };
}

/** Its departments come together on site, where at least two officers of each check (行政许可法 34 ¶3). */
export const isOnSite = (kind: SessionKind): boolean => kind !== 'review';
