import { type Administrator, enterFirstAdministrator, StaffStore } from '#identity';
import { type Config, Database, openDatabase } from '#platform';
import { startEmbeddedPostgres } from '#platform/embedded';
import { prepare } from '../prepare.js';

type Where = Pick<Config, 'migrationDatabaseUrl' | 'dataDir' | 'redisUrl'>;

/**
 * The invitation of the first administrator of a kind; null where somebody is one. On the owner's connection: the one that is named, or
 * the product's own database while the product stands still. Whoever enters real people wants no demonstration: it brings none.
 */
export async function firstAdministrator(
  { migrationDatabaseUrl, dataDir, redisUrl }: Where,
  wanted: Administrator,
): Promise<string | null> {
  const own = migrationDatabaseUrl ? null : await startEmbeddedPostgres({ dataDir, log: () => undefined });
  try {
    const ownerUrl = migrationDatabaseUrl ?? own?.url ?? '';
    await prepare({ ownerUrl, demo: false, queueOnPostgres: !redisUrl }, () => undefined);
    const source = await openDatabase(ownerUrl, { poolSize: 1, applicationName: 'people' });
    try {
      return await enterFirstAdministrator(new StaffStore(new Database(source)), wanted);
    } finally {
      await source.destroy();
    }
  } finally {
    await own?.stop();
  }
}
