import { PENDING, SHAPES } from './alarms.js';
import { median } from './clients.js';
import type { Backend, ClockBench } from './clock-bench.js';
import type { Lateness, Shape } from './flood.js';

const BACKENDS: readonly Backend[] = ['postgres', 'redis'];

/** The median round, whole milliseconds. */
function medianOf(rounds: readonly Lateness[] | undefined) {
  if (!rounds || rounds.length === 0) return null;
  const of = (key: 'p50' | 'p99' | 'max') => Math.round(median(rounds.map((each) => each[key])));
  return { alarms: rounds[0]?.alarms ?? 0, p50: of('p50'), p99: of('p99'), max: of('max') };
}

/**
 * `alarmP50Ms` and `alarmP99Ms`: one alarm in each of 2,000 cases, queues on PostgreSQL: the harder shape, on the store that is
 * always there.
 */
export function clockFigures({ rates, anatomy, lateness }: ClockBench) {
  const shown = Object.fromEntries(
    SHAPES.map(({ name, cases, alarmsEach }) => {
      const of = Object.fromEntries(BACKENDS.map((backend) => [backend, medianOf(lateness[name][backend])]));
      return [name, { cases, items: cases * 8, alarmsEach, ...of }];
    }),
  );
  const main = medianOf(lateness.spread.postgres);
  const redis = medianOf(lateness.spread.redis);
  const round3 = (value: number) => Math.round(value * 1000) / 1000;
  return {
    figures: {
      dueDatesPerSecond: rates,
      pending: PENDING,
      ring: anatomy,
      lateness: shown,
      alarmP50Ms: main?.p50 ?? null,
      alarmP99Ms: main?.p99 ?? null,
    },
    alarmP50Ms: main?.p50 ?? null,
    alarmP99Ms: main?.p99 ?? null,
    ratios: {
      alarmP99Ms: main?.p99 ?? null,
      stoppedToPlain: round3(rates.stopped / rates.plain),
      receiptToPlain: round3(rates.receipt / rates.plain),
      rulesToRing: round3(anatomy.spread.rules / anatomy.spread.ring),
      redisToPostgresP99: main && redis ? round3(redis.p99 / main.p99) : null,
    },
  };
}

export function clockTable(bench: ClockBench): string[] {
  const { machine, rates, anatomy, lateness } = bench;
  const line = (label: string, ...figures: (string | number)[]) =>
    label.padEnd(58) + figures.map((figure) => String(figure).padStart(10)).join('');
  const ms = (value: number) => value.toFixed(2);
  const ring = ({ name, alarmsEach }: Shape) => {
    const { ring: whole, load, rules, act } = anatomy[name];
    return line(`one ring, ${alarmsEach} of 8 items due, ms`, ms(whole), ms(load), ms(rules), ms(act));
  };
  const late = ({ name, cases, alarmsEach }: Shape) =>
    BACKENDS.map((backend) => {
      const label = `${cases * alarmsEach} alarms of ${cases} cases (${cases * 8} items), ${backend}, ms`;
      const figures = medianOf(lateness[name][backend]);
      return figures ? line(label, figures.p50, figures.p99, figures.max) : line(label, 'not measured');
    });
  return [
    `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}, PostgreSQL ${machine.postgres}, fsync ${machine.fsync}`,
    '',
    line('due dates per second, one core', 'plain', '3 stops', 'receipt'),
    line('', rates.plain, rates.stopped, rates.receipt),
    line('where the time of a ring goes, p50', 'whole', 'load', 'rules', 'act'),
    ...SHAPES.map(ring),
    line(`late, with ${PENDING} alarms pending; medians of the rounds`, 'p50', 'p99', 'max'),
    ...SHAPES.flatMap(late),
  ];
}
