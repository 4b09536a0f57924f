import type { CaseBench, Figures, Name, Round } from './case-bench.js';
import { median } from './clients.js';
import { type AtSize, growthRatio } from './growth.js';

/** Each within its round, then the median: what disturbs a round disturbs both sides of its ratio. */
export interface Ratios {
  /** Cases per second with 64 clients, ÷ bare. */
  readonly engineMixed: number;
  readonly httpMixed: number;
  /** The same, ÷ full: who writes the same rows in plain SQL. */
  readonly engineFull: number;
  /** Decision of one client, p50 ÷ bare p50: the engine, and over HTTP. */
  readonly decisionP50: number;
  readonly httpDecisionP50: number;
  /** 2,000 alarms at once: milliseconds to the written alert. */
  readonly alarmP99Ms: number;
  /** The worst of start, decision, status and queue page: the largest store ÷ the smallest; `growthTo` says how large it was. */
  readonly growth1M: number | null;
  readonly growthTo: number;
  readonly commitsPerAct: number;
  readonly tripsPerAct: number;
  readonly apiReadyMs: number;
  readonly apiIdleMb: number | null;
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
  ['walPerStart', 'bytes of log per start', 0],
  ['walPerDecision', 'bytes of log per decision', 0],
  ['startsPerSecond', '64 clients: starts/s', 0],
  ['decisionsPerSecond', '64 clients: decisions/s', 0],
  ['casesPerSecond', '64 clients mixed: cases/s', 1],
  ['loadedDecisionP50', '64 clients mixed: decision p50, ms', 1],
  ['loadedDecisionP99', '64 clients mixed: decision p99, ms', 1],
  ['databaseCpuMs', 'CPU of PostgreSQL per act, ms', 2],
  ['nodeCpuMs', 'CPU of Node per act, ms', 2],
];

const round3 = (value: number): number => Math.round(value * 1000) / 1000;
type Medians = Record<Name, Record<keyof Figures, number | null>>;

/** The median of each figure over the rounds. */
export function mediansOf(rounds: readonly Round[]): Medians {
  const of = (name: Name) =>
    Object.fromEntries(
      ROWS.map(([key]) => {
        const values = rounds.map((each) => each[name][key]).filter((value) => value !== null);
        return [key, values.length > 0 ? round3(median(values)) : null];
      }),
    );
  return Object.fromEntries(NAMES.map((name) => [name, of(name)])) as Medians;
}

export function ratiosOf({ rounds, alarms, growth, api }: CaseBench): Ratios {
  const ratio = (of: Name, key: 'casesPerSecond' | 'decisionP50', by: Name) =>
    round3(median(rounds.map((each) => each[of][key] / each[by][key])));
  const { engine } = mediansOf(rounds);
  const grown = growthRatio(growth);
  return {
    engineMixed: ratio('engine', 'casesPerSecond', 'bare'),
    httpMixed: ratio('http', 'casesPerSecond', 'bare'),
    engineFull: ratio('engine', 'casesPerSecond', 'full'),
    decisionP50: ratio('engine', 'decisionP50', 'bare'),
    httpDecisionP50: ratio('http', 'decisionP50', 'bare'),
    alarmP99Ms: Math.round(median(alarms.map(({ p99 }) => p99))),
    growth1M: grown === null ? null : round3(grown),
    growthTo: growth.at(-1)?.cases ?? 0,
    commitsPerAct: Math.max(engine.commitsPerStart ?? 0, engine.commitsPerDecision ?? 0),
    tripsPerAct: Math.max(engine.tripsPerStart ?? 0, engine.tripsPerDecision ?? 0),
    apiReadyMs: api.readyMs,
    apiIdleMb: api.idleMb,
  };
}

/** What a person reads: medians with their ratios, one line each; then alarms, growth and the api at rest. */
export function tableOf(bench: CaseBench): string[] {
  const { rounds, machine, api, alarms, growth } = bench;
  const medians = mediansOf(rounds);
  const ratios = ratiosOf(bench);
  const late = (key: 'p50' | 'p99') => Math.round(median(alarms.map((each) => each[key])));
  return [
    `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}, PostgreSQL ${machine.postgres}, ` +
      `fsync ${machine.fsync}, 8 kB forced in ${machine.forceMs ?? '?'} ms; medians of ${rounds.length} round(s)`,
    row('', ...NAMES, 'eng÷bare', 'eng÷full', 'http÷bare'),
    ...ROWS.map((each) => figureRow(each, medians)),
    '',
    `${alarms[0]?.alarms ?? 0} alarms due at once, due to alert: p50 ${late('p50')} ms, p99 ${late('p99')} ms`,
    `the api: ready after ${api.readyMs} ms, ${api.idleMb ?? '?'} MB at rest`,
    '',
    ...growthTable(growth),
    '',
    Object.entries(ratios)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · '),
  ];
}

function figureRow([key, label, digits]: readonly [keyof Figures, string, number], medians: Medians): string {
  const of = (name: Name) => medians[name][key];
  const share = (a: number | null, b: number | null) => (a === null || !b ? '–' : `${(a / b).toFixed(2)} ×`);
  const shown = NAMES.map((name) => of(name)?.toFixed(digits) ?? '–');
  const shares = [
    share(of('engine'), of('bare')),
    share(of('engine'), of('full')),
    share(of('http'), of('bare')),
  ];
  return row(label, ...shown, ...shares);
}

function growthTable(growth: readonly AtSize[]): string[] {
  const [small, large] = [growth.at(0), growth.at(-1)];
  const line = (label: string, key: keyof AtSize, digits: number) =>
    row(
      label,
      ...growth.map((each) => each[key].toFixed(digits)),
      small && large ? `${(large[key] / small[key]).toFixed(2)} ×` : '–',
    );
  const short = (large?.cases ?? 0) < 1_000_000 ? ` (--quick: no more than ${large?.cases})` : '';
  return [
    row(`open cases in the store${short}`, ...growth.map(({ cases }) => String(cases)), 'growth'),
    line('start p50, ms', 'start', 2),
    line('decision p50, ms', 'decision', 2),
    line('status p50, ms', 'status', 2),
    line('page of a queue p50, ms', 'queue', 2),
    line('64 clients mixed: cases/s', 'casesPerSecond', 1),
    line('counters of a queue p50, ms', 'counters', 2),
    line('bytes per open case', 'bytesPerCase', 0),
  ];
}

function row(label: string, ...words: readonly string[]): string {
  return label.padEnd(44) + words.map((word) => word.padStart(10)).join('');
}
