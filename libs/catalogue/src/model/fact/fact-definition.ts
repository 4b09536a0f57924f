import type { Bilingual } from '#kernel';
import type { Sourced } from '../definition.js';
import { INPUT_KINDS, type TableInput } from '../table/table-definition.js';

export const FACT_KINDS = [...INPUT_KINDS, 'text'] as const;

/**
 * How a fact follows from others: `of` divided by `by` (a fact or a figure), or the first `length` characters of the text `of`.
 * So nobody states a ratio beside its parts and contradicts them.
 */
export type Derivation =
  | { readonly of: string; readonly by: string }
  | { readonly of: string; readonly length: number };

/**
 * 项目指标: one thing that is asked of a project, with its kind and unit; the vocabulary of all decision tables. A `text` has a
 * `pattern` and is read by no table itself. `mustAnswer`: without it no advice is given at all. Immutable once published.
 */
export interface FactDefinition extends Omit<TableInput, 'id' | 'kind'>, Sourced {
  readonly code: string;
  readonly name: Bilingual;
  readonly kind: (typeof FACT_KINDS)[number];
  readonly pattern?: string;
  readonly mustAnswer: boolean;
  /** Of the firm and not of its project: no criterion of priority may read it (公平竞争). */
  readonly about?: 'firm';
  readonly derive?: Derivation;
  readonly note?: string;
}

/** The fact as a table's column; null for a text, which no table reads. */
export function asInput({ code, kind, about: _, ...rest }: FactDefinition): TableInput | null {
  return kind === 'text' ? null : { ...rest, id: code, kind };
}
