import { openingOf, rungDay, type WorkingCalendar, workingDaysLater } from '#calendar';
import type { Instant, LocalDate } from '#kernel';
import type { Clock } from './clocks.js';
import type { RungKind } from './facts.js';

/** Whose an alert is to answer: the ladder of the deciding organ, then supervision. */
export type Level = 'officer' | 'head' | 'supervisor';

/** A step of a ladder: when it rings, which light it lights, whose it is. `change`: time itself acts, nobody is warned. */
export interface Rung {
  readonly clock: RungKind;
  readonly name: string;
  readonly light: 'yellow' | 'red' | 'change';
  readonly level: Level;
  readonly at: Instant;
  readonly dueOn: LocalDate;
}

/** Working days after the overdue rung, and to whom it then goes: each time one level up in the deciding organ, then out of it. */
const ESCALATIONS: readonly (readonly [days: number, level: Level])[] = [
  [1, 'head'],
  [3, 'supervisor'],
  [5, 'supervisor'],
];
/** 绿色通道: every working day somebody higher is told, to the end of the ladder. */
const DAILY: typeof ESCALATIONS = [
  [1, 'head'],
  [2, 'supervisor'],
  [3, 'supervisor'],
  [4, 'supervisor'],
  [5, 'supervisor'],
];
/** The applicant's own clocks: late, they warn the organ, and nobody is escalated for them. */
const OF_APPLICANT: readonly string[] = [
  ...['supplement', 'reminder', 'asked', 'debt'],
  ...['rectification', 'hearing-request'],
];

/** From overdue on: the rung at the opening after the due day, then the escalations. `daily`: in the green channel. Empty while a stop keeps the end away. */
export function overdueLadder(calendar: WorkingCalendar, { kind, span, due }: Clock, daily = false): Rung[] {
  const day = rungDay(calendar, span, 1, 1);
  if (!day) return [];
  const dueOn = due.dueOn ?? day;
  const applicants = OF_APPLICANT.includes(kind);
  const light = applicants ? 'yellow' : 'red';
  const first: Rung = { clock: kind, name: 'overdue', light, level: 'officer', at: openingOf(day), dueOn };
  if (applicants) return [first];
  const later = (daily ? DAILY : ESCALATIONS).map(([days, level]) => {
    const on = workingDaysLater(calendar, day, days);
    return { ...first, name: `overdue+${days}`, level, at: openingOf(on) };
  });
  return [first, ...later];
}

/** Rungs of one clock among several of its kind, or of one that has begun again: by its id, or its turn. */
export const namedBy = (which: string | number | undefined, rungs: readonly Rung[]): Rung[] =>
  rungs.map((rung) => ({ ...rung, name: `${which}/${rung.name}` }));

/** Rungs passed by `now`; those of one clock on one day merge into the highest. */
export function passedBy(ahead: readonly Rung[], now: Instant): { passed: Rung[]; heard: Rung[] } {
  const passed = ahead.filter((rung) => rung.light !== 'change' && rung.at <= now);
  const heard = passed.filter(
    (rung, at) => !passed.slice(at + 1).some((later) => later.clock === rung.clock && later.at === rung.at),
  );
  return { passed, heard };
}
