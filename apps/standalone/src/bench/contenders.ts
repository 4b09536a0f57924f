import { createLog, Database, openDatabase, type Progress } from '#platform';
import { openEngine } from '../engine-context.js';
import { prepare } from '../prepare.js';
import { Bare } from './bare.js';
import { CountedDatabase } from './counted-database.js';
import { Engine } from './engine.js';
import { Http } from './http.js';
import { openOffice } from './office.js';
import { runApi } from './running-api.js';
import { Verbs } from './verbs.js';
import { type Contender, POOL } from './work.js';

export interface Field {
  readonly contenders: readonly Contender[];
  /** Everything, as the owner. */
  readonly owner: Database;
  close(): Promise<void>;
}

/** Migrates and seeds the database at `url`, and makes the contenders ready on it. */
export async function openField(
  url: string,
  cases: { bare: number; ours: number },
  progress: Progress,
): Promise<Field> {
  progress('schemas, seeds and people');
  await prepare({ ownerUrl: url, demo: true, queueOnPostgres: false }, () => undefined);
  const ownerSource = await openDatabase(url, { poolSize: 2, applicationName: 'bench' });
  const owner = new Database(ownerSource);
  const source = await openDatabase(url, { poolSize: POOL, role: 'app_rt', applicationName: 'bench' });
  const counted = new CountedDatabase(source);
  const app = await openEngine(url, counted, createLog('error'));
  const office = await openOffice(app);
  const verbs = new Verbs(app, office);
  const closeEngine = async () => {
    await app.close();
    await source.destroy();
  };
  progress('the api, in a process of its own');
  const api = await runApi(url);
  const contenders = [
    await Bare.open(url, cases.bare),
    new Engine(verbs, office, { owner, counted, loadedCases: cases.ours, close: closeEngine }),
    new Http(verbs, office, { owner, api, loadedCases: cases.ours }),
  ];
  const close = async () => {
    for (const contender of contenders) await contender.close();
    await ownerSource.destroy();
  };
  return { contenders, owner, close };
}
