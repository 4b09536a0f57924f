import type { Bilingual, LocalDate } from '#kernel';
import type { BarGround } from '#model/identity';
import type { RuledOut } from '#model/routing';
import type { ConfirmationRow } from './confirmations.js';
import type { ItemEvent } from './events.js';
import type { ItemFacts, Standing, Work } from './facts.js';
import type { JointEvent, JointFacts } from './joint-facts.js';
import type { Level } from './ladder.js';
import type { Levels } from './levels/facts.js';
import type { LineFile } from './material/events.js';
import type { AuthorityFact } from './paper/authority-fact.js';
import type { Paper } from './paper/paper.js';
import type { Alarm, Projection } from './projection.js';
import type { Registered } from './result/registered.js';

/** One item as the act leaves it, with the version that was read. */
export interface ItemChange extends Projection {
  readonly idx: number;
  readonly version: number;
  readonly calendar: number;
  readonly itemVersion: number;
  readonly standing: Standing;
  readonly work: Work;
  readonly facts: ItemFacts;
  /** Only where something is confirmed of it. */
  readonly confirmations?: readonly ConfirmationRow[];
  /** Only where it was rerouted: the organ that has it from now on, and sees the case. */
  readonly organId?: number;
}

/** The row of an item that an act brings into a case. */
export interface OpenedItem extends Omit<ItemChange, 'version' | 'itemVersion' | 'organId'> {
  readonly code: string;
  readonly organ_id: number;
  readonly item_version: number;
  readonly machine_version: number;
}

/** An item as its line tells it was planned: where the fold of its entries begins. */
export interface PlannedRow
  extends Pick<OpenedItem, 'idx' | 'code' | 'organ_id' | 'item_version' | 'calendar'> {
  readonly handedIn: readonly string[];
  readonly subject?: string;
  readonly authority?: AuthorityFact;
  readonly levels?: Levels;
  readonly files?: readonly LineFile[];
  readonly ruledOut?: readonly RuledOut[];
}

/** One entry of the journal line: the event whole, so that the item is the fold of its entries. */
export interface Entry {
  readonly idx: number;
  readonly code: string;
  readonly event: ItemEvent;
  readonly standing: Standing;
  readonly work: Work;
}

/** A rung that was passed and is to be heard. */
export interface Alert {
  readonly idx: number;
  readonly kind: string;
  readonly rung: string;
  readonly light: 'yellow' | 'red';
  readonly level: Level;
  readonly organ_id: number;
  readonly item_code: string;
  readonly due_on: LocalDate;
}

/**
 * What somebody is told because of the act, in words of the day: the proof of what was said. `legal`: the law asks that it
 * reaches them. `organ_id` null is the supervision of the park; `idx` 0 the case itself.
 */
export interface Notice {
  readonly idx: number;
  readonly kind: string;
  readonly audience: 'applicant' | 'organ' | 'supervisor';
  readonly organ_id: number | null;
  readonly legal: boolean;
  readonly words: Bilingual;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A result that comes into force with the act and enters the project's register. */
export interface Result extends Registered {
  readonly idx: number;
  readonly code: string;
  readonly number: string;
  readonly organId: number;
  readonly inForceOn: LocalDate;
  readonly fields: Readonly<Record<string, string>>;
}

/** A result that falls with the act: its decision is revoked. */
export interface RevokedResult {
  readonly idx: number;
  readonly code: string;
  readonly number: string | null;
  readonly on: LocalDate;
}

/** A bar of the applicant that the act brings with it; its id is drawn where it is written. */
export interface NewBar {
  readonly enterprise: number;
  readonly ground: BarGround;
  readonly items: null;
  readonly from: LocalDate;
  readonly until: null;
  readonly document: string;
  readonly organId: number;
  readonly by: string;
}

/** By how much the counts of the case move: less, where what was decided is decided anew. */
export interface Tally {
  readonly ended: number;
  readonly granted: number;
  readonly refused: number;
  readonly withdrawn: number;
}

/** All that one act writes, as data: committed together or not at all. */
export interface Outcome {
  readonly kind: string;
  readonly effectiveOn: LocalDate;
  readonly changes: readonly ItemChange[];
  /** Items that the act brought into the case, and how they were planned. */
  readonly added?: readonly OpenedItem[];
  readonly plan?: readonly PlannedRow[];
  readonly entries: readonly Entry[];
  readonly touched: readonly number[];
  readonly alarms: readonly Alarm[];
  readonly alerts: readonly Alert[];
  readonly notices: readonly Notice[];
  /** What the act says in writing (文书): no paper, no act. */
  readonly papers: readonly Paper[];
  readonly results: readonly Result[];
  readonly revoked?: readonly RevokedResult[];
  readonly bars?: readonly NewBar[];
  /** Only where the clock of the case itself was heard or lengthened. */
  readonly joint?: { readonly facts: JointFacts; readonly events: readonly JointEvent[] };
  readonly topics: readonly string[];
  readonly tally: Tally;
}
