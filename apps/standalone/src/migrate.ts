import { configOrExit, createLog } from '#platform';
import { explain } from './explain.js';
import { prepare } from './prepare.js';

const config = configOrExit();
const log = createLog(config.logLevel);
const ownerUrl = config.migrationDatabaseUrl;
if (!ownerUrl) throw new Error('DATABASE_URL is not set');
try {
  await prepare({ ownerUrl, demo: config.demo, queueOnPostgres: !config.redisUrl }, (line) => log.info(line));
  log.info('the database is ready');
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
