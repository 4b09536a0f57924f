/** One act, ready to be sent. */
export type Act = () => Promise<unknown>;

/** A case whose items wait for nothing but their decision; `decisions` has one act per item. */
export interface ReadyCase {
  readonly id: string;
  readonly decisions: readonly Act[];
}

/** What people ask most: the status of a case by its receipt number, and a page of what lies with an organ. */
export interface Reads {
  readonly status: Act;
  readonly queue: Act;
}

/** One way of doing the same work: a case of eight items in eight organs, decided by eight people, concluding by itself. */
export interface Contender {
  readonly name: 'bare' | 'full' | 'engine' | 'http';
  /** Cases of a loaded phase, so that each of them measures for about the same time. */
  readonly loadedCases: number;
  /** The process that does the work. */
  readonly pid: number;
  /** Measured: opens one case, with its items in their organs' queues, their deadlines and the journal line. */
  start(): Promise<unknown>;
  /** Not measured: `count` cases ready to be decided. */
  stock(count: number): Promise<ReadyCase[]>;
  /** How many of these cases have concluded. */
  concluded(ids: readonly string[]): Promise<number>;
  /** Round trips to the database so far; null where they are made in another process. */
  trips(): number | null;
  /** Null for a client that writes alone. */
  readonly reads: Reads | null;
}

/**
 * Items of the demonstration guide that eight different organs decide, without a tie among them. (The construction permit
 * is left out: it may wait for the drawings, and a wait is not what is measured here.)
 */
export const ITEMS = ['A01', 'A04', 'A05', 'A09', 'A10', 'C03', 'C04', 'C06'] as const;
export const GUIDE = 'plant-parallel';
export const BASE = 'nanchuan';

/** Connections of each contender: the product's own default. */
export const POOL = 10;
/** Rows of a page of the queue: what a screen shows. */
export const PAGE = 20;
