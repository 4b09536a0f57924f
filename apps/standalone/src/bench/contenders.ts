import { Database, openDatabase, type Progress } from '#platform';
import { prepare } from '../prepare.js';
import { Bare } from './bare.js';
import { Engine } from './engine.js';
import { Http } from './http.js';
import { openInProcess } from './in-process.js';
import { runApi } from './running-parts.js';
import type { Contender } from './work.js';

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
  const { verbs, office, counted, close: closeEngine } = await openInProcess(url);
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
