import type { Config, Database } from '#platform';
import { examineFolder } from './data-folder.js';
import { connect, examineRuntime, examineServer } from './database.js';
import { embeddedUrl, examineBinary } from './embedded-server.js';
import { examined, type Finding, say, wrong } from './finding.js';
import { examineIncidents } from './incidents.js';
import { examineMigrations } from './migrations-applied.js';
import { examinePort } from './port.js';
import { examinePublished } from './published.js';
import { examineQueue } from './queue.js';
import { examineRoles } from './roles.js';
import { examineTables } from './tables.js';
import { examineWaiting } from './waiting.js';

/** The embedded database while it is down: on Redis its name is all the queues want of it. */
const NAMES_QUEUES = 'postgres://127.0.0.1/approval';

/** Everything the product with this configuration depends on. Starts nothing and changes nothing. Never rejects. */
export async function examineProduct(config: Config): Promise<Finding[]> {
  const { dataDir, host, port } = config;
  return [
    ...(config.databaseUrl ? [] : await examined('data folder', () => examineFolder(dataDir))),
    ...(await examined('PostgreSQL', () => examineStore(config))),
    ...(await examined('port', () => examinePort(host, port))),
  ];
}

async function examineStore(config: Config): Promise<Finding[]> {
  const { databaseUrl, migrationDatabaseUrl, dataDir, redisUrl } = config;
  const url = databaseUrl ?? (await embeddedUrl(dataDir));
  const opened = url ? await connect(migrationDatabaseUrl ?? url) : 'never started';
  if (url && typeof opened !== 'string') {
    try {
      return [...(await examineDatabase(opened.database, url)), ...(await examineQueues(redisUrl, url))];
    } finally {
      await opened.close();
    }
  }
  const store = databaseUrl ? [unreachable(String(opened))] : await examineBinary(dataDir);
  return [...store, ...(redisUrl ? await examineQueues(redisUrl, databaseUrl ?? NAMES_QUEUES) : [])];
}

const examineQueues = (redisUrl: string | undefined, databaseUrl: string) =>
  examined('queue', () => examineQueue(redisUrl, databaseUrl));

function unreachable(message: string): Finding {
  return wrong(
    'PostgreSQL',
    say(`连接不上：${message}`, `cannot be reached: ${message}`),
    say('请检查 DATABASE_URL，并确认数据库已启动', 'check DATABASE_URL, and that the server runs'),
  );
}

/** On a database without schemas the rest would only repeat in other words that it is empty. */
async function examineDatabase(owner: Database, url: string): Promise<Finding[]> {
  const server = await examineServer(owner);
  const migrations = await examined('migrations', () => examineMigrations(owner));
  if (migrations.some(({ state }) => state === 'wrong')) return [...server, ...migrations];
  return [
    ...server,
    ...migrations,
    ...(await examined('roles', () => examineRoles(owner))),
    ...(await examineRuntime(url)),
    ...(await examined('row-level security', () => examineTables(owner))),
    ...(await examined('catalogue', () => examinePublished(owner))),
    ...(await examined('incidents', () => examineIncidents(owner))),
    ...(await examined('worker', () => examineWaiting(owner))),
  ];
}
