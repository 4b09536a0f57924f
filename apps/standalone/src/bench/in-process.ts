import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CaseworkModule } from '#casework';
import { CatalogueModule } from '#catalogue';
import { IdentityModule } from '#identity';
import { Config, createLog, nestLog, openDatabase, PlatformModule } from '#platform';
import { CountedDatabase } from './counted-database.js';
import { type Office, openOffice } from './office.js';
import { Verbs } from './verbs.js';
import { POOL } from './work.js';

@Module({})
class Root {}

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
  const log = createLog('error');
  const imports = [
    PlatformModule.forRoot(Object.assign(new Config(), { databaseUrl: url, demo: true }), counted, log),
    ...[CaseworkModule, CatalogueModule, IdentityModule],
  ];
  const app = await NestFactory.createApplicationContext({ module: Root, imports }, { logger: nestLog(log) });
  const office = await openOffice(app);
  const close = async () => {
    await app.close();
    await source.destroy();
  };
  return { app, counted, office, verbs: new Verbs(app, office), close };
}
