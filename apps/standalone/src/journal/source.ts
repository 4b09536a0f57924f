import { join } from 'node:path';
import { Config, ConfigError, Database, openDatabase } from '#platform';
import { startEmbeddedPostgres } from '#platform/embedded';
import { bad } from '../command/bad-input.js';

/** Runs with the owner's eyes on the database of the settings; the embedded one is started for it where it does not run. */
export async function withOwner<T>(work: (owner: Database) => Promise<T>): Promise<T> {
  const config = settings();
  const named = config.migrationDatabaseUrl;
  const server = named
    ? null
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log: () => undefined });
  try {
    const url = named ?? server?.url ?? '';
    const source = await openDatabase(url, { poolSize: 2, applicationName: 'journal' });
    try {
      return await work(new Database(source));
    } finally {
      await source.destroy();
    }
  } finally {
    await server?.stop();
  }
}

/** The private key of this installation or where the demonstration's lies; a key is never taken from what is to be verified. */
export function configuredKey(demoFile: string): {
  readonly pem?: string | undefined;
  readonly file: string;
} {
  const { seal, dataDir } = settings();
  return { pem: seal.key, file: join(dataDir, demoFile) };
}

function settings(): Config {
  try {
    return Config.readStandalone();
  } catch (error) {
    if (error instanceof ConfigError) throw bad('设置有误', error.message);
    throw error;
  }
}
