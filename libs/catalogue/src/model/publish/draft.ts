import type { CalendarData } from '#calendar';
import type { Actor, Instant, LocalDate } from '#kernel';
import type { PowersTold } from '../authority/powers.js';
import type { Finding } from '../check/finding.js';
import type { Operation } from './operation.js';

/** Kinds that people draft and publish; each has one line in `kinds.ts`. Kinds other than calendars are checked against one another. */
export type DraftKind =
  | 'item'
  | 'guide'
  | 'calendar'
  | 'delegation'
  | 'table'
  | 'fact'
  | 'key-list'
  | 'assessment';

/** A definition by kind and code. */
export interface Named {
  readonly kind: DraftKind;
  readonly code: string;
  readonly content: unknown;
}

export const PENDING_RULES = ['keep', 'switch', 'by-rule'] as const;
/**
 * What a new version means for pending items: they keep the old version, switch to the new one, or each by the rule that `basis`
 * tells (法释〔2009〕20号 9). The old promise is kept wherever it is shorter.
 */
export interface Pending {
  readonly rule: (typeof PENDING_RULES)[number];
  readonly basis: string;
  /** By rule: who filed before this day keeps the old version; the day of effect unless told. */
  readonly filedBefore?: LocalDate | undefined;
}

/** A definition published together with the draft's own, with the version it was drafted on. */
export interface Companion extends Named {
  readonly basedOn: number;
}

/** What is drafted, before anybody keeps it. `operation` null: a first version or a plain revision. */
export interface Proposed extends Named {
  readonly effectiveFrom: LocalDate;
  readonly operation: Operation | null;
  readonly pending: Pending | null;
  readonly along: readonly Companion[];
  /** What its source could not tell: found once, when it was drafted. */
  readonly findings: readonly Finding[];
}

/** What an editor proposes as the next version of a code. `basedOn` is the latest version it was drafted on; 0: there was none. */
export interface Draft extends Proposed {
  readonly id: string;
  /** The paper it rests on, in words. */
  readonly source: string;
  readonly basedOn: number;
  readonly status: 'draft' | 'published' | 'withdrawn';
  readonly version: number;
  readonly draftedBy: string;
}

/** A published version, as others are made on it. `ends`: from its day on nothing is in force under its code. */
export interface Version extends Named {
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly hash: string;
  readonly ends: boolean;
}

/**
 * What a new version of a code stands upon or takes along: its latest version, and `beside` it the base of an overlay, the overlays
 * of a base, or the rest of the catalogue, in order of the day from which each holds. `seen` is the last publication among them.
 */
export interface Family {
  readonly seen: number;
  readonly latest: Version | null;
  readonly beside: readonly Version[];
  /** The national calendar of the day of effect, in which limits are compared; absent for calendars. */
  readonly calendar?: CalendarData;
  /** Who may decide what where, by statute; absent for calendars. */
  readonly powers?: PowersTold;
}

/** Who asks, when, and what the family is at that moment. */
export interface DraftWorld extends Family {
  readonly actor: Actor;
  readonly now: Instant;
}

/** A version to be written, before its number is known. */
export interface Proposal extends Named {
  readonly effectiveFrom: LocalDate;
  readonly hash: string;
  readonly ends: boolean;
  readonly operation: Operation | null;
  readonly pending: Pending | null;
  /** Changed places since the version before, in the form of its kind; null for a first version. */
  readonly diff: unknown;
}

/** The hash of a content: SHA-256 of its canonical JSON. Rules are given it, for it needs more than rules may use. */
export type HashOf = (content: unknown) => string;
