import type { Progress } from '#platform';
import type { Asked } from './asked.js';
import { benchCase } from './case-bench.js';
import { benchCatalogue, catalogueFigures, catalogueTable } from './catalogue-bench.js';
import { benchClock } from './clock-bench.js';
import { clockFigures, clockTable } from './clock-report.js';
import { benchCodes } from './code-bench.js';
import { codeFigures, codeTable } from './code-report.js';
import { mediansOf, ratiosOf, tableOf } from './report.js';
import { benchRouting, routingFigures, routingTable } from './routing-bench.js';

/** What a bench found: for people, and for whoever compares. */
export interface Findings {
  readonly table: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

export interface Area {
  /** One line of the usage. */
  readonly what: string;
  run(asked: Asked, progress: Progress): Promise<Findings>;
}

/** What can be measured: `npm run bench -- <area>`. */
export const AREAS: Readonly<Record<string, Area>> = {
  case: {
    what: 'start and decide a case of 8 items in 8 organs: plain SQL, engine, api over HTTP; 2,000 alarms at once; up to a million open cases',
    async run(asked, progress) {
      const bench = await benchCase(asked, progress);
      const { rounds, ...more } = bench;
      const json = { ...more, rounds, figures: mediansOf(rounds), ratios: ratiosOf(bench) };
      return { table: tableOf(bench), json };
    },
  },
  clock: {
    what: 'due dates computed per second; lateness of 2,000 alarms due at once with 100,000 pending, on both queue stores',
    async run(asked, progress) {
      const bench = await benchClock(asked, progress);
      return { table: clockTable(bench), json: { machine: bench.machine, ...clockFigures(bench) } };
    },
  },
  catalogue: {
    what: 'check a catalogue of 50, 200 and 1,000 items, prove a guide of all of them, refuse one ring of them; no database',
    async run(asked, progress) {
      const times = await benchCatalogue(asked, progress);
      return { table: catalogueTable(times), json: catalogueFigures(times) };
    },
  },
  routing: {
    what: 'advice for the demonstration plant on the catalogue of the seeds, warm and after a publication; no database',
    async run(asked, progress) {
      const times = await benchRouting(asked, progress);
      return { table: routingTable(times), json: routingFigures(times) };
    },
  },
  codes: {
    what: 'credit codes checked, explained and made per second; codes reserved from one segment and from sixteen',
    async run(asked, progress) {
      const bench = await benchCodes(asked, progress);
      return { table: codeTable(bench), json: { machine: bench.machine, ...codeFigures(bench) } };
    },
  },
};
