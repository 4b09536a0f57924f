import type { TieFact } from '../facts.js';
import { applicant, organ, type Teller } from '../telling.js';
import type { CONDITION_NOTICES } from './sentences.js';

type Told = keyof Pick<typeof CONDITION_NOTICES, 'tie-ruled-out' | 'tie-binds'>;

const codesOf = (ties: readonly TieFact[]): string => ties.map(({ to }) => to.join('|')).join(', ');
const all = (texts: readonly string[]): string => [...new Set(texts)].join('; ');

/** Each way once, whatever the number of ties: who waits no longer, and who waits. */
const judged: Teller<'JUDGE_TIES'> = ({ context }, { version }, before) => {
  const was = before.context.facts.ties;
  const { ties } = context.facts;
  const isOver = (tie: TieFact | undefined) => tie?.state === 'not-needed';
  const over = ties.filter((tie, at) => isOver(tie) && !isOver(was[at]));
  const bound = ties.filter((tie, at) => !isOver(tie) && isOver(was[at]));
  const tell = (kind: Told, params: Record<string, string>) =>
    [applicant, organ].map((to) => to(kind, { version, ...params }));
  const sources = over.flatMap(({ notNeeded = [] }) => notNeeded.map(({ article }) => article));
  return [
    ...(over.length > 0 ? tell('tie-ruled-out', { codes: codesOf(over), source: all(sources) }) : []),
    ...(bound.length > 0
      ? tell('tie-binds', { codes: codesOf(bound), article: all(bound.map(({ article }) => article)) })
      : []),
  ];
};

export const CONDITION_TELLERS = { JUDGE_TIES: judged } as const;
