import { ConfigError } from './config-problems.js';
import { ListenError, portTaken } from './free-port.js';
import type { Logger } from './log.js';
import { SchemaError } from './schema-state.js';
import { sqlState } from './sql-state.js';

const MENDABLE = [ConfigError, ListenError, SchemaError];
const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET'];
/** Wrong password or user, no such database, no right to connect, too many connections, still starting. */
const REFUSED = /^(28|3D000$|42501$|53300$|57P03$)/;

/** Why a start ended, where a person can mend it by a setting or a command: a sentence in both languages; null where it is a fault. */
export function mendable(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (MENDABLE.some((kind) => error instanceof kind)) return error.message;
  const { code = '', port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return portTaken(port);
  if (UNREACHABLE.includes(code) || REFUSED.test(sqlState(error) ?? ''))
    return `连接不上 DATABASE_URL 所指的数据库（${message}）：请检查地址、用户和口令；npm run doctor 会逐项检查\nthe database of DATABASE_URL cannot be used (${message}): check address, user and password; npm run doctor looks at each`;
  return null;
}

/** For api and worker: says why `what` did not start, once, and ends the process with 1. What nobody can mend goes to the log with its stack. */
export function didNotStart(what: string, error: unknown, log: Logger): never {
  const said = mendable(error);
  if (said === null) log.fatal({ err: error }, `${what} did not start`);
  else process.stderr.write(`${said}\n`);
  process.exit(1);
}
