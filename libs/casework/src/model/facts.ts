import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { ClockKind } from '#model/catalogue';

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

/** A published tie that binds this item, and how it stands. `blocked`: the earlier application failed. */
export interface TieFact {
  readonly to: readonly string[];
  readonly binds: 'application' | 'decision';
  readonly article: string;
  /** Codes of `to` that are filed in the same case: their result arrives by itself and is never entered by hand. */
  readonly within: readonly string[];
  readonly state: 'open' | 'in-force' | 'blocked';
  readonly from?: string;
  /** The day the result, or the last failure, reached this item. */
  readonly arrivedOn?: LocalDate;
  /** Alternatives that failed; the tie is blocked when none is left. */
  readonly failed?: readonly string[];
  readonly result?: ArrivedResult;
}

export interface GapLine {
  readonly line: string;
  readonly note?: string;
}

/** Everything known of one item besides where it stands: dated facts, from which every deadline is folded. */
export interface ItemFacts {
  readonly handedIn: readonly string[];
  readonly ties: readonly TieFact[];
  readonly stops: readonly ItemStop[];
  /** Rungs that rang, per clock: a passed rung never rings again. */
  readonly rang: Readonly<Partial<Record<ClockKind, readonly string[]>>>;
  readonly filedOn?: LocalDate;
  /** Complete receipt: limits that start at receipt start here. */
  readonly completeOn?: LocalDate;
  readonly gaps?: { readonly on: LocalDate; readonly lines: readonly GapLine[]; readonly reply: Limit };
  readonly acceptedOn?: LocalDate;
  readonly acceptedBy?: 'person' | 'silence';
  readonly claimedBy?: string;
  readonly concludedOn?: LocalDate;
  readonly reviewedBy?: string;
  readonly opinion?: 'agree' | 'disagree';
  /** Fields of earlier results that the signed review assumed, as `code.field`. */
  readonly assumed?: Readonly<Record<string, string>>;
  readonly extension?: { readonly on: LocalDate; readonly more: Limit; readonly reason: string };
  /** The day the last earlier result arrived at a concluded review: the sync clock runs from it. */
  readonly decidableOn?: LocalDate;
  readonly decidedOn?: LocalDate;
  readonly outcome?: 'granted' | 'refused' | 'recorded';
  readonly number?: string;
  readonly reasons?: readonly string[];
  readonly obligations?: readonly Obligation[];
  readonly lateReason?: string;
  readonly servedOn?: LocalDate;
  readonly endedOn?: LocalDate;
  /** Due dates that a newly published calendar moved, in order: `calendar` is the publication counted in from `on`, by `paper`. */
  readonly moves?: readonly {
    readonly on: LocalDate;
    readonly paper: string;
    readonly calendar: number;
    readonly clock: ClockKind;
    readonly from: LocalDate | null;
    readonly to: LocalDate | null;
  }[];
}

/** A condition put on a grant: a duty with date, basis and inspector, never a prior approval. */
export interface Obligation {
  readonly duty: string;
  readonly basis: string;
  readonly dueOn: LocalDate;
  readonly inspector: string;
}

export const NO_FACTS: ItemFacts = { handedIn: [], ties: [], stops: [], rang: {} };
