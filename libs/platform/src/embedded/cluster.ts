import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { OURSELVES, runToEnd } from './account.js';
import type { Engine } from './arrange.js';
import { EmbeddedPostgresError } from './embedded-error.js';
import type { Folder } from './folder.js';

/** Makes the cluster when there is none; resolves to the superuser's password. Takes about a second the first time. */
export async function ensureCluster(engine: Engine, folder: Folder, testing: boolean): Promise<string> {
  if (!existsSync(folder.cluster)) return makeCluster(engine, folder, testing);
  await handOver(engine, folder);
  if (existsSync(folder.secret)) return readFileSync(folder.secret, 'utf8').trim();
  throw new EmbeddedPostgresError(
    `缺少 ${folder.secret}：没有它就打不开 ${folder.cluster}。请从备份恢复该文件，或移走整个数据目录重新开始。`,
    `${folder.secret} is missing, and ${folder.cluster} cannot be opened without it: restore that file from a backup, or move the data folder away to start anew.`,
  );
}

async function makeCluster(
  { account, installation }: Engine,
  folder: Folder,
  testing: boolean,
): Promise<string> {
  const password = randomBytes(24).toString('hex');
  const { uid, gid } = account.ids;
  const lend = (path: string) => uid !== undefined && gid !== undefined && chownSync(path, uid, gid);
  rmSync(folder.unfinished, { recursive: true, force: true });
  mkdirSync(folder.unfinished, { mode: 0o700 });
  lend(folder.unfinished);
  // A file and not standard input: an account without rights on our pipe cannot open /dev/stdin.
  const passwordFile = join(folder.root, 'postgres.initial');
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  lend(passwordFile);
  const args = [
    '-D',
    folder.unfinished,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
  ];
  const ended = await runToEnd(account, installation.initdb, [
    ...args,
    '--no-locale',
    ...(testing ? ['--no-sync'] : []),
  ]);
  rmSync(passwordFile, { force: true });
  if (ended.code !== 0) {
    throw new EmbeddedPostgresError(
      `无法在 ${folder.root} 建立数据库：${ended.output}`,
      `cannot make a database in ${folder.root}: ${ended.output}`,
    );
  }
  // Secret first: a crash between the two lines leaves a secret without a cluster, which the next start replaces.
  rmSync(folder.secret, { force: true });
  writeFileSync(folder.secret, password, { mode: 0o600 });
  renameSync(folder.unfinished, folder.cluster);
  return password;
}

/** A cluster that root owns, where namespaces have gone since: given to the account that runs it now. */
async function handOver({ account }: Engine, folder: Folder): Promise<void> {
  const { uid, gid } = account.ids;
  if (uid === undefined || statSync(folder.cluster).uid === uid) return;
  await runToEnd(OURSELVES, 'chown', ['-R', `${uid}:${gid}`, folder.cluster]);
}
