import type { WorkingCalendar } from '#calendar';
import type { Bilingual, LocalDate } from '#kernel';
import type {
  AssessmentThere,
  FactDefinition,
  GuideDefinition,
  ItemDefinition,
  Level,
  SetAside,
  Shortfall,
  TableDefinition,
} from '#model/catalogue';

import type { AdvisedPaper } from './covered-papers.js';

/** An organ as advice names it. */
export interface Organ extends Bilingual {
  readonly handle: string;
  readonly level: string;
}

/**
 * Who decides an item at the base on the day, in whose name, by which delegation (null: by statute); `calendar` counts its days. `level` is
 * that of the organ that has the power by statute, `usual` whether it is the one where no facts say otherwise; `setAside` are delegations
 * that name the item and give nobody the power.
 */
export interface Deciding {
  readonly level: Level;
  readonly usual: boolean;
  readonly setAside: readonly SetAside[];
  readonly organ: Organ;
  readonly inNameOf: Organ;
  readonly delegation: string | null;
  readonly calendar: number;
}

export interface Versioned<T> {
  readonly version: number;
  readonly content: T;
}

/** Everything published that advice reads, as it is in force at one base on one day. */
export interface InForceThere {
  readonly facts: readonly FactDefinition[];
  readonly tables: readonly Versioned<TableDefinition>[];
  readonly guides: readonly GuideDefinition[];
  readonly items: readonly ItemDefinition[];
  /** One for each level between which facts decide; mostly one alone. */
  readonly deciding: ReadonlyMap<string, readonly Deciding[]>;
  readonly calendars: ReadonlyMap<number, WorkingCalendar>;
  /** Plans and regional assessments, of whichever base. */
  readonly assessments?: readonly AssessmentThere[];
}

/** Why an answer is what it is: a row of a table, or that a guide always holds the item. */
export type Because =
  | {
      readonly table: string;
      readonly version: number;
      readonly row: string;
      readonly source: string;
      readonly demo: boolean;
    }
  | { readonly guide: string };

/** Dates if all papers are handed in on the day of the advice; `provisional` where a day rests on a notice still to come. */
export interface Promised {
  /** The organ says by then whether it accepts; null where there is no act of acceptance. */
  readonly acceptBy: DatedDay | null;
  /** Accepted at once, decided by then. */
  readonly decideBy: DatedDay;
  /** Accepted on the last day, decided by then at the latest. */
  readonly atTheLatest: DatedDay;
  /** The limit of the statute, from acceptance or receipt at once; null where the law sets none. */
  readonly statutory: DatedDay | null;
  /** The promise is invented for demonstration. */
  readonly demo: boolean;
}

export interface DatedDay {
  readonly on: LocalDate;
  readonly provisional: boolean;
}

/** `because`: the row by which facts decide between levels; null where one organ alone has the power. */
export interface AdvisedAuthority extends Omit<Deciding, 'calendar' | 'usual'> {
  readonly because: Because | null;
}

export interface AdvisedItem {
  readonly code: string;
  readonly name: Bilingual;
  readonly guide: string | null;
  /** The project has its result in force: it is not counted and asks for no papers. */
  readonly held: boolean;
  readonly because: readonly Because[];
  /** Null: no organ decides it there, or facts that are missing would tell which. */
  readonly authority: AdvisedAuthority | null;
  /** The facts that would tell which of several organs decides. */
  readonly authorityMissing: readonly string[];
  readonly dates: Promised;
  /** By statute its decision waits for one result of each list. */
  readonly waitsFor: readonly (readonly string[])[];
}

/** Serial against parallel, in working days on the published promises. */
export interface DaysTaken {
  readonly serial: number;
  readonly parallel: number;
  readonly demo: boolean;
}

export interface AdvisedGuide {
  readonly code: string;
  readonly name: Bilingual;
  readonly items: readonly string[];
  readonly days: DaysTaken;
}

/** An item of which nobody can say whether it is needed, and the facts that would tell. */
export interface OpenItem {
  readonly code: string;
  readonly name: Bilingual;
  readonly missing: readonly string[];
}

export interface MissingFact {
  readonly fact: string;
  readonly name: Bilingual;
  readonly kind: FactDefinition['kind'];
  readonly unit?: string;
  readonly values?: readonly string[];
  /** Codes of items, of categories that are not let in, and of criteria of priority that ask for it. */
  readonly askedBy: readonly string[];
}

export interface BannedFinding {
  readonly category: string;
  /** `banned`: not let in by the published text; `examine`: the park looks at it first. */
  readonly verdict: string;
  readonly because: Because;
}

/** One published criterion, and by how much the project misses it; `short` is empty where it is met. */
export interface Criterion {
  readonly criterion: string;
  readonly met: boolean;
  readonly because: Because;
  readonly short: readonly Shortfall[];
}

/** What a project needs, who decides it, when, and what is missing: a pure answer to facts, base and day. */
export interface Advice {
  readonly on: LocalDate;
  readonly base: string;
  /** The facts it rests on, with those that follow from others. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly guides: readonly AdvisedGuide[];
  readonly items: readonly AdvisedItem[];
  readonly notNeeded: readonly { readonly code: string; readonly because: readonly Because[] }[];
  readonly open: readonly OpenItem[];
  readonly materials: readonly AdvisedPaper[];
  /** One guide after another; within each, all items at once. */
  readonly days: DaysTaken;
  readonly banned: readonly BannedFinding[];
  readonly greenChannel: {
    /** Null: a missing fact could still decide it. One criterion is enough; a banned category bars all of them. */
    readonly qualifies: boolean | null;
    readonly criteria: readonly Criterion[];
  };
  readonly missing: readonly MissingFact[];
}
