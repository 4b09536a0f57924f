import { Injectable } from '@nestjs/common';
import type { CalendarData, CalendarPart } from '#calendar';
import { isRejection, type LocalDate, type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import { newId } from '#platform';
import { hashOf } from './hash-of.js';
import { calendarVersions, partOf } from './model/check-calendar.js';
import type { DraftWorld } from './model/draft.js';
import {
  type CalendarSource,
  checkForm,
  type DraftedCalendar,
  importYears,
  NATIONAL,
  readForm,
} from './model/draft-calendar.js';
import { checkEffect } from './model/publish.js';
import { refusalOf } from './refusal.js';
import { type Asking, DraftStore } from './store/draft.store.js';

/** A calendar to be drafted: exactly one of the three sources, and the paper that stands behind it. */
export interface CalendarDrafting extends CalendarSource {
  readonly effectiveFrom: LocalDate;
  /** Title of the paper, as the public reads it. */
  readonly source: string;
  readonly sourceUrl?: string | undefined;
}

export interface Drafted {
  readonly draftId: string;
  readonly replayed: boolean;
}

const ATTEMPTS = 4;
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
    const { form, chineseDays, notice } = drafting;
    if ([form, chineseDays, notice].filter((each) => each !== undefined).length !== 1)
      return reject('ONE_SOURCE', { pointer: '/form' });
    const part = form === undefined ? null : readForm(form);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const drafted = await this.attempt(asking, drafting, part);
      if (drafted) return drafted;
    }
    return reject('CONTENDED');
  }

  /** Null where the same key came in twice at once. `part` null: the draft is an import. */
  private async attempt(
    asking: Asking,
    drafting: CalendarDrafting,
    part: CalendarPart | Rejection | null,
  ): Promise<Drafted | Rejection | null> {
    const { effectiveFrom, source } = drafting;
    const code = part === null || isRejection(part) ? NATIONAL : part.code;
    const world = await this.store.prepare(asking, { kind: 'calendar', code, on: effectiveFrom });
    if (world.word !== 'go') {
      const { draftId = '' } = world;
      return refusalOf(world, EVENT) ?? { draftId, replayed: true };
    }
    const drafted = decide(drafting, part, world);
    if (isRejection(drafted)) return drafted;
    const { content, findings } = drafted;
    const basedOn = world.latest?.version ?? 0;
    const draftId = newId();
    const draft = { id: draftId, kind: 'calendar', code, content, findings, effectiveFrom, source, basedOn };
    const written = await this.store.open(asking, draft);
    return written && (refusalOf(written, EVENT) ?? { draftId, replayed: false });
  }
}

function decide(
  drafting: CalendarDrafting,
  part: CalendarPart | Rejection | null,
  world: DraftWorld,
): DraftedCalendar | Rejection {
  if (!may(world.actor, EVENT)) return reject('FORBIDDEN', { params: { event: EVENT } });
  if (part !== null && isRejection(part)) return part;
  // A second national calendar would be nobody's.
  if (part !== null && part.extends === undefined && part.code !== NATIONAL)
    return reject('CAL-CODE', { pointer: '/form/code' });
  const refused = checkEffect(drafting.effectiveFrom, world);
  if (refused) return refused;
  const base = world.latest && (world.latest.content as CalendarData);
  const drafted = part === null ? imported(drafting, base) : checkForm(part, base);
  if (isRejection(drafted)) return drafted;
  const { content } = drafted;
  if (base && hashOf(partOf(base)) === hashOf(content)) return reject('DRAFT_CHANGES_NOTHING');
  const versions = calendarVersions(content, drafting.effectiveFrom, world.beside, hashOf);
  return isRejection(versions) ? versions : drafted;
}

function imported(drafting: CalendarDrafting, base: CalendarData | null): DraftedCalendar | Rejection {
  if (!base) return reject('NO_CALENDAR', { params: { code: NATIONAL } });
  return importYears(drafting, base, { title: drafting.source, url: drafting.sourceUrl ?? null });
}
