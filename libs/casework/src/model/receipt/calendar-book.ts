import {
  compileCalendar,
  isWeekend,
  isWorkingDay,
  type Span,
  type Walk,
  type WorkingCalendar,
  walkOf,
} from '#calendar';
import type { LocalDate } from '#kernel';
import type { Bounds, UsedCalendar } from './receipt.js';
import { calendarOf, cutDown, isDoubtful } from './used-calendar.js';

/**
 * The calendars of one receipt, by their place in it: an item may come back to a calendar it was counted in before. The book notes
 * every named day that was asked about: those, and no others, go with the receipt.
 */
export class CalendarBook {
  private readonly compiled: readonly WorkingCalendar[];
  private readonly met: readonly Set<LocalDate>[];

  /**
   * Throws RangeError for a calendar that is none (see `compileCalendar`), for none at all, and for one that does not say since
   * when it took the place of the one before, or says so out of order.
   */
  constructor(readonly calendars: readonly UsedCalendar[]) {
    if (calendars.length === 0) throw new RangeError('a receipt without a calendar');
    for (const [place, { publication, since }] of calendars.entries()) {
      const before = place > 1 ? calendars[place - 1]?.since : null;
      if (place > 0 && (since === null || (before && since < before)))
        throw new RangeError(`calendar publication ${publication} does not say since when it follows`);
    }
    this.compiled = calendars.map((calendar) => compileCalendar(calendarOf(calendar)));
    this.met = calendars.map(() => new Set());
  }

  /** The first place of a publication. */
  placeOf(publication: number): number {
    const place = this.calendars.findIndex((each) => each.publication === publication);
    if (place < 0) throw new RangeError(`the receipt holds no calendar publication ${publication}`);
    return place;
  }

  /** Whether the day works; noted only where a notice makes it other than its day of the week would. */
  works(place: number, date: LocalDate): boolean {
    const works = isWorkingDay(this.at(place), date);
    if (works === isWeekend(date)) this.met[place]?.add(date);
    return works;
  }

  walk(place: number, span: Span): Walk {
    const walk = walkOf(this.at(place), span);
    for (const { date } of walk.named) this.met[place]?.add(date);
    return walk;
  }

  /** Where the notices to come may put a provisional date; null of a final one. */
  bounds(place: number, { due, doubt, beyond }: Walk): Bounds | null {
    if (doubt === null) return null;
    const [from, through] = doubt;
    const doubtful = (this.calendars[place]?.expected?.days ?? [])
      .filter(isDoubtful)
      .filter(({ date }) => from <= date && date <= through)
      .map(({ date, kind }) => ({ date, kind }));
    for (const { date } of [...doubtful, ...beyond]) this.met[place]?.add(date);
    return { earliest: due.earliest, latest: due.latest, doubtful };
  }

  /** Cut down to what was asked about. The first one took no other's place. */
  used(): readonly UsedCalendar[] {
    return this.calendars.map((calendar, place) => ({
      ...cutDown(calendar, this.met[place] ?? new Set()),
      ...(place === 0 && { since: null, paper: null }),
    }));
  }

  private at(place: number): WorkingCalendar {
    const calendar = this.compiled[place];
    if (!calendar) throw new RangeError(`the receipt holds no calendar at ${place}`);
    return calendar;
  }
}
