import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { arrange } from './arrange.js';
import { ensureCluster } from './cluster.js';
import { type Folder, folderAt } from './folder.js';
import { holdFolder } from './lock.js';
import { adopt, type Launch, launch, type Postmaster } from './postmaster.js';
import { ensureDatabase, urlOf } from './probe.js';
import { isGone, stopPostmaster } from './stop.js';

export interface EmbeddedOptions {
  /** The folder that keeps everything; made when absent. */
  readonly dataDir: string;
  /** Hears one line for every step that may take over a second, and when the server had to be started again. */
  readonly log: (line: string) => void;
  /** Faster and forgetful: a power cut may lose or break the data. */
  readonly testing?: boolean;
}

export interface EmbeddedPostgres {
  /** Superuser on the database `approval`, with the password in it: not for the log. */
  readonly url: string;
  readonly port: number;
  /** True when a server left behind by a killed launcher was taken over. */
  readonly adopted: boolean;
  /** Stops the server, then gives the folder back. May be called twice. Call it last: clients still there lose their connection. */
  stop(): Promise<void>;
}

const DATABASE = 'approval';

/**
 * The PostgreSQL of a product that was given none: on 127.0.0.1 only, on a free port kept between starts, with a random
 * password, in a session of its own. Rejects with EmbeddedPostgresError, a sentence in both languages: folder in use, no
 * PostgreSQL that runs here, server did not start. The server is started again when it dies under us.
 */
export async function startEmbeddedPostgres({
  dataDir,
  log,
  testing = false,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = folderAt(resolve(dataDir));
  mkdirSync(folder.root, { recursive: true });
  const release = await holdFolder(folder.root, folder.lock);
  try {
    const engine = await arrange(folder);
    log(`PostgreSQL: ${engine.installation.postgres} as ${engine.account.name}, data in ${folder.cluster}`);
    if (!existsSync(folder.cluster)) log('making the database: a few seconds, this once');
    const password = await ensureCluster(engine, folder, testing);
    const order: Launch = { engine, folder, password, testing, log };
    const left = await adopt(folder, password);
    const server = left ?? (await launch(order));
    await ensureDatabase(server.port, password, DATABASE).catch(async (error) => {
      await stopPostmaster(server, engine, folder);
      throw error;
    });
    const stop = keepAlive(server, order, release);
    return { url: urlOf(server.port, password, DATABASE), port: server.port, adopted: left !== null, stop };
  } catch (error) {
    release();
    throw error;
  }
}

/** Looks every second whether the server still lives and starts it again when not; returns the function that ends both. */
function keepAlive(first: Postmaster, order: Launch, release: () => void): () => Promise<void> {
  let server = first;
  let busy: Promise<void> | null = null;
  let ended: Promise<void> | null = null;
  const revive = async () => {
    order.log('PostgreSQL died and is started again');
    try {
      server = await launch(order);
      order.log(`PostgreSQL is back on port ${server.port}`);
    } catch (error) {
      order.log(`PostgreSQL did not come back: ${error instanceof Error ? error.message : String(error)}`);
    }
    busy = null;
  };
  const timer = setInterval(() => {
    if (busy === null && ended === null && isGone(server, order.folder)) busy = revive();
  }, 1000);
  timer.unref();
  const stop = async (folder: Folder) => {
    clearInterval(timer);
    await busy;
    await stopPostmaster(server, order.engine, folder);
    release();
  };
  return () => {
    ended ??= stop(order.folder);
    return ended;
  };
}
