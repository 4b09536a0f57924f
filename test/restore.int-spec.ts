import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Published } from '#catalogue';
import { freshDatabase, serverUrl } from './support/database.js';
import { replayCase } from './support/replayed-case.js';
import { preparedDatabase } from './support/template.js';
import { type OpenedCase, startVerbs, type Verbs } from './support/verbs.js';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const major = (text: string) => Number(/(\d+)(?:\.\d+)?/.exec(text)?.[1] ?? 0);
const dumps = spawnSync('pg_dump', ['--version'], { encoding: 'utf8' });

/** pg_dump refuses a server that is newer than itself; the PostgreSQL from npm brings none of its own. */
async function canDump(): Promise<boolean> {
  if (dumps.status !== 0) return false;
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return major(dumps.stdout.replace(/^\D+/, '')) >= major(rows[0]?.server_version ?? '999');
}

const run = (command: string, args: readonly string[], env: Record<string, string> = {}) =>
  new Promise<{ exit: number; said: string }>((resolve) => {
    const { PATH = '' } = process.env;
    execFile(command, [...args], { env: { PATH, ...env } }, (error, said, complained) =>
      resolve({ exit: error ? Number(error.code) : 0, said: said + complained }),
    );
  });

/** As every start and every roll-out does first. */
const migrated = (url: string) => run(process.execPath, [join(DIST, 'migrate.js')], { DATABASE_URL: url });

it('a database is brought up to date also where the rights on it itself are gone: no dump and no copy brings them', async () => {
  const copy = await preparedDatabase();
  const owner = new pg.Client({ connectionString: copy.url });
  await owner.connect();
  await owner.query(
    `revoke create, connect on database ${new URL(copy.url).pathname.slice(1)} from app_owner`,
  );
  await owner.end();
  expect(await migrated(copy.url)).toEqual({ exit: 0, said: expect.stringContaining('is ready') });
  await copy.drop();
}, 60_000);

describe('a backup', () => {
  let before: Verbs | undefined;
  let after: Verbs | undefined;
  let folder: string | undefined;
  let file: OpenedCase;

  beforeAll(async () => {
    if (!(await canDump())) return;
    folder = mkdtempSync(join(tmpdir(), 'backup-'));
    before = await startVerbs();
    file = await before.open('C09', 'A04');
    await before.act('officer', file.item('C09'), { type: 'ACCEPT' });
    while ((await before.ledger.sequence(500)) > 0);
  }, 90_000);
  afterAll(async () => {
    await after?.stop();
    await before?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('restored into a new database is whole: the doctor and the journal find nothing wrong, and acting goes on', async () => {
    if (!before || !folder) {
      process.stdout.write('not run here: restore from a backup (no pg_dump as new as the server)\n');
      return;
    }
    const dump = join(folder, 'dump');
    expect(await run('pg_dump', ['--format=custom', `--file=${dump}`, before.url])).toEqual({
      ...{ exit: 0, said: '' },
    });
    const restored = await freshDatabase();
    expect(await run('pg_restore', ['--exit-on-error', `--dbname=${restored.url}`, dump])).toEqual({
      ...{ exit: 0, said: '' },
    });
    expect(await migrated(restored.url)).toEqual({ exit: 0, said: expect.stringContaining('is ready') });
    after = await startVerbs(restored);
    const verified = await run(process.execPath, [join(DIST, 'journal.js'), 'verify'], {
      DATABASE_URL: restored.url,
    });
    expect([verified.exit, verified.said]).toEqual([0, expect.any(String)]);
    const doctor = await run(process.execPath, [join(DIST, 'doctor.js')], { DATABASE_URL: restored.url });
    expect([doctor.exit, doctor.said]).toEqual([0, expect.stringContaining('nothing is wrong')]);
    // Its alarms ring there as they would have here, each once.
    await after.pass(12);
    const rung = await after.rows<{ n: number }>(
      'select count(*)::int as n from record.alert group by stream_id, idx, kind, rung',
    );
    expect(rung.length).toBeGreaterThan(0);
    expect(rung.every(({ n }) => n === 1)).toBe(true);
    // What nobody had decided goes on where it stood, guarded as before.
    await after.act('officer', file.item('C09'), { type: 'CLAIM' });
    await expect(after.database.call(`update record.journal set line = ''`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(after.rows(`update record.journal set line = ''`)).rejects.toMatchObject({ code: 'OS423' });
    await replayCase({ rows: after.rows, published: new Published(after.database) }, file.id);
  }, 120_000);
});
