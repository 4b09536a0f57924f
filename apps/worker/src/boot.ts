import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Bull } from '#messaging';
import { Config, Database, freePort, type Logger, nestLog, openMigrated, PlatformModule } from '#platform';
import { serveHealth } from './health.js';
import { WorkerModule } from './worker.module.js';

@Module({})
class Root {}

export interface RunningWorker {
  /** Where health is told. */
  readonly port: number;
  /** Lets running verbs end, then closes everything it opened. */
  stop(): Promise<void>;
}

/**
 * Starts the worker on an already migrated database; resolves when it rings and relays. Health listens beside the api, on
 * PORT + 1 (0: a free one). Rejects when the database does not answer or the port is taken; nothing is left running then.
 */
export async function bootWorker(config: Config, log: Logger): Promise<RunningWorker> {
  const opened: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const healthAt = { port: healthPort(config.port), host: config.host };
    await freePort(healthAt);
    const source = await openMigrated('worker', config, log);
    opened.push(() => source.destroy());
    const database = new Database(source);
    const imports = [PlatformModule.forRoot(config, database, log), WorkerModule];
    const options = { logger: nestLog(log), abortOnError: false };
    const app = await NestFactory.createApplicationContext({ module: Root, imports }, options);
    opened.push(() => app.close());
    const bull = app.get(Bull, { strict: false });
    // The queue is no condition: without it everything still rings, by the sweep.
    const queue = () => bull.ping().catch((err: unknown) => log.warn({ err }, 'the queue does not answer'));
    const health = await serveHealth({
      ...healthAt,
      door: config.door,
      checks: { database: () => database.legalNow() },
    });
    opened.push(async () => void health.close());
    await queue();
    const address = health.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    log.info({ port, queues: bull.kind }, 'worker rings and relays');
    return { port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function healthPort(port: number): number {
  if (port === 0) return 0;
  return port < 65_535 ? port + 1 : port - 1;
}
