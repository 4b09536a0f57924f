import type { ImportFinding } from '#calendar';
import type { Actor, Instant, LocalDate } from '#kernel';

/** Kinds that people draft and publish so far; each has one check in `checks.ts`. */
export type DraftKind = 'calendar';

/** What an editor proposes as the next version of a code. `basedOn` is the latest version it was drafted on; 0: there was none. */
export interface Draft {
  readonly id: string;
  readonly kind: DraftKind;
  readonly code: string;
  readonly content: unknown;
  readonly findings: readonly ImportFinding[];
  readonly effectiveFrom: LocalDate;
  /** The paper it rests on, in words. */
  readonly source: string;
  readonly basedOn: number;
  readonly status: 'draft' | 'published' | 'withdrawn';
  readonly version: number;
  readonly draftedBy: string;
}

/** A published version, as others are made on it. */
export interface Version {
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly hash: string;
  readonly content: unknown;
}

/**
 * What a new version of a code stands upon or takes along: its latest version, and `beside` it the base of an overlay or the
 * overlays of a base, in order of the day from which each holds. `seen` has the latest version of every code among them.
 */
export interface Family {
  readonly seen: Readonly<Record<string, number>>;
  readonly latest: Version | null;
  readonly beside: readonly Version[];
}

/** Who asks, when, and what the family is at that moment. */
export interface DraftWorld extends Family {
  readonly actor: Actor;
  readonly now: Instant;
}

/** A version to be written, before its number is known. */
export interface Proposal {
  readonly code: string;
  readonly effectiveFrom: LocalDate;
  readonly hash: string;
  readonly content: unknown;
}

/** The hash of a content: SHA-256 of its canonical JSON. Rules are given it, for it needs more than rules may use. */
export type HashOf = (content: unknown) => string;
