import type { Actor, Instant, LocalDate } from '#kernel';
import type { Channel } from './channel/channel.js';

/** How a result stands today; only the first two count. `replaced`: a new decision took its place, `changed`: the organ changed it. */
export const RESULT_STATES = [
  'in-force',
  'renewed',
  'stayed',
  'changed',
  'replaced',
  'lapsed',
  'retracted',
  'revoked',
  'annulled',
  'cancelled',
] as const;
export type ResultState = (typeof RESULT_STATES)[number];

/** A duty put on a grant: what, by which basis, by when, who looks; and how it was met. Overdue and told: `toldOn`. */
export interface RegisteredObligation {
  readonly condition?: string;
  readonly duty: string;
  readonly basis: string;
  readonly dueOn: LocalDate;
  readonly inspector: string;
  readonly doneOn?: LocalDate;
  readonly evidence?: string;
  readonly toldOn?: LocalDate;
}

/** One result of the register. `subject` names the part of the project it is about, '' for all of it. */
export interface RegisterEntry {
  readonly id: string;
  readonly code: string;
  readonly subject: string;
  readonly number: string;
  readonly organId: number;
  readonly inForceOn: LocalDate;
  /** The last day on which it counts; null where it has no end. */
  readonly validUntil: LocalDate | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly state: ResultState;
  readonly stateOn: LocalDate;
  readonly version: number;
  readonly source: 'decision' | 'outside' | 'shared';
  readonly obligations: readonly RegisteredObligation[];
  /** Of what time alone has ended: how it stood by then, and since which day. */
  readonly lapsedFrom?: { readonly state: ResultState; readonly on: LocalDate } | null;
}

/** What one person asked for and another has to confirm. */
export interface Proposal {
  readonly id: string;
  readonly kind: string;
  readonly says: Readonly<Record<string, unknown>>;
  readonly personId: string;
  /** 代理: in whose place it was asked for. */
  readonly inPlaceOf: string | null;
  readonly organId: number;
  readonly on: LocalDate;
}

export interface Project {
  readonly id: string;
  /** The version of the project: lines in its stream. */
  readonly seq: number;
  readonly code: string | null;
  readonly name: string;
  readonly base: string;
  readonly parkId: number;
  readonly applicantOrgan: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly factsVersion: number;
  /** The last admission to the green channel, ended or not; null where there was none. */
  readonly channel: Channel | null;
}

/** What an act on a project is decided on. */
export interface ProjectWorld {
  readonly now: Instant;
  readonly actor: Actor;
  readonly project: Project;
  readonly results: readonly RegisterEntry[];
  readonly proposals: readonly Proposal[];
}
