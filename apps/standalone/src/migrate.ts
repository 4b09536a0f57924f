import { configOrExit, createLog } from '#platform';
import { prepare } from './prepare.js';

const config = configOrExit();
const log = createLog(config.logLevel);
const ownerUrl = config.migrationDatabaseUrl;
if (!ownerUrl) throw new Error('DATABASE_URL is not set');
await prepare({ ownerUrl, demo: config.demo, queueOnPostgres: !config.redisUrl }, (line) => log.info(line));
log.info('the database is ready');
