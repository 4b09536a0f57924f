import type { Bilingual } from '#kernel';
import type { Sourced } from '../definition.js';

export const HITS = ['unique', 'first', 'collect'] as const;
/** 命中规则: exactly one row holds · the first row that holds counts · all rows that hold count, none is allowed. */
export type Hit = (typeof HITS)[number];

export const INPUT_KINDS = ['number', 'choice', 'flag', 'date', 'texts'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/**
 * What a table asks of the facts, by the key of the fact. A number says its `unit` and at most how many `decimals` it has (nine
 * unless told); numbers and dates may say in which `range` they lie; `values` close a choice, and a set of texts where told.
 */
export interface TableInput {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: InputKind;
  readonly unit?: string;
  readonly decimals?: number;
  readonly range?: string;
  readonly values?: readonly string[];
}

export const OUTPUT_KINDS = ['text', 'choice', 'flag', 'number'] as const;

/** What a row answers. Numbers are decimal texts. */
export interface TableOutput {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: (typeof OUTPUT_KINDS)[number];
  readonly unit?: string;
  readonly values?: readonly string[];
}

export type Answer = string | boolean;

export const ANSWERS = ['needs', 'banned', 'priority', 'decides', 'ranking'] as const;
/**
 * What routing asks a table: which items a project needs (output `item`, a code or `none`), whether it is of a category that is
 * not let in (`category`, `verdict`), which published criteria of priority it meets (`criterion`), of which level the organ is that
 * decides an item (`item`, `level`); and by which figures projects are ranked (`by`, the `first` of them `most` or `least`), each
 * row a figure, the next one where that is equal.
 */
export type Answers = (typeof ANSWERS)[number];

/** A line of the table: one cell for every input, as a clerk writes it (`-` for any), one answer for every output, and its source. */
export interface TableRow extends Sourced {
  readonly id: string;
  readonly when: Readonly<Record<string, string>>;
  readonly gives: Readonly<Record<string, Answer>>;
  readonly note?: string;
}

/** 决策表: immutable once published, like an item. */
export interface TableDefinition extends Sourced {
  readonly code: string;
  readonly name: Bilingual;
  readonly hit: Hit;
  /** Absent: no part of routing asks it. */
  readonly answers?: Answers;
  /** Whose table it is, where that matters. */
  readonly owner?: Bilingual;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rows: readonly TableRow[];
}
