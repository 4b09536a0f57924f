import { Injectable } from '@nestjs/common';
import type { CalendarData, CalendarPart } from '#calendar';
import { isRejection, type LocalDate, type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import { hashOf } from './hash-of.js';
import { calendarVersions, partOf } from './model/publish/check-calendar.js';
import type { DraftWorld, Proposed } from './model/publish/draft.js';
import {
  type CalendarSource,
  checkForm,
  type DraftedCalendar,
  importYears,
  NATIONAL,
  readForm,
} from './model/publish/draft-calendar.js';
import { checkEffect } from './model/publish/publish.js';
import { type Drafted, openDraft } from './open-draft.js';
import { type Asking, DraftStore } from './store/draft.store.js';

/** A calendar to be drafted: exactly one of the three sources, and the paper that stands behind it. */
export interface CalendarDrafting extends CalendarSource {
  readonly effectiveFrom: LocalDate;
  /** Title of the paper, as the public reads it. */
  readonly source: string;
  readonly sourceUrl?: string | undefined;
}

const EVENT = 'calendar.draft';

/** A calendar as drafted, or imported into the latest version; nothing counts before a second person publishes it. */
@Injectable()
export class DraftCalendar {
  constructor(private readonly store: DraftStore) {}

  /**
   * Rejections: UNAUTHENTICATED, FORBIDDEN, KEY_REUSED, CONTENDED, ONE_SOURCE, EFFECTIVE_IN_PAST, EFFECTIVE_BEFORE_LAST,
   * NO_CALENDAR, DRAFT_CHANGES_NOTHING, NOTICE_UNREAD and those of `expandCalendar` and `calendarVersions` (`CAL-…`).
   */
  async execute(asking: Asking, drafting: CalendarDrafting): Promise<Drafted | Rejection> {
    const { form, chineseDays, notice, source } = drafting;
    if ([form, chineseDays, notice].filter((each) => each !== undefined).length !== 1)
      return reject('ONE_SOURCE', { pointer: '/form' });
    const part = form === undefined ? null : readForm(form);
    const code = part === null || isRejection(part) ? NATIONAL : part.code;
    const target = { kind: 'calendar' as const, code, on: drafting.effectiveFrom, source };
    return openDraft(this.store, asking, target, (world) => decide(drafting, part, world));
  }
}

function decide(
  drafting: CalendarDrafting,
  part: CalendarPart | Rejection | null,
  world: DraftWorld,
): Proposed | Rejection {
  if (!may(world.actor, EVENT)) return reject('FORBIDDEN', { params: { event: EVENT } });
  if (part !== null && isRejection(part)) return part;
  // A second national calendar would be nobody's.
  if (part !== null && part.extends === undefined && part.code !== NATIONAL)
    return reject('CAL-CODE', { pointer: '/form/code' });
  const base = world.latest && (world.latest.content as CalendarData);
  const read = part === null ? imported(drafting, base) : checkForm(part, base);
  if (isRejection(read)) return read;
  const { content } = read;
  const { effectiveFrom } = drafting;
  const plain = { operation: null, pending: null, along: [] };
  const drafted: Proposed = { kind: 'calendar', code: content.code, effectiveFrom, ...read, ...plain };
  const refused = checkEffect(drafted, world);
  if (refused) return refused;
  if (base && hashOf(partOf(base)) === hashOf(content)) return reject('DRAFT_CHANGES_NOTHING');
  const versions = calendarVersions(content, effectiveFrom, world.beside, hashOf);
  return isRejection(versions) ? versions : drafted;
}

function imported(drafting: CalendarDrafting, base: CalendarData | null): DraftedCalendar | Rejection {
  if (!base) return reject('NO_CALENDAR', { params: { code: NATIONAL } });
  return importYears(drafting, base, { title: drafting.source, url: drafting.sourceUrl ?? null });
}
