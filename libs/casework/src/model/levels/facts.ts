import type { LocalDate } from '#kernel';
import type { Level } from '#model/catalogue';
import type { LevelReason } from '../paper/authority-fact.js';

/** 报送: sent up with the opinion of the first review, received above, and where it was sent back down, when and why. */
export interface Forwarded {
  readonly on: LocalDate;
  readonly opinion: 'agree' | 'disagree';
  readonly note?: string;
  /** Every line that was handed in by then. */
  readonly papers: readonly string[];
  readonly receivedOn?: LocalDate;
  readonly sentDownOn?: LocalDate;
  readonly reason?: string;
}

/** Who reviews first, and who decides above. */
export type Levels = Pick<TwoLevels, 'first' | 'upper'>;

/** 两级办理 (行政许可法 35, 43): the organ of the first review and the one above it that decides; what went between them. */
export interface TwoLevels {
  readonly first: number;
  readonly upper: number;
  readonly forwards: readonly Forwarded[];
}

/** 移送: another organ has had the authority moved to it, by a document. */
export interface Transferred {
  readonly on: LocalDate;
  readonly from: number;
  readonly to: number;
  readonly document: string;
  readonly reason: string;
}

/** Facts of the project that changed name another level than has the item: it stays there until a transfer moves it. */
export interface AuthorityDiffers {
  readonly on: LocalDate;
  readonly level: Level;
  readonly because: LevelReason;
}

/** What was recorded of an item that an outside system handles: how far it is there, and what proves it. */
export interface Progress {
  readonly on: LocalDate;
  readonly step: string;
  readonly evidence: string;
}

/** The part of an item's facts that levels and moved powers give. */
export interface LevelFacts {
  readonly levels?: TwoLevels;
  readonly transfers?: readonly Transferred[];
  /** The days on which another organ got it, once it was filed: rerouted, transferred, sent up, sent back down. */
  readonly organSince?: readonly LocalDate[];
  readonly authorityDiffers?: AuthorityDiffers;
  readonly progress?: readonly Progress[];
}

/** The forwarding that stands: sent up and not sent back down. */
export function standingForward({ levels }: LevelFacts): Forwarded | undefined {
  const last = levels?.forwards.at(-1);
  return last?.sentDownOn ? undefined : last;
}

/** Still with the organ of the first review. */
export function isBelow(facts: LevelFacts): boolean {
  return facts.levels !== undefined && standingForward(facts) === undefined;
}
