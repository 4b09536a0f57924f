import type { Limit } from '#calendar';
import type { Bilingual, LocalDate } from '#kernel';
import type { ClockKind, CommittedLimit, ItemDefinition } from '#model/catalogue';
import type { RuledOut } from '#model/routing';
import type { ChannelFacts } from './channel/facts.js';
import type { CommitmentFacts } from './commitment/facts.js';
import type { CoveredFacts } from './covered/facts.js';
import type { LevelFacts } from './levels/facts.js';
import type { MaterialFacts } from './material/facts.js';
import type { RedecideFacts } from './redecide/facts.js';
import type { Fall } from './result/events.js';
import type { ResultFacts } from './result/facts.js';
import type { GapLine, WindowedFacts } from './window/facts.js';

export type { Obligation } from './obligation.js';
export type { GapLine } from './window/facts.js';

import type { MeetingFacts } from './meeting/facts.js';
import type { Obligation } from './obligation.js';
import type { AuthorityFact } from './paper/authority-fact.js';
import type { ServeFacts } from './serve/facts.js';
import type { SignFacts } from './sign/facts.js';

export const STANDINGS = [
  'planned',
  'filed',
  'correcting',
  'accepted',
  'granted',
  'refused',
  'recorded',
  'served',
  'notNeeded',
  'notAccepted',
  'returned',
  'withdrawn',
  'terminated',
] as const;
/** Where an item stands before the law. */
export type Standing = (typeof STANDINGS)[number];

export const WORKS = ['unclaimed', 'claimed', 'reviewing', 'concluded', 'signed'] as const;
/** How far the deciding organ's own work on it is. `reviewing`: taken up again after it was concluded once. */
export type Work = (typeof WORKS)[number];

/** A stop is an interval that names the clocks it stops, never a flag. */
export interface ItemStop {
  readonly ground: string;
  readonly kind: 'special' | 'suspension';
  /** It ends when what was asked for is in. */
  readonly forAsk?: true;
  readonly clocks: readonly ClockKind[];
  readonly from: LocalDate;
  /** The day from whose end the clocks run again; absent while the stop lasts. */
  readonly to?: LocalDate;
  /** The time needed, from which `expectedUntil` was counted. */
  readonly needed?: Limit;
  /** Told to the applicant in writing (行政许可法 45). */
  readonly expectedUntil: LocalDate;
  /** The day the clocks run again by themselves, where the ground has a cap. */
  readonly capOn?: LocalDate;
}

/** An earlier result as it reached this item. */
export interface ArrivedResult {
  readonly number: string;
  readonly organId: number;
  readonly inForceOn: LocalDate;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * A published tie that binds this item, and how it stands. `blocked`: the earlier application failed. `not-needed`: the earlier item
 * is none that the project needs, so there is no result to wait for, and the tie is over.
 */
export interface TieFact {
  readonly to: readonly string[];
  readonly binds: 'application' | 'decision';
  readonly article: string;
  /** As published: it binds only a project that meets it. */
  readonly condition?: string;
  /** Codes of `to` that are filed in the same case: their result arrives by itself and is never entered by hand. */
  readonly within: readonly string[];
  readonly state: 'open' | 'in-force' | 'blocked' | 'not-needed';
  readonly from?: string;
  /** The day the result, the last failure, or the word that none is needed reached this item. */
  readonly arrivedOn?: LocalDate;
  /** Alternatives that failed; the tie is blocked when none is left. */
  readonly failed?: readonly string[];
  /**
   * Alternatives that are not needed, each by its article; the tie is over when that is said of all. `because`: the rows of published tables
   * that say it of the facts of the project; absent where an organ said it.
   */
  readonly notNeeded?: readonly ({ readonly of: string; readonly article: string } & Partial<
    Pick<RuledOut, 'because'>
  >)[];
  /** An application that was accepted before changed facts bound it: then its decision waits. */
  readonly delaysDecision?: true;
  readonly result?: ArrivedResult;
  /** Results it stood on that count no more, each heard on a day. */
  readonly lost?: readonly {
    readonly on: LocalDate;
    readonly number: string;
    readonly how: Fall;
    readonly since: LocalDate;
  }[];
}

/** What rings: a clock, or a watch over a clock that does not run (nobody claims, a stop outlasts its notice, nobody's turn). */
export type RungKind = ClockKind | 'unclaimed' | 'long-stop' | 'idle' | 'silence' | 'findings';

/** How a published calendar moved the end of one clock. */
export interface Moved {
  readonly clock: ClockKind;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** Of a confirmation: which one. */
  readonly of?: string;
}

/** How a version that took the place of another changed the limit of one clock. */
export interface NewLimit {
  readonly clock: ClockKind;
  readonly from: Limit;
  readonly to: Limit;
}

/** What stays of older versions: a promise that ends earlier than the new one, a limit whose clock had ended. */
export interface Kept {
  readonly promise?: CommittedLimit;
  readonly 'pre-acceptance'?: ItemDefinition['preAcceptance'];
}

/** A version adopted while the item was pending, with the paper and the rule by which it was. */
export interface Adopted {
  readonly on: LocalDate;
  readonly itemVersion: number;
  readonly paper: string;
  readonly basis: string;
  readonly limits: readonly NewLimit[];
}

/** Whose debt an owed paper is: only an applicant's can end an item (rules 4.12). */
export interface Debt {
  readonly line: string;
  readonly debtor: 'applicant' | 'organ' | 'shared-source';
  /** The organ of this house that owes it; absent where the applicant does, or nobody here. */
  readonly organId?: number;
  readonly paidOn?: LocalDate;
}

/** Tolerance acceptance (容缺受理): what is owed, by when, on whose written pledge. */
export interface Owed {
  readonly on: LocalDate;
  readonly within: Limit;
  readonly pledge: string;
  readonly debts: readonly Debt[];
}

/** A supervision order (督办): a question with a day for its answer. */
export interface Order {
  readonly on: LocalDate;
  readonly question: string;
  readonly within: Limit;
  readonly answeredOn?: LocalDate;
  readonly answer?: string;
}

/** An article, and why no published line, ground or condition would do. */
export interface OffList {
  readonly article: string;
  readonly reason: string;
}

/** A confirmation that the guide wants of the item `of`, with the organ to ask at the base of the case. */
export interface Askable {
  readonly id: string;
  readonly name: Bilingual;
  readonly of: string;
  readonly organId: number;
  readonly within: Limit;
  readonly basis: string;
  readonly demo: boolean;
  readonly provisional: boolean;
}

/**
 * A confirmation (核对) asked of another organ beside the review: an interval with its own limit. What it hears stays known,
 * each word on its day; none of it bars the decision or ends the case.
 */
export interface Confirmation extends Omit<Askable, 'of'> {
  readonly askedOn: LocalDate;
  readonly afterHours?: true;
  /** Its limit passed without a word. */
  readonly silentOn?: LocalDate;
  /** The side was out of reach: the registrar goes on with a provisional record. */
  readonly provisionalOn?: LocalDate;
  readonly objectedOn?: LocalDate;
  readonly reason?: string;
  readonly confirmedOn?: LocalDate;
  /** Of a consultation (征求意见): what was asked, what was answered, and the article that gives silence a meaning. */
  readonly question?: string;
  readonly opinion?: string;
  readonly silence?: string;
  /** The side's own number for what it confirmed. */
  readonly reference?: string;
}

/** Everything known of one item besides where it stands: dated facts, from which every deadline is folded. */
export interface ItemFacts
  extends ServeFacts,
    SignFacts,
    WindowedFacts,
    ResultFacts,
    MaterialFacts,
    ChannelFacts,
    CommitmentFacts,
    CoveredFacts,
    MeetingFacts,
    RedecideFacts,
    LevelFacts {
  readonly handedIn: readonly string[];
  /** Whose decision it is, since the case was opened. */
  readonly authority?: AuthorityFact;
  readonly ties: readonly TieFact[];
  readonly stops: readonly ItemStop[];
  /** Rungs that rang, per clock: a passed rung never rings again. */
  readonly rang: Readonly<Partial<Record<RungKind, readonly string[]>>>;
  readonly filedOn?: LocalDate;
  /** Complete receipt: limits that start at receipt start here. */
  readonly completeOn?: LocalDate;
  /** Complete after office hours: a same-day limit then means the next working day (rules 4.6). */
  readonly afterHours?: true;
  readonly gaps?: { readonly on: LocalDate; readonly lines: readonly GapLine[]; readonly reply: Limit };
  readonly acceptedOn?: LocalDate;
  readonly acceptedBy?: 'person' | 'silence';
  readonly owed?: Owed;
  /** Whose desk it lies on: what was claimed in a colleague's place (代理) on theirs. The line says who did so. */
  readonly claimedBy?: string;
  readonly concludedOn?: LocalDate;
  readonly reviewedBy?: string;
  readonly opinion?: 'agree' | 'disagree';
  /** Fields of earlier results that the signed review assumed, as `code.field`. */
  readonly assumed?: Readonly<Record<string, string>>;
  readonly extension?: { readonly on: LocalDate; readonly more: Limit; readonly reason: string };
  /** The day the last earlier result arrived at a concluded review: the sync clock runs from it. */
  readonly decidableOn?: LocalDate;
  /** How often a clock ran before it began again: the item had to wait again, or its end moved on after it had rung as over. */
  readonly begunAnew?: Readonly<Partial<Record<ClockKind, number>>>;
  readonly decidedOn?: LocalDate;
  readonly outcome?: 'granted' | 'refused' | 'recorded';
  /** Signed by no person (超时默认). */
  readonly decidedBy?: 'silence';
  /** Decided on a commitment (告知承诺); `followUp` is the later check. */
  readonly byCommitment?: true;
  readonly followUp?: { readonly on: LocalDate; readonly kept: boolean };
  readonly number?: string;
  readonly reasons?: readonly string[];
  readonly obligations?: readonly Obligation[];
  /** What was asked, refused or stopped outside the published list, signed by the head. */
  readonly offList?: readonly (OffList & { readonly on: LocalDate; readonly of: string })[];
  readonly lateReason?: string;
  readonly servedOn?: LocalDate;
  readonly remindedOn?: LocalDate;
  /** Days put right afterwards by a second person (更正); nothing is deleted. */
  readonly corrections?: readonly {
    readonly on: LocalDate;
    readonly of: string;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly reason: string;
  }[];
  /** The last one is the open one, if any is. */
  readonly orders?: readonly Order[];
  readonly moves?: readonly (Moved & {
    readonly on: LocalDate;
    readonly paper: string;
    readonly calendar: number;
  })[];
  /** Versions adopted since the filing, and what stays of those before. */
  readonly versions?: readonly Adopted[];
  readonly kept?: Kept;
  /** Asked with the filing, where the guide wants them. */
  readonly confirmations?: readonly Confirmation[];
  readonly endedOn?: LocalDate;
}

export const NO_FACTS: ItemFacts = { handedIn: [], ties: [], stops: [], rang: {} };
