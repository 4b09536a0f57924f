import {
  type CalendarDay,
  compileCalendar,
  isWorkingDay,
  type Span,
  type Walk,
  type WorkingCalendar,
  walkOf,
} from '#calendar';
import type { LocalDate } from '#kernel';
import type { UsedCalendar } from './receipt.js';

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
    this.compiled = calendars.map(compileCalendar);
    this.met = calendars.map(() => new Set());
  }

  /** The first place of a publication. */
  placeOf(publication: number): number {
    const place = this.calendars.findIndex((each) => each.publication === publication);
    if (place < 0) throw new RangeError(`the receipt holds no calendar publication ${publication}`);
    return place;
  }

  works(place: number, date: LocalDate): boolean {
    this.note(place, this.calendars[place]?.days.filter((day) => day.date === date) ?? []);
    return isWorkingDay(this.at(place), date);
  }

  walk(place: number, span: Span): Walk {
    const walk = walkOf(this.at(place), span);
    this.note(place, walk.named);
    return walk;
  }

  /** Cut down to the days that were asked about and the papers that name them. */
  used(): readonly UsedCalendar[] {
    return this.calendars.map((calendar, place) => {
      const days = calendar.days.filter(({ date }) => this.met[place]?.has(date));
      const papers = calendar.papers.filter(({ id }) => days.some(({ paper }) => paper === id));
      for (const { date, paper } of days) {
        if (!papers.some(({ id }) => id === paper))
          throw new RangeError(`${date} is named by the paper ${paper}, which is not here`);
      }
      return { ...calendar, days, papers, ...(place === 0 && { since: null, paper: null }) };
    });
  }

  private note(place: number, days: readonly CalendarDay[]): void {
    for (const { date } of days) this.met[place]?.add(date);
  }

  private at(place: number): WorkingCalendar {
    const calendar = this.compiled[place];
    if (!calendar) throw new RangeError(`the receipt holds no calendar at ${place}`);
    return calendar;
  }
}
