import type { Offence } from './play.js';
import { Simulation, type Stepped } from './simulation.js';

/** A whole number from 1. Throws TypeError: the usage is told with it. */
export function wholeOf(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new TypeError(`${name} is a whole number from 1: ${text}`);
  return Number(text);
}

/** `--seed 7`, `--seeds 20` (1..20) or `--seeds 5..9`. */
export function seedsOf(seed: string | undefined, seeds: string | undefined): number[] {
  if (seed !== undefined && seeds !== undefined) throw new TypeError('--seed or --seeds, not both');
  if (seeds === undefined) return [wholeOf('--seed', seed ?? '1')];
  const [first = '', last] = seeds.split('..');
  const from = last === undefined ? 1 : wholeOf('--seeds', first);
  const to = wholeOf('--seeds', last ?? first);
  if (to < from) throw new TypeError(`--seeds ${seeds} is empty`);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

export interface Failure {
  readonly seed: number;
  readonly step: number;
  readonly did: string;
  readonly offences: readonly Offence[];
}

interface Running {
  readonly url: string;
  readonly seed: number;
  readonly steps: number;
  /** How often what was answered, over all seeds. */
  readonly coverage: Map<string, number>;
  readonly tell: (line: string) => void;
}

/** One seed to its end or to its first violation; an error of the engine is one as well. */
export async function runSeed({ url, seed, steps, coverage, tell }: Running): Promise<Failure | null> {
  const simulation = await Simulation.open(url, seed);
  let last: Stepped | null = null;
  const failed = (offences: readonly Offence[], step: number): Failure => ({
    seed,
    step,
    did: last?.did ?? '',
    offences,
  });
  try {
    for (let n = 1; n <= steps; n += 1) {
      last = await simulation.step();
      tell(`seed ${seed} step ${n} ${last.at} [${last.kind}] ${last.did}`);
      if (last.offences.length > 0) return failed(last.offences, n);
    }
    const offences = await simulation.finish();
    return offences.length > 0 ? failed(offences, steps) : null;
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return failed(
      [{ invariant: 'the engine answers', said: `in the step after: ${said}` }],
      (last?.n ?? 0) + 1,
    );
  } finally {
    for (const [what, n] of simulation.counts) coverage.set(what, (coverage.get(what) ?? 0) + n);
    await simulation.close();
  }
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
