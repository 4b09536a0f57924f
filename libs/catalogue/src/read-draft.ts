import { Injectable } from '@nestjs/common';
import type { CalendarData, CalendarPart } from '#calendar';
import { isRejection } from '#kernel';
import { may } from '#model/identity';
import { hashOf } from './hash-of.js';
import { calendarVersions } from './model/publish/check-calendar.js';
import type { Companion, DraftKind } from './model/publish/draft.js';
import { KINDS } from './model/publish/kinds.js';
import { lastOf } from './model/publish/last-of.js';
import { barredBy, checkEffect, mayPublish } from './model/publish/publish.js';
import { DraftQueries, type DraftRow, type DraftView } from './store/draft.queries.js';

/** A draft as an editor judges it: what it would change, what is wrong with it now, and what the reader may do with it. */
export interface DraftDetail extends DraftRow {
  /** The latest version of the code; a draft based on an earlier one is stale. */
  readonly current: number;
  readonly content: unknown;
  readonly findings: DraftView['findings'];
  /** In the form of its kind; null for a first version. */
  readonly diff: unknown;
  readonly along: readonly (Companion & { readonly diff: unknown })[];
  readonly allowedActions: readonly ('publish' | 'withdraw')[];
}

/** One draft with its diff against the version it was drafted on; of an overlay, complete calendars are compared. */
@Injectable()
export class ReadDraft {
  constructor(private readonly queries: DraftQueries) {}

  /** Null where there is no such draft of those kinds, or the reader is no editor. */
  async execute(principal: string, kinds: readonly DraftKind[], id: string): Promise<DraftDetail | null> {
    const view = await this.queries.draft(principal, kinds, id);
    if (!view) return null;
    const { before: _, published: __, family, me: ___, now: ____, ...row } = view;
    const findings = findingsNow(view);
    return {
      ...row,
      current: family.latest?.version ?? 0,
      findings,
      diff: diffOf(view),
      along: view.along.map((each) => ({ ...each, diff: diffAlong(each, view) })),
      allowedActions: allowedFor(view, findings),
    };
  }
}

/** An open draft is checked against what is in force now; the lines of its text were known only when it was drafted. */
function findingsNow(view: DraftView): DraftView['findings'] {
  if (view.status !== 'draft') return view.findings;
  const lines = new Map(view.findings.map(({ code, place, line }) => [`${code} ${place}`, line]));
  return KINDS[view.kind].check(view, view.family).map((one) => {
    const line = one.line ?? lines.get(`${one.code} ${one.place}`);
    return line === undefined ? one : { ...one, line };
  });
}

function diffOf(view: DraftView): unknown {
  if (view.kind === 'calendar') return KINDS.calendar.diff(calendarBefore(view), calendarAfter(view));
  return view.before && KINDS[view.kind].diff(view.before, view.content);
}

/** Once published, its last version is itself; the stored version tells its diff then. */
function diffAlong(each: Companion, { status, family }: DraftView): unknown {
  const last = status === 'draft' ? lastOf(each, family) : null;
  return last && KINDS[each.kind].diff(last.content, each.content);
}

/** The first version of an overlay is compared with the calendar it is laid upon: what it adds is what is local. */
function calendarBefore({ before, content, family }: DraftView): CalendarData | null {
  const isOverlay = (content as CalendarPart).extends !== undefined;
  const base = isOverlay ? family.beside[0]?.content : null;
  return (before ?? base ?? null) as CalendarData | null;
}

function calendarAfter({ published, content, effectiveFrom, family }: DraftView): CalendarData {
  if (published) return published as CalendarData;
  const versions = calendarVersions(content as CalendarPart, effectiveFrom, family.beside, hashOf);
  const first = isRejection(versions) ? undefined : versions[0];
  return (first?.content ?? content) as CalendarData;
}

/** What the act would ask, but for the certificates: the check was made already. */
function allowedFor(view: DraftView, findings: DraftView['findings']): readonly ('publish' | 'withdraw')[] {
  const { me: actor, now, family, version, kind } = view;
  if (view.status !== 'draft') return [];
  const world = { ...family, actor, now };
  const refused = mayPublish(view, version, world) ?? checkEffect(view, world) ?? barredBy(findings);
  const versions = refused ?? KINDS[kind].versions(view, family, hashOf);
  return [
    ...(isRejection(versions) ? [] : (['publish'] as const)),
    ...(may(actor, `${KINDS[kind].room}.draft`) ? (['withdraw'] as const) : []),
  ];
}
