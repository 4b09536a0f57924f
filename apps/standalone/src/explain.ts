import { SeedError } from '#catalogue';
import { ConfigError, SchemaError, sqlState } from '#platform';
import { EmbeddedPostgresError } from '#platform/embedded';
import { DemoRefused } from './demo-refused.js';

const MENDABLE = [ConfigError, DemoRefused, EmbeddedPostgresError, SchemaError, SeedError];
const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET'];
/** Wrong password or user, no such database, no right to connect, too many connections, still starting. */
const REFUSED = /^(28|3D000$|42501$|53300$|57P03$)/;
const UNUSABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EISDIR'];

/** Why a start ended: what a person can mend is said in a sentence, anything else is a fault and shows where. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (MENDABLE.some((kind) => error instanceof kind)) return error.message;
  const { code = '', port, path, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用（也许本系统已在运行），请用 PORT 换一个\nport ${port} is taken (perhaps the product runs already): set PORT to another one`;
  if (UNREACHABLE.includes(code) || REFUSED.test(sqlState(error) ?? ''))
    return `连接不上 DATABASE_URL 所指的数据库（${message}）：请检查地址、用户和口令；npm run doctor 会逐项检查\nthe database of DATABASE_URL cannot be used (${message}): check address, user and password; npm run doctor looks at each`;
  if (UNUSABLE.includes(code) && path)
    return `无法使用 ${path}（${code}）：请用 DATA_DIR 另选可写的目录\n${path} cannot be used (${code}): choose a folder you may write with DATA_DIR`;
  return error.stack ?? message;
}
