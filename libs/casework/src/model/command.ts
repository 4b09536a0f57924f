import type { Limit, WorkingCalendar } from '#calendar';
import type { Actor, Instant, LocalDate } from '#kernel';
import type { AssessmentThere, GuideWindow, ItemDefinition, ItemName } from '#model/catalogue';
import type { Bar, Subject } from '#model/identity';
import type { RuledOut } from '#model/routing';
import type { AddCommand } from './add-command.js';
import type { ChannelCommand, ProjectChannel } from './channel/commands.js';
import type { TiesCommand } from './condition/commands.js';
import type { ItemEvent } from './events.js';
import type { Askable } from './facts.js';
import type { Item } from './item.js';
import type { Joint } from './joint-facts.js';
import type { AuthorityCommand } from './levels/commands.js';
import type { MeetingCommand } from './meeting/commands.js';
import type { Entry } from './outcome.js';
import type { FactsCommand } from './result/commands.js';
import type { FallenResult } from './result/fallen.js';
import type { Seen } from './seen.js';
import type { ServeCommand } from './serve/commands.js';
import type { RegisteredResult } from './time.js';
import type { CaseSupply } from './window/case-words.js';

/** What the rules are told of the world: the moment, who acts, whose case it is, and results in force in the project. */
export interface World {
  readonly now: Instant;
  readonly actor: Actor;
  readonly file: Required<Pick<Subject, 'applicantOrgan' | 'parkId'>>;
  readonly register: readonly RegisteredResult[];
  /** Results of the project that count no more, where an item stands on some result. */
  readonly fallen?: readonly FallenResult[];
  /** The green channel of the project, told to what is newly planned; null where it was never admitted. */
  readonly channel?: ProjectChannel | null;
  /** What the guide wants confirmed, with the organs to ask; asked of an item when it is filed. */
  readonly askable?: readonly Askable[] | undefined;
  /** Plans and regional assessments in force at the base, while something is still to be filed. */
  readonly assessments?: readonly AssessmentThere[];
  /** Bars of the applicant in force that day (失信限制). */
  readonly bars?: readonly Bar[];
  /** Where the guide handles items jointly; then every item of the case is loaded. */
  readonly joint?: Joint | undefined;
  /** How the guide handles its one window; told to an item when it is filed. */
  readonly window?: GuideWindow | undefined;
  /** Versions of the templates of papers in force, by template. */
  readonly templates?: Readonly<Record<string, number>>;
  /** The items that people may speak of, where the command carries words. */
  readonly named?: readonly ItemName[] | undefined;
}

/** A published calendar that replaces the one an item counts by; `paper` is the notice that brought it. */
export interface NewCalendar {
  readonly id: number;
  readonly days: WorkingCalendar;
  readonly paper: string;
}

/** A published version that pending items adopt (法释〔2009〕20号 9); those filed before `filedBefore` keep theirs. */
export interface NewVersion {
  readonly id: number;
  readonly version: number;
  readonly definition: ItemDefinition;
  readonly filedBefore: LocalDate | null;
  /** The paper that brought it, and the basis of its rule for pending items. */
  readonly paper: string;
  readonly basis: string;
  /** What the tables rule out for the project of what its ties ask under a condition. */
  readonly ruledOut?: readonly RuledOut[];
}

/** A day of an earlier entry put right by a second person (更正): which entry, the right day, why. */
export interface Correction {
  readonly idx: number;
  readonly ifVersion?: number;
  /** The line of the journal and the event in it. */
  readonly seq: number;
  readonly of: string;
  readonly to: LocalDate;
  readonly reason: string;
  /** The item as it was planned, and all entries of the case with the line each stands in; null where there is no such item. */
  readonly history: {
    readonly planned: Item;
    readonly entries: readonly (Entry & { readonly seq: number })[];
    readonly calendars: ReadonlyMap<number, WorkingCalendar>;
    readonly definitions?: ReadonlyMap<number, ItemDefinition>;
  } | null;
}

/** One act on one item, the withdrawal of the whole case, or time itself looking at the clock. */
export type Command =
  | { readonly type: 'ACT'; readonly idx: number; readonly event: ItemEvent; readonly ifVersion?: number }
  | {
      readonly type: 'WITHDRAW_CASE';
      readonly on: LocalDate;
      readonly note?: string;
      /** The version of the case the applicant saw, and the one it has. */
      readonly seen?: Seen;
    }
  | {
      readonly type: 'EXTEND_JOINT';
      readonly on: LocalDate;
      readonly more: Limit;
      readonly reason: string;
      readonly seen: Seen;
    }
  /** 全案一次性告知: what the departments found, told at once. */
  | {
      readonly type: 'NOTICE_CASE_GAPS';
      readonly on: LocalDate;
      readonly reply: Limit;
      readonly seen: Seen;
    }
  | AddCommand
  | { readonly type: 'ACCEPT_ALL'; readonly on: LocalDate; readonly seen: Seen }
  | ({ readonly type: 'SUPPLY_CASE' } & CaseSupply)
  | ({ readonly type: 'CORRECT' } & Correction)
  /** A calendar was published: the items that count by an older one, with the one that takes its place. */
  | {
      readonly type: 'RECALENDAR';
      readonly calendars: readonly (NewCalendar & { readonly idx: number })[];
    }
  /** A version came into force that reaches pending items of its code: those numbered so. */
  | { readonly type: 'ADOPT_VERSION'; readonly idx: readonly number[]; readonly adopted: NewVersion }
  | ServeCommand
  | MeetingCommand
  | FactsCommand
  | TiesCommand
  | AuthorityCommand
  | ChannelCommand
  | { readonly type: 'TIME' };
