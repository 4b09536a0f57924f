import { isDeepStrictEqual } from 'node:util';
import { type Item, isOpen } from '#model/casework';
import type { Change } from '../book.js';
import { instantOf } from '../rows.js';
import { broken, type Invariant } from './invariant.js';

function counted(items: readonly Item[]) {
  const of = (...outcomes: string[]) =>
    items.filter(({ context }) => outcomes.includes(context.facts.outcome ?? '')).length;
  return {
    open: items.filter(isOpen).length,
    granted: of('granted', 'recorded'),
    refused: of('refused'),
    withdrawn: items.filter(({ standing }) => standing === 'withdrawn').length,
  };
}

export const counters: Invariant = {
  name: 'the counters of a case are those of its items',
  look: ({ now, stored }) => {
    const { open, granted, refused, withdrawn } = stored.file;
    const kept = { open, granted, refused, withdrawn };
    const folded = counted(now.items);
    return broken(isDeepStrictEqual(kept, folded), `case ${now.no}`, { stored: kept, folded });
  },
};

/** The moment of the line with which the last item ended; undefined where it is not among the new lines. */
function endedAt({ taken, now, was }: Change): string | undefined {
  if (now.items.some(isOpen) || !(was?.items.some(isOpen) ?? true)) return undefined;
  return taken.findLast(({ before, after }) => isOpen(before) && !isOpen(after))?.line.recordedAt;
}

export const concluded: Invariant = {
  name: 'a case is concluded when its last item ends, and once',
  look: (change) => {
    const { now, stored } = change;
    const { status, concluded_at: at } = stored.file;
    const ended = !now.items.some(isOpen);
    const since = endedAt(change);
    const moment = at === null ? undefined : instantOf(at);
    return [
      ...broken(
        (status === 'concluded') === ended && (moment !== undefined) === ended,
        `case ${now.no} is ${status}`,
        stored.file,
      ),
      ...broken(!since || since === moment, `case ${now.no} ended at ${since}, concluded at ${moment}`),
    ];
  },
};

/** What a line says came into force stands in the register of the project. */
export const register: Invariant = {
  name: 'a result in force stands in the register',
  look: ({ lines, stored }) =>
    lines.flatMap(({ seq, results }) =>
      results.flatMap(({ code, number }) => {
        const kept = stored.results.filter((result) => result.code === code).map((each) => each.number);
        return broken(kept.includes(number), `line ${seq}: ${code} ${number}, in the register ${kept}`);
      }),
    ),
};

/** Rights fall in the register: whoever decides anew has seen them fall there (行政诉讼法 70). */
export const annulledFirst: Invariant = {
  name: 'nothing counts that is decided anew',
  look: ({ taken, stored }) =>
    taken.flatMap(({ entry: { idx, event }, before }) => {
      const { number } = before.context.facts;
      const stands = stored.results.find((result) => number !== undefined && result.number === number);
      const isAnew = event.type === 'REDECIDE' && stands !== undefined;
      return broken(!isAnew || stands.state === 'annulled', `item ${idx}: ${number}`, stands);
    }),
};
