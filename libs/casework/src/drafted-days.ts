import { Injectable } from '@nestjs/common';
import {
  type CalendarData,
  type CalendarPart,
  compileCalendar,
  expandCalendar,
  mergeCalendar,
  type WorkingCalendar,
} from '#calendar';
import { CalendarQueries, DraftQueries, WholeCalendars } from '#catalogue';
import { isRejection, type Rejection, reject, under } from '#kernel';

/** A calendar that is not published: a draft by its id, or the form a clerk writes. */
export interface DraftedCalendar {
  readonly draftId?: string | undefined;
  readonly calendar?: unknown;
}

/** The days an item would be counted in that is counted in this published calendar now; null where they stay as they are. */
export type DaysInstead = (calendar: number) => Promise<WorkingCalendar | null>;

/** What a drafted calendar would put in the place of published ones: of itself, and of the overlays that lie upon it. */
@Injectable()
export class DraftedDays {
  constructor(
    private readonly drafts: DraftQueries,
    private readonly queries: CalendarQueries,
    private readonly whole: WholeCalendars,
  ) {}

  /** Rejections: NO_SUCH_DRAFT (or none of the reader's to see), those of `expandCalendar` and `mergeCalendar` (`CAL-…`). */
  async instead(principal: string, drafted: DraftedCalendar): Promise<DaysInstead | Rejection> {
    const part = await this.partOf(principal, drafted);
    const complete = isRejection(part) ? part : await this.complete(part);
    if (isRejection(complete)) return complete;
    const known = new Map<number, Promise<WorkingCalendar | null>>();
    return (calendar) => {
      const days = known.get(calendar) ?? this.replaced(complete, calendar);
      known.set(calendar, days);
      return days;
    };
  }

  private async partOf(
    principal: string,
    { draftId, calendar }: DraftedCalendar,
  ): Promise<CalendarPart | Rejection> {
    if (draftId === undefined) return under('/calendar', expandCalendar(calendar));
    const draft = await this.drafts.draft(principal, ['calendar'], draftId);
    return draft ? (draft.content as CalendarPart) : reject('NO_SUCH_DRAFT', { pointer: '/draftId' });
  }

  /** An overlay is laid upon the calendar in force that it extends. */
  private async complete(part: CalendarPart): Promise<CalendarData | Rejection> {
    if (part.extends === undefined) return part;
    const base = await this.queries.one(part.extends);
    if (!base) return reject('CAL-EXTENDS', { pointer: '/calendar/extends', params: { code: part.extends } });
    return under('/calendar', mergeCalendar(base.content, base.hash, part));
  }

  private async replaced(drafted: CalendarData, calendar: number): Promise<WorkingCalendar | null> {
    const { data } = await this.whole.calendar(calendar);
    if (data.code === drafted.code) return compileCalendar(drafted);
    if (data.overlay?.extends !== drafted.code) return null;
    const merged = mergeCalendar(drafted, '', data.overlay.own);
    // An overlay that does not fit the draft stays as it is: publishing will refuse, and name it.
    return isRejection(merged) ? null : compileCalendar(merged);
  }
}
