import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import pino from 'pino';
import type { DataSource } from 'typeorm';
import { Config, Database, openDatabase } from '#platform';
import type { FreshDatabase } from '../../../../test/support/database.js';
import { preparedDatabase } from '../../../../test/support/template.js';
import { ExportSeals } from '../export-seals.js';
import { ChainReading } from '../model/index.js';
import { trustedKey } from '../offline/signing.js';
import { SealJournal } from '../seal-journal.js';
import { SealKey } from '../seal-key.js';
import { Seals } from './seals.js';

const { privateKey } = generateKeyPairSync('ed25519');
const SEAL_KEY = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const DB = 'postgres://runtime:p8Zk1vQx@db:5432/one_stop';

let fresh: FreshDatabase;
let owner: pg.Pool;
let source: DataSource;
let seals: Seals;
let folder: string;
let config: Config;
let sealing: SealJournal;

beforeAll(async () => {
  fresh = await preparedDatabase();
  owner = new pg.Pool({ connectionString: fresh.url, max: 2 });
  owner.on('error', () => undefined);
  // The demonstration has a history of its own.
  await owner.query(`set session_replication_role = replica; truncate record.ledger, record.outbox, record.journal, record.seal;
    set session_replication_role = origin`);
  source = await openDatabase(fresh.url, { poolSize: 4, role: 'app_rt', applicationName: 'spec' });
  folder = await mkdtemp(join(tmpdir(), 'seals-'));
  config = Config.read({ DATABASE_URL: DB, SEAL_KEY, SEAL_FILE: join(folder, 'kept', 'seals.jsonl') });
  seals = new Seals(new Database(source));
  sealing = new SealJournal(seals, new SealKey(config));
}, 90_000);

afterAll(async () => {
  await source?.destroy();
  await owner?.end();
  await fresh?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** So many lines of a stream of their own, each telling so many things. */
async function happen(lines: number, topics: number): Promise<void> {
  const id = randomUUID();
  await owner.query(
    `with s as (insert into record.stream values ($1, 1, '{1,2}', $2)),
      j as (insert into record.journal select $1, n, now(), current_date, $1, 1, 'ACCEPT', 1, '{1,2}', '{"n":' || n || '}', null, null
        from generate_series(1, $2::int) n)
     insert into record.outbox (stream_id, seq, topics) select $1, n, array(select 'topic.' || t from generate_series(1, $3::int) t)
       from generate_series(1, $2::int) n order by n`,
    [id, lines, topics],
  );
  await owner.query('select record.sequence(100000)');
}

const now = { entries: 1, seconds: 0 };
const later = { entries: 10, seconds: 600 };
const fileHeads = async () => {
  const text = await readFile(config.seal.file ?? '', 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
};

describe('signed heads', () => {
  it('come when there is enough to seal, count lines once, and follow one another', async () => {
    expect(await sealing.execute(now)).toBe(false);
    await happen(3, 3);
    expect(await sealing.execute(later)).toBe(false);
    await happen(1, 1);
    expect(await sealing.execute(later)).toBe(true);
    expect(await sealing.execute(now)).toBe(false);
    await happen(2, 1);
    expect(await sealing.execute(now)).toBe(true);
    const [second, first] = await seals.newest(null, 10);
    expect([first, second]).toMatchObject([
      { pos: 10, lines: 4 },
      { pos: 12, lines: 6 },
    ]);
    expect(await seals.newest(12, 10)).toEqual([first]);
    expect([await seals.covering(11), await seals.covering(13)]).toEqual([second, null]);
    const key = trustedKey(String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
    expect(ChainReading.unsigned([...(first ? [first] : []), ...(second ? [second] : [])], key)).toBeNull();
  });

  it('are signed by one of many workers', async () => {
    await happen(1, 1);
    const signed = await Promise.all(Array.from({ length: 8 }, () => sealing.execute(now)));
    expect(signed.filter(Boolean)).toHaveLength(1);
  });

  it('are not made without a key', async () => {
    await happen(1, 1);
    const none = new SealJournal(seals, new SealKey(Config.read({ DATABASE_URL: DB, DEMO: 'false' })));
    expect(await none.execute(now)).toBe(false);
    expect(none.publicKey()).toMatchObject({ code: 'SEAL_KEY_MISSING' });
    expect(await sealing.execute(now)).toBe(true);
  });

  it('are appended to the file once, whenever somebody looks, and never changed', async () => {
    const exporting = new ExportSeals(seals, config, pino({ level: 'silent' }));
    expect(await exporting.execute()).toBe(4);
    expect(await exporting.execute()).toBe(0);
    await happen(1, 1);
    await sealing.execute(now);
    expect(await exporting.execute()).toBe(1);
    expect((await fileHeads()).map(({ pos }) => pos)).toEqual([10, 12, 13, 14, 15]);
    expect(await fileHeads()).toEqual((await seals.newest(null, 10)).toReversed());
    for (const sql of ['update record.seal set lines = 0', 'delete from record.seal', 'truncate record.seal'])
      await expect(owner.query(sql)).rejects.toMatchObject({ code: 'OS423' });
  });

  it('are written by one of many workers, each head once', async () => {
    const exporting = new ExportSeals(seals, config, pino({ level: 'silent' }));
    for (let round = 0; round < 3; round += 1) {
      await happen(1, 1);
      await sealing.execute(now);
      await writeFile(config.seal.file ?? '', '{"cut', { flag: 'a' });
      const written = await Promise.all(Array.from({ length: 8 }, () => exporting.execute()));
      expect(written.filter(Boolean)).toEqual([1]);
    }
    expect((await fileHeads()).map(({ pos }) => pos)).toEqual([10, 12, 13, 14, 15, 16, 17, 18]);
  });

  it('go on behind a head that is not on the chain any more, and that is said', async () => {
    const said: string[] = [];
    const log = pino({ level: 'error' }, { write: (line) => void said.push(line) });
    const exporting = new ExportSeals(seals, config, log);
    await exporting.execute();
    expect(said).toEqual([]);
    await owner.query(`set session_replication_role = replica; delete from record.seal where pos = 18;
      delete from record.ledger where pos = 18; set session_replication_role = origin`);
    await happen(1, 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sealing.execute(now);
    expect(await exporting.execute()).toBe(1);
    expect(said.join()).toContain('does not run through');
    expect((await fileHeads()).map(({ pos }) => pos)).toEqual([10, 12, 13, 14, 15, 16, 17, 18, 18]);
  });

  it('go on behind a line that a full disk cut off', async () => {
    const exporting = new ExportSeals(seals, config, pino({ level: 'silent' }));
    const path = config.seal.file ?? '';
    const whole = await readFile(path, 'utf8');
    for (const cut of [whole.slice(0, -40), whole.slice(0, -1)]) {
      await writeFile(path, cut);
      await exporting.execute();
      expect(await readFile(path, 'utf8')).toBe(whole);
    }
  });
});
