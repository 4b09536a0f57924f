import type { LocalDate } from '#kernel';
import type { LineFile } from './events.js';

/** What one person of the deciding organ found of a line, and of which versions of which files. */
export interface LineJudgement {
  readonly line: string;
  readonly verdict: 'fit' | 'unfit';
  readonly reason?: string;
  readonly on: LocalDate;
  readonly by: string;
  readonly files: readonly LineFile[];
  /** The day the line was handed in again: from then on it is judged anew. */
  readonly replacedOn?: LocalDate;
}

/** What an item knows of its materials beside which lines are in. */
export interface MaterialFacts {
  /** Of each line the files handed in last. */
  readonly files?: readonly LineFile[];
  /** In the order they were made; of what is handed in now each line has one at most. */
  readonly judged?: readonly LineJudgement[];
}

export function filesOf({ files = [] }: MaterialFacts, line: string): readonly LineFile[] {
  return files.filter((each) => each.line === line);
}

/** Of what is handed in now; null while nobody has judged it. */
export function judgementOf({ judged = [] }: MaterialFacts, line: string): LineJudgement | null {
  return judged.find((each) => each.line === line && each.replacedOn === undefined) ?? null;
}

/** A line that is not fit for the item, and why: what a notice of gaps has to name. */
export interface UnfitLine {
  readonly line: string;
  readonly reason: string;
}

/** The lines found unfit and not handed in again since, in the order they were judged. */
export function unfitLines({ judged = [] }: MaterialFacts): UnfitLine[] {
  return judged.flatMap(({ line, verdict, reason = '', replacedOn }) =>
    verdict === 'unfit' && replacedOn === undefined ? [{ line, reason }] : [],
  );
}
