import { Injectable } from '@nestjs/common';
import { type CalendarData, type CalendarDiff, type CalendarPart, diffCalendars } from '#calendar';
import { isRejection } from '#kernel';
import { may } from '#model/identity';
import { hashOf } from './hash-of.js';
import { calendarVersions } from './model/check-calendar.js';
import { publishDraft } from './model/publish.js';
import { DraftQueries, type DraftRow, type DraftView } from './store/draft.queries.js';

/** A draft as an editor judges it: what it would change, what could not be read, and what the reader may do with it. */
export interface DraftDetail extends DraftRow {
  /** The latest version of the code; a draft based on an earlier one is stale. */
  readonly current: number;
  readonly content: CalendarPart;
  readonly findings: DraftView['findings'];
  readonly diff: CalendarDiff;
  readonly allowedActions: readonly ('publish' | 'withdraw')[];
}

/** One calendar draft with its diff against the version it was drafted on; of an overlay, complete calendars are compared. */
@Injectable()
export class ReadDraft {
  constructor(private readonly queries: DraftQueries) {}

  /** Null where there is no such draft, or the reader is no editor. */
  async execute(principal: string, id: string): Promise<DraftDetail | null> {
    const view = await this.queries.draft(principal, 'calendar', id);
    if (!view) return null;
    const { before: _, published: __, family, me: ___, now: ____, ...row } = view;
    const content = view.content as CalendarPart;
    return {
      ...row,
      content,
      current: family.latest?.version ?? 0,
      diff: diffCalendars(beforeOf(view), afterOf(view)),
      allowedActions: allowedFor(view),
    };
  }
}

/** The first version of an overlay is compared with the calendar it is laid upon: what it adds is what is local. */
function beforeOf({ before, content, family }: DraftView): CalendarData | null {
  const isOverlay = (content as CalendarPart).extends !== undefined;
  const base = isOverlay ? family.beside[0]?.content : null;
  return (before ?? base ?? null) as CalendarData | null;
}

function afterOf({ published, content, effectiveFrom, family }: DraftView): CalendarData {
  if (published) return published as CalendarData;
  const versions = calendarVersions(content as CalendarPart, effectiveFrom, family.beside, hashOf);
  const first = isRejection(versions) ? undefined : versions[0];
  return (first?.content ?? content) as CalendarData;
}

function allowedFor(view: DraftView): readonly ('publish' | 'withdraw')[] {
  const { me: actor, now, family, version } = view;
  if (view.status !== 'draft') return [];
  const published = publishDraft(view, { ifVersion: version }, { ...family, actor, now }, hashOf);
  return [
    ...(isRejection(published) ? [] : (['publish'] as const)),
    ...(may(actor, 'calendar.draft') ? (['withdraw'] as const) : []),
  ];
}
