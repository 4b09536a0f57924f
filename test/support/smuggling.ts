import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** How far the item has come when the attempt is made. */
export type Stage = 'filed' | 'claimed' | 'reviewed' | 'ordered' | 'granted';

/** One attempt to make one approval a precondition of another by hand, and what refuses it. */
export interface Attempt {
  readonly title: string;
  /** A10 where not told: no statute ties it to anything; C07 waits for C03 of the same case. */
  readonly item?: 'C07';
  readonly at: Stage;
  readonly by: 'clerk' | 'officer' | 'reviewer' | 'head' | 'supervisor';
  readonly act: string;
  readonly says: object;
  readonly code: string;
  readonly pointer?: string;
  readonly article: string;
}

interface Written extends Pick<Attempt, 'title' | 'says'> {
  readonly try: Pick<Attempt, 'item' | 'at' | 'by' | 'act'>;
  readonly refused: Pick<Attempt, 'code' | 'pointer' | 'article'>;
}

const corpus = parse(readFileSync(new URL('../corpus/smuggling.yaml', import.meta.url), 'utf8')) as {
  readonly attempts: readonly Written[];
  readonly harmless: readonly { readonly asks: boolean; readonly text: string }[];
};

/** Attempts to smuggle a precondition in. A consultation is none: nothing waits for its answer. */
export const SMUGGLING: readonly Attempt[] = corpus.attempts.map(({ title, says, try: tried, refused }) => ({
  ...{ title, says },
  ...tried,
  ...refused,
}));

/** What people write every day, and must be able to write. `asks`: as a line of a notice or an obligation. */
export const HARMLESS: readonly (readonly [text: string, asks: boolean])[] = corpus.harmless.map(
  ({ text, asks }) => [text, asks],
);
