import type { CaseBench, Figures, Name, Round } from './case-bench.js';
import { median } from './clients.js';

export interface Ratios {
  /** Cases per second with 64 clients, ÷ bare. */
  readonly engineMixed: number;
  readonly httpMixed: number;
  /** Decision of one client, engine p50 ÷ bare p50. */
  readonly decisionP50: number;
}

const NAMES: readonly Name[] = ['bare', 'full', 'engine', 'http'];

const ROWS: readonly (readonly [keyof Figures, string, number])[] = [
  ['startP50', '1 client: start p50, ms', 2],
  ['startP99', '1 client: start p99, ms', 2],
  ['decisionP50', '1 client: decision p50, ms', 2],
  ['decisionP99', '1 client: decision p99, ms', 2],
  ['statusP50', '1 client: status p50, ms', 2],
  ['queueP50', '1 client: page of a queue p50, ms', 2],
  ['tripsPerStart', 'round trips per start', 2],
  ['tripsPerDecision', 'round trips per decision', 2],
  ['commitsPerStart', 'commits per start', 2],
  ['commitsPerDecision', 'commits per decision', 2],
  ['startsPerSecond', '64 clients: starts/s', 0],
  ['decisionsPerSecond', '64 clients: decisions/s', 0],
  ['casesPerSecond', '64 clients mixed: cases/s', 1],
  ['loadedDecisionP50', '64 clients mixed: decision p50, ms', 1],
  ['loadedDecisionP99', '64 clients mixed: decision p99, ms', 1],
  ['databaseCpuMs', 'CPU of PostgreSQL per act, ms', 2],
  ['nodeCpuMs', 'CPU of Node per act, ms', 2],
];

const round3 = (value: number): number => Math.round(value * 1000) / 1000;

/** The median of each figure over the rounds. */
export function mediansOf(rounds: readonly Round[]): Record<Name, Record<keyof Figures, number | null>> {
  const of = (name: Name) =>
    Object.fromEntries(
      ROWS.map(([key]) => {
        const values = rounds.map((each) => each[name][key]).filter((value) => value !== null);
        return [key, values.length > 0 ? round3(median(values)) : null];
      }),
    ) as Record<keyof Figures, number | null>;
  return { bare: of('bare'), full: of('full'), engine: of('engine'), http: of('http') };
}

/** Ratios are taken within each round, then their median: what disturbs a round disturbs both sides of its ratio. */
export function ratiosOf(rounds: readonly Round[]): Ratios {
  const ratio = (name: Name, key: 'casesPerSecond' | 'decisionP50') =>
    round3(median(rounds.map((each) => each[name][key] / each.bare[key])));
  return {
    engineMixed: ratio('engine', 'casesPerSecond'),
    httpMixed: ratio('http', 'casesPerSecond'),
    decisionP50: ratio('engine', 'decisionP50'),
  };
}

/** What a person reads: a table of medians with the ratios to bare, one line each. */
export function tableOf({ rounds, machine }: CaseBench): string[] {
  const medians = mediansOf(rounds);
  const { engineMixed, httpMixed, decisionP50 } = ratiosOf(rounds);
  const show = (value: number | null, digits: number) =>
    (value === null ? '–' : value.toFixed(digits)).padStart(10);
  const share = (value: number | null, bare: number | null) =>
    (value === null || !bare ? '–' : `${(value / bare).toFixed(2)} ×`).padStart(10);
  const head = ['', ...NAMES, 'eng÷bare', 'http÷bare'];
  return [
    `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}, PostgreSQL ${machine.postgres}, ` +
      `fsync ${machine.fsync}, 8 kB forced in ${machine.forceMs ?? '?'} ms; medians of ${rounds.length} round(s)`,
    head.map((word, at) => (at === 0 ? word.padEnd(32) : word.padStart(10))).join(''),
    ...ROWS.map(([key, label, digits]) => {
      const [bare, engine, http] = NAMES.map((name) => medians[name][key]);
      const figures = [bare, engine, http].map((value) => show(value ?? null, digits)).join('');
      return `${label.padEnd(32)}${figures}${share(engine ?? null, bare ?? null)}${share(http ?? null, bare ?? null)}`;
    }),
    '',
    `engine ÷ bare, cases/s ${engineMixed} · http ÷ bare, cases/s ${httpMixed} · decision p50, engine ÷ bare ${decisionP50}`,
  ];
}
