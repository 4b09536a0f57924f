import { setTimeout as sleep } from 'node:timers/promises';
import { Database, openDatabase, type Progress } from '#platform';
import { prepare } from '../prepare.js';
import { Bare } from './bare.js';
import { Closers } from './closers.js';
import { residentMb } from './cpu.js';
import { Engine } from './engine.js';
import { Full } from './full.js';
import { Http } from './http.js';
import { type InProcess, openInProcess } from './in-process.js';
import { type RunningPart, runApi } from './running-parts.js';
import { Stock } from './stock.js';
import type { Contender } from './work.js';

export interface Field {
  readonly contenders: readonly Contender[];
  /** Everything, as the owner. */
  readonly owner: Database;
  readonly url: string;
  readonly engine: InProcess;
  readonly api: Footprint;
  readonly closers: Closers;
}

/** What the api costs before anybody asks anything. */
export interface Footprint {
  readonly readyMs: number;
  /** Null where this machine does not tell. */
  readonly idleMb: number | null;
}

/** Idle is a moment after the start, when nothing is loaded any more. */
const IDLE_MS = 1500;

/** Migrates and seeds the database at `url`, and makes the contenders ready on it. What was opened is closed again where it throws. */
export async function openField(
  url: string,
  cases: { plain: number; ours: number },
  progress: Progress,
): Promise<Field> {
  progress('schemas, seeds and people');
  await prepare({ ownerUrl: url, demo: true, queueOnPostgres: true }, () => undefined);
  const closers = new Closers();
  const opened = async <T>(each: Promise<T>, closer: (each: T) => Promise<void>): Promise<T> => {
    const there = await each;
    closers.add(() => closer(there));
    return there;
  };
  try {
    const source = await opened(openDatabase(url, { poolSize: 2, applicationName: 'bench' }), (each) =>
      each.destroy(),
    );
    const owner = new Database(source);
    const engine = await opened(openInProcess(url), (each) => each.close());
    const { verbs, office, counted } = engine;
    progress('what our acts write, table by table, and the same in plain SQL');
    const stock = await Stock.of(owner, verbs);
    const asked = await stock.asked();
    const reads = {
      status: () => verbs.status(asked.receiptNo, asked.queryCode),
      queue: () => verbs.queue(office.desks[0]?.head ?? ''),
    };
    const contenders: Contender[] = [
      await opened(Bare.open(url, cases.plain), (each) => each.close()),
      await opened(Full.open(url, { owner, verbs, office, cases: cases.plain }), (each) => each.close()),
      new Engine(verbs, office, { owner, stock, reads, counted, loadedCases: cases.ours }),
    ];
    progress('the api, in a process of its own');
    const api = await opened(runApi(url), (each) => each.stop());
    const http = new Http(verbs, office, { owner, stock, asked, api, loadedCases: cases.ours });
    closers.add(() => http.close());
    return { url, contenders: [...contenders, http], owner, engine, api: await footprintOf(api), closers };
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function footprintOf({ readyMs, pid }: RunningPart): Promise<Footprint> {
  await sleep(IDLE_MS);
  return { readyMs: Math.round(readyMs), idleMb: await residentMb(pid) };
}
