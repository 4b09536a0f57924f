import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { bareEnvironment } from '../config.js';
import type { Folder } from './folder.js';

/**
 * As whom the server runs. PostgreSQL refuses to run as root, so root lends it another account; or, where that account cannot
 * reach the folder (a checkout below /root), a user namespace in which root's own files look like nobody's.
 */
export interface Account {
  readonly name: string;
  readonly ids: { readonly uid?: number; readonly gid?: number };
  readonly prefix: readonly string[];
}

export const OURSELVES: Account = { name: 'ourselves', ids: {}, prefix: [] };

const NAMESPACE: Account = {
  name: 'a user namespace',
  ids: {},
  prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534'],
};

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** The command line and spawn options that run `command` as `account`, away from our own folder, which it may not see. */
export function asAccount(account: Account, command: string, args: readonly string[]) {
  const [file = command, ...rest] = [...account.prefix, command, ...args];
  const cwd = process.platform === 'win32' ? undefined : '/';
  return { file, args: rest, options: { ...account.ids, ...(cwd && { cwd }), env: bareEnvironment() } };
}

/** Runs to the end; never rejects: a command that could not be started ends with code null and the reason as output. */
export function runToEnd(account: Account, command: string, args: readonly string[]): Promise<Ended> {
  const line = asAccount(account, command, args);
  return new Promise((resolve) => {
    const child = spawn(line.file, line.args, { ...line.options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output: output.trim() }));
  });
}

/** The accounts worth trying, best first. The owner of an existing cluster stays its owner. */
export async function accountsFor(folder: Folder): Promise<Account[]> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return [OURSELVES];
  const owner = ownerOf(folder.cluster);
  if (owner && owner.uid !== 0) return [{ name: `uid ${owner.uid}`, ids: owner, prefix: [] }];
  const lent = (await lentAccount('postgres')) ?? (await lentAccount('nobody'));
  const byName = lent ? [lent] : [];
  // A cluster that root owns was made in a namespace, and is run in one as long as there are namespaces.
  return owner ? [NAMESPACE, ...byName] : [...byName, NAMESPACE];
}

/** True when the account may enter the folder. Asked of the system, not computed: ACLs and mounts have their own opinion. */
export async function reaches(account: Account, path: string): Promise<boolean> {
  if (account === OURSELVES) return true;
  const { code } = await runToEnd(account, 'sh', ['-c', 'cd "$1"', 'sh', path]);
  return code === 0;
}

async function lentAccount(name: string): Promise<Account | null> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((what) => runToEnd(OURSELVES, 'id', [what, name])));
  if (uid?.code !== 0 || gid?.code !== 0) return null;
  return { name, ids: { uid: Number(uid.output), gid: Number(gid.output) }, prefix: [] };
}

function ownerOf(path: string): { uid: number; gid: number } | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? { uid: stats.uid, gid: stats.gid } : null;
}
