import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Database } from '#platform';
import { canonical } from '#record';
import {
  as,
  codeOf,
  type OpenedDatabase,
  openedDatabase,
  sound,
} from '../../../../test/support/opened-database.js';
import { segmentFaults } from '../../../../test/support/segments.js';
import { GiveSegment } from '../give-segment.js';
import type { SegmentWish } from '../model/segment.js';
import { RegistrationStore } from './registration.store.js';
import { SegmentQueries } from './segment.queries.js';

const RESERVING = fileURLToPath(new URL('../../../../test/support/reserving.mjs', import.meta.url));
const ORGAN = 108;
const QAIDAM = 128;

let opened: OpenedDatabase;
/** What an act function runs as. */
let acts: pg.Pool;
let database: Database;
let giving: GiveSegment;

const rows = <T extends object>(sql: string, params: unknown[] = []) => opened.rows<T>(sql, params);

beforeAll(async () => {
  opened = await openedDatabase();
  acts = new pg.Pool({ connectionString: opened.url, max: 20, options: '-c role=app_acts' });
  acts.on('error', () => undefined);
  database = opened.database;
  giving = new GiveSegment(new RegistrationStore(database));
}, 90_000);

afterAll(async () => {
  await acts?.end();
  await opened?.close();
});

let given = 0;
/** Segments of 1,000 bodies, one behind the other; each of an organ category of its own, so that none draws from another's. */
const wish = (more: Partial<SegmentWish> = {}): SegmentWish => {
  given += 1;
  const thousand = `MA${String(given).padStart(3, '0')}`;
  return {
    organ: 'xining-market',
    prefix: '91',
    region: '630102',
    first: `${thousand}000`,
    last: `${thousand}0YY`,
    lowWater: 10,
    document: '赋码〔2026〕1号',
    ...more,
  };
};
const give = async (more: Partial<SegmentWish> = {}) =>
  sound(await giving.execute(as('editor'), wish(more))).segmentId;
const ACTOR = `row('00000000-0000-0000-0000-000000000001', ${ORGAN}, 1, '{head}', null)::app.actor`;
const move = async (
  call: string,
  holder: string,
  client: pg.Pool | pg.PoolClient = acts,
): Promise<string | null> =>
  (await client.query(`select registration.${call} as code`, [holder])).rows[0].code;
const reserve = (holder: string, prefix = '91', { client, organ = ORGAN }: Drawing = {}) =>
  move(`reserve(${ACTOR}, ${organ}, '${prefix}', $1, 1::smallint)`, holder, client);
interface Drawing {
  readonly client?: pg.PoolClient;
  readonly organ?: number;
}
const issue = (holder: string) => move(`issue(${ACTOR}, $1, 1::smallint)`, holder);
const voided = (holder: string) => move(`void(${ACTOR}, $1, 1::smallint)`, holder);
const segment = async (id: string) =>
  (await new SegmentQueries(database).segment('token:editor', id)) ?? Promise.reject(new Error('no segment'));
const notices = (id: string) =>
  rows<{ audience: string; organ_id: number | null; words: { zh: string; en: string } }>(
    'select audience, organ_id, words from record.notice where stream_id = $1 order by id',
    [id],
  );

describe('giving a segment', () => {
  it.each([
    [{ prefix: '94' }, 'SEGMENT_PREFIX'],
    [{ region: '639999' }, 'SEGMENT_REGION'],
    [{ region: '630122' }, 'SEGMENT_REGION'],
    [{ first: 'MA00000' }, 'SEGMENT_BODY'],
    [{ last: 'MA0000IO' }, 'SEGMENT_BODY'],
    [{ first: 'MA000009', last: 'MA000001' }, 'SEGMENT_UPSIDE_DOWN'],
    [{ first: 'MA000000', last: 'MB000000' }, 'SEGMENT_TOO_LARGE'],
    [{ lowWater: 961 }, 'LOW_WATER'],
    [{ organ: 'xining-planning' }, 'NOT_A_REGISTRAR'],
    [{ organ: 'nobody' }, 'NOT_A_REGISTRAR'],
  ])('%j: %s', async (more, code) => {
    expect(codeOf(await giving.execute(as('editor'), wish(more)))).toBe(code);
  });

  it('is the code centre’s: nobody gives codes to themselves, no supervisor and no operator does', async () => {
    for (const who of ['head.xining-market', 'supervisor', 'operator'])
      expect([who, codeOf(await giving.execute(as(who), wish()))]).toEqual([who, 'FORBIDDEN']);
    expect(codeOf(await giving.execute(as('nobody'), wish()))).toBe('UNAUTHENTICATED');
  });

  it('the same request again finds it given, once; another body under its key is refused', async () => {
    const [asking, wanted] = [as('editor'), wish({ prefix: 'Y1' })];
    const first = sound(await giving.execute(asking, wanted));
    expect(await giving.execute(asking, wanted)).toEqual({ ...first, replayed: true });
    expect(codeOf(await giving.execute({ ...asking, hash: 'other' }, wanted))).toBe('KEY_REUSED');
  });

  it('of two that share a body one is given, also at once and for other organs and prefixes', async () => {
    const wanted = wish({ prefix: '93' });
    const other = {
      ...wanted,
      organ: 'qaidam-market',
      region: '632801',
      prefix: '92',
      first: wanted.last,
      last: wanted.last.replace(/0YY$/, '1YY'),
    };
    const answers = await Promise.all([
      giving.execute(as('editor'), wanted),
      giving.execute(as('editor2'), other),
    ]);
    expect(answers.map(codeOf).toSorted()).toEqual(['SEGMENT_OVERLAPS', 'done']);
  });

  it('is seen by those who gave it and those who draw from it', async () => {
    const id = await give({ prefix: 'N1' });
    const queries = new SegmentQueries(database);
    for (const [who, sees] of [
      ['editor', true],
      ['head.xining-market', true],
      ['head.qaidam-market', false],
      ['supervisor', false],
    ] as const)
      expect([who, (await queries.segment(`token:${who}`, id)) !== null]).toEqual([who, sees]);
  });
});

describe('the codes of a segment', () => {
  it('are reserved in order, issued or voided; what is voided is never given again', async () => {
    const id = await give({ prefix: '92', region: '630103' });
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
    const codes = [await reserve(one, '92'), await reserve(two, '92')];
    expect(codes.every((code) => code?.startsWith('92630103MA'))).toBe(true);
    expect(await reserve(one, '92')).toBe(codes[0]);
    expect(await issue(one)).toBe(codes[0]);
    expect(await voided(two)).toBe(codes[1]);
    const next = await reserve(three, '92');
    expect(codes).not.toContain(next);
    // Refused once, a holder that files anew draws anew.
    expect(codes).not.toContain(await reserve(two, '92'));
    expect(await segment(id)).toMatchObject({
      size: 961,
      free: 957,
      reserved: 2,
      issued: 1,
      voided: 1,
      skipped: 0,
    });
    expect(await segmentFaults(rows)).toEqual([]);
    const lines = await rows<{ line: string; kind: string }>(
      'select line, kind from record.journal where stream_id = $1 order by seq',
      [id],
    );
    expect(lines.map(({ kind }) => kind)).toEqual([
      'GIVE',
      'RESERVE',
      'RESERVE',
      'ISSUE',
      'VOID',
      'RESERVE',
      'RESERVE',
    ]);
    for (const { line } of lines) expect(canonical(JSON.parse(line))).toBe(line);
    // Before the licence no line says the code.
    expect(
      lines.filter(({ line }) => codes.some((code) => line.includes(code ?? '?'))).map(({ kind }) => kind),
    ).toEqual(['ISSUE']);
  });

  it('are ended once: what is not reserved is neither issued nor voided', async () => {
    const holder = randomUUID();
    await reserve(holder, '92');
    await issue(holder);
    for (const again of [() => issue(holder), () => voided(holder), () => issue(randomUUID())])
      await expect(again()).rejects.toMatchObject({ code: 'OS412' });
  });

  it('of an issue and a refusal at once, one holds', async () => {
    const holder = randomUUID();
    await reserve(holder, '92');
    const ends = await Promise.allSettled([issue(holder), voided(holder)]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await segmentFaults(rows)).toEqual([]);
  });

  it('an act that is undone gives its place back and leaves nothing', async () => {
    const client = await acts.connect();
    const [gone, stays] = [randomUUID(), randomUUID()];
    await client.query('begin');
    const code = await reserve(gone, '92', { client });
    await client.query('rollback');
    client.release();
    expect(await reserve(stays, '92')).toBe(code);
    expect(await segmentFaults(rows)).toEqual([]);
  });

  it('a body that somebody has already is stepped over and counted', async () => {
    const id = await give({ prefix: 'Y1', organ: 'qaidam-market', region: '632801' });
    const { first } = await segment(id);
    const [{ org, next } = { org: '', next: '' }] = await rows<{ org: string; next: string }>(
      `select registration.organisation_at(lower(bodies)) as org, registration.organisation_at(lower(bodies) + 1) as next
        from registration.segment where id = $1`,
      [id],
    );
    expect(org.startsWith(first)).toBe(true);
    await rows(
      `insert into registration.legacy_company (id, organ_id, name, organisation_code, tax_no, source, listed_at)
        values (gen_random_uuid(), $1, '旧企业', $2, null, 'spec', now()), (gen_random_uuid(), $1, '旧厂', null, '630100' || $3, 'spec', now())`,
      [ORGAN, org, next],
    );
    const code = await reserve(randomUUID(), 'Y1', { organ: QAIDAM });
    expect([org, next]).not.toContain(code?.slice(8, 17));
    expect(await segment(id)).toMatchObject({ free: 958, skipped: 2, reserved: 1 });
    expect(await segmentFaults(rows)).toEqual([]);
  });

  it('run low once, and say so to the organ, the giver and the supervision of the park; then there is none', async () => {
    const wanted = wish({ prefix: 'N2', organ: 'qaidam-market', region: '632801', lowWater: 2 });
    const body = wanted.first.slice(0, 7);
    const id = await give({ ...wanted, first: `${body}0`, last: `${body}4` });
    for (let left = 4; left >= 0; left -= 1) {
      await reserve(randomUUID(), 'N2', { organ: QAIDAM });
      expect([left, (await notices(id)).length]).toEqual([left, left <= 2 ? 3 : 0]);
    }
    const told = await notices(id);
    expect(told.map(({ audience, organ_id }) => [audience, organ_id])).toEqual([
      ['organ', QAIDAM],
      ['organ', expect.any(Number)],
      ['supervisor', null],
    ]);
    expect(told[0]?.words).toEqual({
      zh: expect.stringContaining('只剩 2 个'),
      en: expect.stringContaining('has 2 codes left'),
    });
    expect(await reserve(randomUUID(), 'N2', { organ: QAIDAM })).toBeNull();
  });

  it('are given once to a holder who asks at the same time twice', async () => {
    const id = await give({ prefix: 'N3', first: 'MA7T0000', last: 'MA7T000Y' });
    const holder = randomUUID();
    const codes = await Promise.all(Array.from({ length: 8 }, () => reserve(holder, 'N3')));
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).not.toBeNull();
    expect(await segment(id)).toMatchObject({ reserved: 1, skipped: 0 });
  });

  it('are nowhere to be read by the runtime role', async () => {
    for (const sql of [
      'select * from registration.code',
      `select registration.reserve(null, 1, '91', null, null)`,
      `select registration.issue(null, null, null)`,
    ])
      await expect(database.call(sql)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('two hundred reservations at once', () => {
  const HOLDERS = 200;
  /** Runs until it has said so many codes, then is killed; null: until it has ended. */
  const reserving = async (killAfter: number | null): Promise<string[]> => {
    const child = spawn(process.execPath, [RESERVING, opened.url, String(ORGAN), String(HOLDERS)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    const said: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said.push(...chunk.trim().split('\n'));
      if (killAfter !== null && said.length >= killAfter) child.kill('SIGKILL');
    });
    const [code, signal] = await ended;
    expect([code, signal]).toEqual(killAfter === null ? [0, null] : [null, 'SIGKILL']);
    return said;
  };

  it('and kill -9 in the middle: distinct valid codes, every one accounted for', async () => {
    const id = await give();
    const before = await reserving(60);
    expect(before.length).toBeLessThan(HOLDERS);
    expect(await segmentFaults(rows)).toEqual([]);
    const after = new Map((await reserving(null)).map((line) => line.split(' ') as [string, string]));
    expect(new Set(after.values()).size).toBe(HOLDERS);
    // What was told before the kill is what is told after it.
    for (const line of before)
      expect(`${line.split(' ')[0]} ${after.get(line.split(' ')[0] ?? '')}`).toBe(line);
    expect(await segment(id)).toMatchObject({ reserved: HOLDERS, free: 961 - HOLDERS, skipped: 0 });
    const [places] = await rows<{ first: number; last: number; n: number }>(
      'select min(place) as first, max(place) as last, count(distinct place)::int as n from registration.code where segment_id = $1',
      [id],
    );
    expect(places).toEqual({ first: 0, last: HOLDERS - 1, n: HOLDERS });
    expect(await segmentFaults(rows)).toEqual([]);
  }, 60_000);
});
