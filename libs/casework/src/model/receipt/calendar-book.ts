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

/** The calendars of one receipt. It notes every named day that a walk asked about: those, and no others, go with the receipt. */
export class CalendarBook {
  private readonly compiled = new Map<number, WorkingCalendar>();
  private readonly met = new Map<number, Set<LocalDate>>();

  /** Throws RangeError for a calendar that is none (see `compileCalendar`), for two of one publication, and for none at all. */
  constructor(private readonly calendars: readonly UsedCalendar[]) {
    for (const calendar of calendars) {
      if (this.compiled.has(calendar.publication))
        throw new RangeError(`calendar publication ${calendar.publication} stands here twice`);
      this.compiled.set(calendar.publication, compileCalendar(calendar));
      this.met.set(calendar.publication, new Set());
    }
  }

  get first(): number {
    return this.at(0);
  }

  get last(): number {
    return this.at(this.calendars.length - 1);
  }

  /** The calendars that took another's place, in order. */
  successors(): readonly UsedCalendar[] {
    return this.calendars.slice(1);
  }

  works(publication: number, date: LocalDate): boolean {
    const calendar = this.calendars.find((each) => each.publication === publication);
    this.note(publication, calendar?.days.filter((day) => day.date === date) ?? []);
    return isWorkingDay(this.calendar(publication), date);
  }

  walk(publication: number, span: Span): Walk {
    const walk = walkOf(this.calendar(publication), span);
    this.note(publication, walk.named);
    return walk;
  }

  /** Cut down to the days that were asked about and the papers that name them. */
  used(): readonly UsedCalendar[] {
    return this.calendars.map((calendar, at) => {
      const days = calendar.days.filter(({ date }) => this.met.get(calendar.publication)?.has(date));
      const papers = calendar.papers.filter(({ id }) => days.some(({ paper }) => paper === id));
      for (const { date, paper } of days) {
        if (!papers.some(({ id }) => id === paper))
          throw new RangeError(`${date} is named by the paper ${paper}, which is not here`);
      }
      return { ...calendar, days, papers, ...(at === 0 && { since: null, paper: null }) };
    });
  }

  private note(publication: number, days: readonly CalendarDay[]): void {
    for (const day of days) this.met.get(publication)?.add(day.date);
  }

  private calendar(publication: number): WorkingCalendar {
    const calendar = this.compiled.get(publication);
    if (!calendar) throw new RangeError(`the receipt holds no calendar publication ${publication}`);
    return calendar;
  }

  private at(index: number): number {
    const calendar = this.calendars[index];
    if (!calendar) throw new RangeError('a receipt without a calendar');
    return calendar.publication;
  }
}
