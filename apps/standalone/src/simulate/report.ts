import type { Offence } from './play.js';

export interface Failure {
  readonly seed: number;
  readonly step: number;
  readonly did: string;
  readonly offences: readonly Offence[];
}

/** What is long and published, or a whole case, is named by what tells it apart. */
const SHORT: Readonly<Record<string, (value: never) => unknown>> = {
  context: ({ facts }: { facts: unknown }) => facts,
  file: ({ no, id, seq }: { no: number; id: string; seq: number }) => ({ no, id, seq }),
};

const shown = (rows: unknown): string =>
  JSON.stringify(rows, (key, value) => (value && SHORT[key]?.(value as never)) ?? value);

/** The seed, the step, what was done, and each broken rule with the rows that show it. */
export function failureOf({ seed, step, did, offences }: Failure): string[] {
  return [
    `seed ${seed}: violation at step ${step}: ${offences[0]?.invariant}`,
    `  done: ${did}`,
    ...offences
      .slice(0, 5)
      .flatMap(({ invariant, said, rows }) => [
        `  ${invariant}: ${said}`,
        ...(rows === undefined ? [] : [`    ${shown(rows)}`]),
      ]),
    ...(offences.length > 5 ? [`  and ${offences.length - 5} more`] : []),
    `  again: npm run simulate -- --seed ${seed} --steps ${step} --verbose`,
  ];
}

export function coverageOf(coverage: ReadonlyMap<string, number>): string[] {
  return [...coverage]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, n]) => `${String(n).padStart(7)}  ${what}`);
}
