import type { Asking } from '#casework';
import type { ResolvedFile } from '#dossier';
import type { Instant } from '#kernel';
import type { Book } from './book.js';
import type { Chance } from './chance.js';
import type { House } from './house.js';
import type { Offers } from './offers.js';
import type { Person } from './people.js';

/** A rule of the house that did not hold, with the rows that show it. */
export interface Offence {
  readonly invariant: string;
  readonly said: string;
  readonly rows?: unknown;
}

/** What a step did, and what it may have left in the store. */
export interface Deed {
  readonly did: string;
  /** How many lines each case gained, no other case any; null: time itself acted, as often as it had reason to. */
  readonly lines: ReadonlyMap<string, number> | null;
  readonly offences?: readonly Offence[];
  /** Everything that was due by then has been rung. */
  readonly rungBy?: Instant;
  /** A worker was killed while it rang: what it rang may have been set aside for a moment. */
  readonly crashed?: true;
}

/** An act that happened, to be asked again. */
export interface Past {
  readonly asking: Asking;
  readonly again: (asking: Asking) => Promise<unknown>;
  readonly caseId: string;
  readonly seq: number;
  /** Of a submission. */
  readonly queryCode?: string | null;
}

/** A run in the middle of a step. */
export interface Play {
  readonly house: House;
  readonly book: Book;
  /** Read anew where somebody begins or ends to act for somebody else. */
  people: readonly Person[];
  readonly offers: Offers;
  /** The source of this step's choices. */
  readonly chance: Chance;
  /** The legal moment of this step; a step that moves time says where to. */
  now: Instant;
  readonly past: Past[];
  /** Cases that two acts at once may have left either way: no choice looks at them again, or the run could not be repeated. */
  readonly left: Set<string>;
  /** Versions of files by project, each once. */
  readonly papers: Map<string, readonly ResolvedFile[]>;
  /** A key never used before. */
  key(): string;
  /** Counts how often something was answered, for the summary. */
  count(what: string): void;
}

/** A kind of step. Null: there is nothing to do it to, another kind is chosen. */
export interface Step {
  readonly name: string;
  readonly weight: number;
  readonly take: (play: Play) => Promise<Deed | null>;
}

export const askedBy = (play: Play, { principal }: Person): Asking => ({
  principal,
  key: play.key(),
  hash: 'body',
});

/** The deed of something that left one line in one case, or none. */
export function deed(did: string, caseId: string, lines: number, offences: readonly Offence[] = []): Deed {
  return { did, lines: new Map([[caseId, lines]]), offences };
}

/** Nothing where the rules may answer that; else an offer that was not kept. */
export const unlessExpected = (what: string, said: string, expected: readonly string[]): Offence[] =>
  expected.includes(said)
    ? []
    : [{ invariant: 'what is offered is taken', said: `${what} was answered ${said}` }];
