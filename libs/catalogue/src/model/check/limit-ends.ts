import {
  addDays,
  type CalendarData,
  compileCalendar,
  daysBetween,
  dueDate,
  type Limit,
  type WorkingCalendar,
} from '#calendar';
import type { LocalDate } from '#kernel';

/** A start day on which a limit ends later than another. */
export interface LateStart {
  readonly start: LocalDate;
  readonly ends: LocalDate;
  readonly latest: LocalDate;
}

/** On how many of the start days one limit ends after another, and the first of them, from a day on where there is one. */
export interface Comparison {
  readonly first: LateStart | null;
  readonly late: number;
  readonly days: number;
}

/** Compares limits on every start day of a calendar whose end the notices know. Each limit is counted once per calendar. */
export class LimitEnds {
  private static readonly made = new WeakMap<CalendarData, LimitEnds>();

  /** Kept per calendar: a draft is checked against the same one many times. */
  static of(data: CalendarData): LimitEnds {
    const ends = LimitEnds.made.get(data) ?? new LimitEnds(data);
    LimitEnds.made.set(data, ends);
    return ends;
  }

  private readonly calendar: WorkingCalendar;
  private readonly known = new Map<string, readonly LocalDate[]>();

  private constructor(data: CalendarData) {
    this.calendar = compileCalendar(data);
  }

  compare(limit: Limit, bound: Limit, on: LocalDate): Comparison {
    const ends = this.endsOf(limit);
    const bounds = this.endsOf(bound);
    const days = Math.min(ends.length, bounds.length);
    let late = 0;
    let first: LateStart | null = null;
    for (let n = 0; n < days; n += 1) {
      const [end, latest] = [ends[n], bounds[n]];
      if (end === undefined || latest === undefined || end <= latest) continue;
      late += 1;
      const start = addDays(this.calendar.knownFrom, n);
      if (first === null || (first.start < on && start >= on)) first = { start, ends: end, latest };
    }
    return { first, late, days };
  }

  /** From the first known day on, up to the first start whose end no notice knows. */
  private endsOf(limit: Limit): readonly LocalDate[] {
    const key = `${limit.value} ${limit.unit}`;
    const known = this.known.get(key) ?? this.count(limit);
    this.known.set(key, known);
    return known;
  }

  private count(limit: Limit): LocalDate[] {
    const { knownFrom, knownThrough } = this.calendar;
    const ends: LocalDate[] = [];
    for (let n = 0; n <= daysBetween(knownFrom, knownThrough); n += 1) {
      const { dueOn, provisional } = dueDate(this.calendar, {
        start: addDays(knownFrom, n),
        limit,
        stops: [],
      });
      if (provisional || dueOn === null) break;
      ends.push(dueOn);
    }
    return ends;
  }
}
