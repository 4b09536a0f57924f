import type { ChangedFact } from './events.js';

/** The version of the facts of the project, and what each item reads of what changed. */
export interface FactsCommand {
  readonly type: 'FACTS_CHANGED';
  readonly version: number;
  readonly items: readonly { readonly idx: number; readonly facts: readonly ChangedFact[] }[];
}
