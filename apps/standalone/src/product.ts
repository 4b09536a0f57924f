import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { inTurn } from '#kernel';
import {
  Config,
  createLog,
  Database,
  DRAIN_MS,
  type Logger,
  openDatabase,
  PlatformModule,
  type Progress,
} from '#platform';
import { startEmbeddedPostgres } from '#platform/embedded';
import { ApiModule } from '../../api/src/api.module.js';
import { createApi } from '../../api/src/boot.js';
import { WorkerModule } from '../../worker/src/worker.module.js';
import { fileDemoApplication } from './demo-application.js';
import { prepare } from './prepare.js';

/** The whole product in one process. */
export interface Product {
  /** Where it listens, `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Drains, then stops what was started with it. May be called twice. */
  stop(): Promise<void>;
}

export interface Starting {
  readonly config: Config;
  readonly progress: Progress;
  readonly log?: Logger;
  /** Faster and forgetful database, for tests. */
  readonly testing?: boolean;
  /** False: the demonstration project is there, but nothing is filed for it yet. */
  readonly fileApplication?: boolean;
}

@Module({})
class Root {}

/** What was started, to be stopped in the opposite order, also when the start breaks half way. */
class Started {
  private readonly stops: (() => Promise<unknown>)[] = [];
  private stopping: Promise<void> | null = null;

  add(stop: () => Promise<unknown>): void {
    this.stops.push(stop);
  }

  get ending(): boolean {
    return this.stopping !== null;
  }

  stop(): Promise<void> {
    this.stopping ??= inTurn(this.stops.reverse(), (stop) => stop());
    return this.stopping;
  }
}

/** Starts database (embedded unless named), schemas, seeds, api and worker. Rejects with everything stopped again. */
export async function startProduct(starting: Starting): Promise<Product> {
  const {
    config,
    progress,
    testing = false,
    fileApplication = config.demo,
    log = createLog(config.logLevel),
  } = starting;
  const started = new Started();
  try {
    const urls = await databaseOf(config, progress, testing, started);
    const complete = Object.assign(new Config(), config, urls);
    await prepare(
      { ownerUrl: urls.migrationDatabaseUrl, demo: config.demo, queueOnPostgres: !config.redisUrl },
      progress,
    );
    const source = await openDatabase(urls.databaseUrl, {
      poolSize: config.poolSize,
      role: 'app_rt',
      applicationName: 'standalone',
      // The pool forgets its clients before their farewell is read, and PostgreSQL, stopped next, cuts them off.
      onPoolError: (err) => void (started.ending || log.warn({ err }, 'a database connection broke')),
    });
    started.add(() => source.destroy());
    const imports = [
      PlatformModule.forRoot(complete, new Database(source), log),
      ApiModule.forRoot(config),
      WorkerModule,
    ];
    const app = await createApi({ module: Root, imports }, log, complete);
    // What still runs then is done again by the next start; the database must not be left running for it.
    started.add(() => Promise.race([app.close(), sleep(DRAIN_MS, undefined, { ref: false })]));
    await app.init();
    if (fileApplication) await fileDemoApplication(app, progress);
    await app.listen(config.port, config.host);
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    return { url, app, stop: () => started.stop() };
  } catch (error) {
    await started.stop();
    throw error;
  }
}

async function databaseOf(
  { databaseUrl, migrationDatabaseUrl, dataDir }: Config,
  progress: Progress,
  testing: boolean,
  started: Started,
): Promise<{ databaseUrl: string; migrationDatabaseUrl: string }> {
  if (databaseUrl) return { databaseUrl, migrationDatabaseUrl: migrationDatabaseUrl ?? databaseUrl };
  const postgres = await startEmbeddedPostgres({ dataDir, log: progress, testing });
  started.add(() => postgres.stop());
  return { databaseUrl: postgres.url, migrationDatabaseUrl: postgres.url };
}
