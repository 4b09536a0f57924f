import type { DataSource } from 'typeorm';
import type { Config } from './config.js';
import { openDatabase } from './database.js';
import type { Logger } from './log.js';
import { notMigrated, refusedFor, schemaState } from './schema-state.js';
import { sqlState } from './sql-state.js';

/**
 * Opens the database as `what` (api, worker) runs on it. Rejects with a `SchemaError` where it is not migrated, or not as far as this program: it would
 * fail later, by functions that are not there. One that is ahead is warned of: in a roll-out it is migrated before the last old process ends.
 */
export async function openMigrated(what: string, config: Config, log: Logger): Promise<DataSource> {
  const source = await openDatabase(config.databaseUrl ?? '', {
    poolSize: config.poolSize,
    role: 'app_rt',
    applicationName: what,
    onPoolError: (err) => log.warn({ err }, 'a database connection broke'),
  }).catch((error: unknown) => {
    throw noSuchRole(error) ? notMigrated() : error;
  });
  try {
    const state = await schemaState((sql) => source.query(sql));
    const refused = refusedFor(state);
    if (refused) throw refused;
    const ahead = state?.beyond ?? [];
    if (ahead.length > 0) log.warn({ ahead }, 'the database is newer than this program: update the program');
    return source;
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

/** The first migration makes the role. */
const noSuchRole = (error: unknown) =>
  ['22023', '42704'].includes(sqlState(error) ?? '') && /app_rt/.test((error as Error).message);
