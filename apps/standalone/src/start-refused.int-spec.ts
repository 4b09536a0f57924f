import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { startPart } from '../../../test/support/part-process.js';
import { preparedDatabase } from '../../../test/support/template.js';

const LEASH = fileURLToPath(new URL('../../../test/support/end-with-parent.mjs', import.meta.url));

let ready: FreshDatabase;
let empty: FreshDatabase;
const opened: FreshDatabase[] = [];

beforeAll(async () => {
  ready = await preparedDatabase();
  empty = await freshDatabase();
  opened.push(ready, empty);
}, 90_000);
afterAll(async () => {
  for (const each of opened) await each.drop();
});

/** A prepared database of its own in which this was done. */
async function changed(...sql: string[]): Promise<string> {
  const fresh = await preparedDatabase();
  opened.push(fresh);
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  for (const each of sql) await client.query(each);
  await client.end();
  return fresh.url;
}

/** What a part says that does not start, and its exit code. */
async function refusal(role: string, settings: Readonly<Record<string, string>>) {
  const main = fileURLToPath(new URL(`../../../dist/${role}.js`, import.meta.url));
  const { PATH = '' } = process.env;
  const env = { PATH, NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'info', ...settings };
  const child = spawn(process.execPath, ['--import', LEASH, main], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  const killer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const [exit] = await once(child, 'exit');
  clearTimeout(killer);
  return { exit, said };
}

describe.each(['api', 'worker'] as const)('the %s', (role) => {
  it.each([
    ['that is empty', () => empty.url, /数据库.*not migrated.*node dist\/migrate\.js/s],
    [
      'that an older version migrated',
      () => changed(`delete from migration where name like 'DossierFiles%'`),
      /older than this program.*DossierFiles\d+.*node dist\/migrate\.js/s,
    ],
    [
      'that other schema files made',
      () => changed(`update schema_file set digest = 'another' where path = 'record.sql'`),
      /record\.sql/,
    ],
  ] as const)(
    'says in a sentence that it does not start on a database %s',
    async (_, url, words) => {
      const { exit, said } = await refusal(role, { DATABASE_URL: await url() });
      expect([exit, said]).toEqual([1, expect.stringMatching(words)]);
      expect(said).not.toMatch(/ {4}at /);
      expect(said.trim().split('\n')).toHaveLength(2);
    },
    60_000,
  );

  it('starts on a database that is one version ahead, as in a roll-out, and warns', async () => {
    const url = await changed(
      `insert into migration (timestamp, name) values (1900000000000, 'Later1900000000000')`,
    );
    const part = await startPart(role, { DATABASE_URL: url });
    expect(part.said()).toMatch(/Later1900000000000/);
    await part.stop();
    const fits = await startPart(role, { DATABASE_URL: ready.url });
    expect(fits.said()).not.toMatch(/newer/);
    await fits.stop();
  }, 60_000);

  it('names the setting where it cannot listen, once', async () => {
    const nowhere = await refusal(role, { DATABASE_URL: ready.url, HOST: 'nowhere.invalid' });
    expect([nowhere.exit, nowhere.said]).toEqual([1, expect.stringMatching(/HOST/)]);
    expect(nowhere.said.match(/nowhere\.invalid/g)).toHaveLength(2);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const PORT = String(role === 'api' ? port : port - 1);
    const taken = await refusal(role, { DATABASE_URL: ready.url, PORT });
    server.close();
    expect([taken.exit, taken.said]).toEqual([1, expect.stringMatching(/PORT/)]);
    expect(taken.said.trim().split('\n')).toHaveLength(2);
  }, 60_000);
});

it('npm start names HOST, too', async () => {
  const { exit, said } = await refusal('standalone', { DATABASE_URL: ready.url, HOST: 'nowhere.invalid' });
  expect([exit, said]).toEqual([1, expect.stringMatching(/HOST.*HOST/s)]);
}, 60_000);
