import type { INestApplicationContext } from '@nestjs/common';
import { createLog, openDatabase } from '#platform';
import { openEngine } from '../engine-context.js';
import { CountedDatabase } from './counted-database.js';
import { type Office, openOffice } from './office.js';
import { Verbs } from './verbs.js';
import { POOL } from './work.js';

export interface InProcess {
  readonly app: INestApplicationContext;
  readonly counted: CountedDatabase;
  readonly office: Office;
  readonly verbs: Verbs;
  close(): Promise<void>;
}

/** The product's verbs without its doors, on a prepared database, with everybody signed in who acts. */
export async function openInProcess(url: string): Promise<InProcess> {
  const source = await openDatabase(url, { poolSize: POOL, role: 'app_rt', applicationName: 'bench' });
  const counted = new CountedDatabase(source);
  const app = await openEngine(url, counted, createLog('error'));
  const office = await openOffice(app);
  const close = async () => {
    await app.close();
    await source.destroy();
  };
  return { app, counted, office, verbs: new Verbs(app, office), close };
}
