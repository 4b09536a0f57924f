import type { Actor, Bilingual, LocalDate } from '#kernel';
import type { SetAside } from '#model/catalogue';
import type { ItemFacts } from './model/facts.js';
import type { AuthorityDiffers, Forwarded, Progress } from './model/levels/facts.js';
import type { AuthorityFact, LevelReason } from './model/paper/authority-fact.js';

/** Whose decision an item is, as everybody who sees it may know (行政许可法 22-25, 30). */
interface ShownAuthority {
  readonly form: AuthorityFact['form'];
  readonly inNameOf: Bilingual;
  readonly document: string | null;
  readonly level: string | null;
  /** The row by which the facts of the project decide between levels; null where one organ alone has the power. */
  readonly because: LevelReason | null;
  /** Facts that would tell and were missing: the usual level took it in. */
  readonly missing: readonly string[];
  readonly setAside: readonly SetAside[];
}

/** At which of two levels it is, since when, and what was said below. The applicant hears of the days, not of the opinion. */
interface ShownLevels {
  readonly at: 'first' | 'upper';
  readonly forwards: readonly (Pick<Forwarded, 'on'> & {
    readonly opinion: Forwarded['opinion'] | null;
    readonly note: string | null;
    readonly receivedOn: LocalDate | null;
    readonly sentDownOn: LocalDate | null;
    readonly reason: string | null;
  })[];
}

export interface AuthorityView {
  /** Null for items that were opened before it was kept. */
  readonly authority: ShownAuthority | null;
  /** The level that changed facts name now, until a transfer moves the item. */
  readonly authorityDiffers: AuthorityDiffers | null;
  /** Null where one organ alone reviews and decides. */
  readonly levels: ShownLevels | null;
  readonly transfers: readonly {
    readonly on: LocalDate;
    readonly document: string;
    readonly reason: string | null;
  }[];
  /** What was recorded of an item that an outside system handles. */
  readonly progress: readonly Progress[];
}

interface Reading {
  readonly actor: Actor;
  readonly file: { readonly applicantOrgan: number };
}

/** Whose the decision is, why, and how it moved. */
export function authorityView(facts: ItemFacts, { actor, file }: Reading): AuthorityView {
  const { authority, authorityDiffers = null, transfers = [], progress = [] } = facts;
  const isApplicant = actor.organId === file.applicantOrgan;
  return {
    authority: authority ? shown(authority) : null,
    authorityDiffers,
    levels: shownLevels(facts, isApplicant),
    transfers: transfers.map(({ on, document, reason }) => ({
      on,
      document,
      reason: isApplicant ? null : reason,
    })),
    progress,
  };
}

function shown(fact: AuthorityFact): ShownAuthority {
  const { form, inNameOf, document = null, level = null, because = null, missing = [], setAside = [] } = fact;
  const { zh, en } = inNameOf;
  return { form, inNameOf: { zh, en }, document, level, because, missing, setAside };
}

function shownLevels({ levels }: ItemFacts, isApplicant: boolean): ShownLevels | null {
  if (!levels) return null;
  const last = levels.forwards.at(-1);
  return {
    at: last && !last.sentDownOn ? 'upper' : 'first',
    forwards: levels.forwards.map(({ on, opinion, note, receivedOn, sentDownOn, reason }) => ({
      on,
      opinion: isApplicant ? null : opinion,
      note: isApplicant ? null : (note ?? null),
      receivedOn: receivedOn ?? null,
      sentDownOn: sentDownOn ?? null,
      reason: isApplicant ? null : (reason ?? null),
    })),
  };
}
