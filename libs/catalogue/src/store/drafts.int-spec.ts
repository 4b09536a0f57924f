import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, type CalendarData, compileCalendar, isWorkingDay, parseLocalDate } from '#calendar';
import { isRejection, type LocalDate } from '#kernel';
import { Database, openDatabase } from '#platform';
import { forgetPublished } from '../../../../test/support/forget-published.js';
import { NOTICE_2027 } from '../../../../test/support/notices.js';
import {
  as,
  codeOf,
  type OpenedDatabase,
  openedDatabase,
  sound,
} from '../../../../test/support/opened-database.js';
import { type CalendarDrafting, DraftCalendar } from '../draft-calendar.js';
import { hashOf } from '../hash-of.js';
import { PublishDraft } from '../publish-draft.js';
import { publishSeeds } from '../publish-seeds.js';
import { ReadDraft } from '../read-draft.js';
import { readSeedFolder } from '../seed-folder.js';
import { WithdrawDraft } from '../withdraw-draft.js';
import { CalendarQueries } from './calendar.queries.js';
import { Contents } from './contents.js';
import { DraftQueries } from './draft.queries.js';
import { DraftStore } from './draft.store.js';

let opened: OpenedDatabase;
let database: Database;
let store: DraftStore;
let drafting: DraftCalendar;
let publishing: PublishDraft;
let today: LocalDate;

const rows = <T extends object>(sql: string, params: unknown[] = []) => opened.rows<T>(sql, params);

beforeAll(async () => {
  opened = await openedDatabase();
  database = opened.database;
  store = new DraftStore(database, new Contents(database));
  drafting = new DraftCalendar(store);
  publishing = new PublishDraft(store);
  const [row] = await rows<{ today: string }>('select app.legal_today()::text as today');
  today = parseLocalDate(row!.today)!;
}, 90_000);

afterAll(async () => {
  await opened?.close();
});

beforeEach(() => forgetPublished(opened));

const notice = (more: Partial<CalendarDrafting> = {}): CalendarDrafting => ({
  notice: NOTICE_2027,
  effectiveFrom: today,
  source: '关于2027年部分节假日安排的通知',
  ...more,
});
/** Invented local days: tests only. */
const overlay = (more: object = {}): CalendarDrafting => ({
  form: {
    code: 'CN-6328',
    extends: 'CN',
    knownFrom: '2015-01-01',
    knownThrough: '2026-12-31',
    papers: [{ id: 'local', title: '本地放假通告' }],
    years: Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [
        `${2015 + n}`,
        { 本地节: { off: [`${2015 + n}-12-28`], paper: 'local' } },
      ]),
    ),
    ...more,
  },
  effectiveFrom: today,
  source: '本地放假通告',
});
const draft = async (who: string, what: CalendarDrafting) =>
  sound(await drafting.execute(as(who), what)).draftId;
const publish = (who: string, draftId: string, effectiveFrom?: LocalDate) =>
  publishing.execute(as(who), draftId, { ifVersion: 1, effectiveFrom });
const published = () =>
  rows<{ id: number; code: string; version: number; from: string; content: CalendarData; hash: string }>(
    `select id, code, version, effective_from::text as from, content, hash from catalogue.publication
      where kind = 'calendar' and draft_id is not null order by code, version`,
  );

describe('publishing a calendar', () => {
  it('takes two editors, writes an immutable version, one line and one message', async () => {
    const id = await draft('editor', notice());
    expect(codeOf(await publish('editor', id))).toBe('OWN_DRAFT');
    expect(codeOf(await publish('editor2', id))).toBe('done');
    const [version, ...more] = await published();
    expect(more).toEqual([]);
    expect(version).toMatchObject({ code: 'CN', version: 2, from: today });
    expect(version!.hash).toBe(hashOf(version!.content));
    expect(isWorkingDay(compileCalendar(version!.content), parseLocalDate('2027-02-12')!)).toBe(false);

    const lines = await rows<{ stream_id: string; seq: number; kind: string; line: string }>(
      'select stream_id, seq, kind, line from record.journal',
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ seq: 1, kind: 'PUBLISH' });
    expect(JSON.parse(lines[0]!.line)).toMatchObject({
      effectiveOn: today,
      draft: { id, code: 'CN' },
      publications: [{ code: 'CN', version: 2, effectiveFrom: today, hash: version!.hash }],
    });
    expect(await rows('select topics, seq from record.outbox')).toEqual([
      { topics: ['calendar.published'], seq: 1 },
    ]);
    const heard = await new CalendarQueries(database).publishedBy(lines[0]!.stream_id, 1);
    expect(heard).toEqual([
      {
        id: version!.id,
        kind: 'calendar',
        code: 'CN',
        version: 2,
        effectiveFrom: today,
        source: '关于2027年部分节假日安排的通知',
        ...{ ends: false, operation: null, pending: null },
      },
    ]);
    for (const sql of [
      'update catalogue.publication set content = content',
      'delete from catalogue.publication',
      'truncate catalogue.publication cascade',
    ])
      await expect(opened.owner.query(sql)).rejects.toMatchObject({ code: 'OS423' });
  });

  it('is refused by the database itself: to the drafter, to whoever is no editor, and of a past day', async () => {
    const id = await draft('editor', notice());
    const [last] = await rows<{ id: number }>(
      `select max(id) as id from catalogue.publication where kind = 'calendar'`,
    );
    const act = (from: string) => ({
      version: 1,
      seen: last!.id,
      certificates: [],
      kind: 'PUBLISH',
      effectiveOn: today,
      line: '{}',
      topics: [],
      publications: [
        { kind: 'calendar', code: 'CN', version: 2, effectiveFrom: from, hash: 'h', content: {} },
      ],
    });
    expect(await store.publish(as('editor'), id, act(today))).toEqual({ word: 'own-draft' });
    expect(await store.publish(as('applicant'), id, act(today))).toEqual({ word: 'forbidden' });
    expect(await store.publish(as('nobody'), id, act(today))).toEqual({ word: 'nobody' });
    expect(await store.publish(as('editor2'), id, act(addDays(today, -1)))).toBeNull();
    expect(await store.publish(as('editor2'), id, { ...act(today), publications: [] })).toBeNull();
    expect(await store.publish(as('editor2'), id, { ...act(today), seen: 0 })).toBeNull();
    expect(await store.publish(as('editor2'), randomUUID(), act(today))).toEqual({ word: 'absent' });
    expect([await published(), await rows('select from record.journal')]).toEqual([[], []]);
    await expect(
      rows(`update catalogue.draft set status = 'published', closed_by = drafted_by, published_version = 2`),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('at once by many: one wins, every other draft of the code is stale', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => draft('editor', notice())));
    const answers = await Promise.all(ids.map((id) => publish('editor2', id)));
    expect(answers.map(codeOf).toSorted()).toEqual([...Array(5).fill('STALE'), 'done']);
    expect(answers.filter(isRejection).map(({ params }) => params)).toEqual(Array(5).fill({ current: 2 }));
    expect(await published()).toHaveLength(1);
    expect(await rows('select seq from record.journal order by seq')).toEqual([{ seq: 1 }]);
  });

  it('of one draft by many publishes it once; the same key is answered again', async () => {
    const id = await draft('editor', notice());
    const asking = as('editor2');
    const again = () => publishing.execute(asking, id, { ifVersion: 1 });
    const answers = await Promise.all([again(), again(), publish('editor2', id), again()]);
    expect(await published()).toHaveLength(1);
    expect(answers.every((answer) => !isRejection(answer) || answer.code === 'DRAFT_CLOSED')).toBe(true);
    expect(codeOf(await publish('editor2', id))).toBe('DRAFT_CLOSED');
  });

  it('keeps to its day: not before today, nor before a version that waits for its day', async () => {
    const yesterday = addDays(today, -1);
    const later = addDays(today, 20);
    expect(codeOf(await drafting.execute(as('editor'), notice({ effectiveFrom: yesterday })))).toBe(
      'EFFECTIVE_IN_PAST',
    );
    const id = await draft('editor', notice());
    expect(codeOf(await publish('editor2', id, yesterday))).toBe('EFFECTIVE_IN_PAST');
    expect(codeOf(await publish('editor2', id, later))).toBe('done');
    const force = async (day: LocalDate) =>
      (
        await rows<{ v: number }>(
          `select version as v from catalogue.publication where id = catalogue.in_force('calendar', 'CN', $1)`,
          [day],
        )
      )[0]?.v;
    expect([await force(today), await force(later)]).toEqual([1, 2]);
    const next = notice({ notice: NOTICE_2027.replace('1月31日（周日）', '1月30日（周六）') });
    expect(codeOf(await drafting.execute(as('editor'), next))).toBe('EFFECTIVE_BEFORE_LAST');
  });

  it('is refused while the source could not be read in full', async () => {
    const id = await draft('editor', notice({ notice: `${NOTICE_2027}\n八、店庆：12月20日休息。` }));
    expect(await publish('editor2', id)).toMatchObject({ code: 'DRAFT_HAS_FINDINGS', params: { count: 1 } });
  });
});

describe('an overlay', () => {
  const works = (content: CalendarData, date: string) =>
    isWorkingDay(compileCalendar(content), parseLocalDate(date)!);

  it('is published complete, and anew with every version of its base, in the same act', async () => {
    expect(codeOf(await publish('editor2', await draft('editor', overlay())))).toBe('done');
    const [first] = await published();
    expect([works(first!.content, '2026-12-28'), works(first!.content, '2026-10-01')]).toEqual([
      false,
      false,
    ]);

    expect(codeOf(await publish('editor2', await draft('editor', notice())))).toBe('done');
    const all = await published();
    expect(all.map(({ code, version }) => `${code} ${version}`)).toEqual(['CN 2', 'CN-6328 1', 'CN-6328 2']);
    const [base, , second] = all;
    expect(second!.content.overlay).toMatchObject({ extends: 'CN', hash: base!.hash });
    expect([works(second!.content, '2026-12-28'), works(second!.content, '2027-02-14')]).toEqual([
      false,
      true,
    ]);
    // One act, one line, one message, in the stream of the base.
    const heard = await rows<{ n: number }>(
      'select count(*)::int as n from record.journal group by stream_id',
    );
    expect(heard).toEqual([{ n: 1 }, { n: 1 }]);
    const [act] = await rows<{ stream_id: string; seq: number }>(
      `select stream_id, seq from catalogue.publication where id = $1`,
      [base!.id],
    );
    const versions = await new CalendarQueries(database).publishedBy(act!.stream_id, act!.seq);
    expect(versions.map(({ code }) => code)).toEqual(['CN', 'CN-6328']);
  });

  it('drafted before its base moved is published upon the base as it is then', async () => {
    const id = await draft('editor', overlay());
    expect(codeOf(await publish('editor2', await draft('editor', notice())))).toBe('done');
    expect(codeOf(await publish('editor2', id))).toBe('done');
    const [base, local] = await published();
    expect(local!.content.overlay?.hash).toBe(base!.hash);
  });

  it('follows a base that waits for its day with a second version from that day', async () => {
    const later = addDays(today, 20);
    expect(codeOf(await publish('editor2', await draft('editor', notice()), later))).toBe('done');
    expect(codeOf(await publish('editor2', await draft('editor', overlay())))).toBe('done');
    const all = (await published()).filter(({ code }) => code === 'CN-6328');
    expect(all.map(({ version, from }) => [version, from])).toEqual([
      [1, today],
      [2, later],
    ]);
    expect(all.map(({ content }) => works(content, '2027-02-14'))).toEqual([false, true]);
  });

  it('that waits twice for its day is laid anew upon a base that comes before it', async () => {
    const later = addDays(today, 20);
    expect(codeOf(await publish('editor2', await draft('editor', overlay())))).toBe('done');
    const changed = overlay({ papers: [{ id: 'local', title: '本地放假通告二' }] });
    expect(codeOf(await publish('editor2', await draft('editor', changed), later))).toBe('done');
    expect(codeOf(await publish('editor2', await draft('editor', notice())))).toBe('done');
    const days = (await published()).filter(({ code }) => code === 'CN-6328').map(({ from }) => from);
    expect(days).toEqual([today, later, today, later]);
  });

  it('and its base at once: whichever comes second is made on the other', async () => {
    const [a, b] = [await draft('editor', overlay()), await draft('editor', notice())];
    const answers = await Promise.all([publish('editor2', a), publish('editor2', b)]);
    expect(answers.map(codeOf)).toEqual(['done', 'done']);
    const all = await published();
    const base = all.find(({ code }) => code === 'CN')!;
    const local = all.filter(({ code }) => code === 'CN-6328').at(-1)!;
    expect(local.content.overlay?.hash).toBe(base.hash);
  });

  it('counts for organs of its place only', async () => {
    const of = async (base: string, handle: string) =>
      (
        await rows<{ code: string }>(
          `select p.code from identity.organ o, catalogue.publication p
          where o.handle = $2 and p.id = catalogue.calendar_of($1, o.id, app.legal_today())`,
          [base, handle],
        )
      )[0]?.code;
    const level = async (wanted: string, serves: number | null = null) =>
      (
        await rows<{ handle: string }>(
          `select handle from identity.organ where level = $1 and ($2::int is null or park_id = $2) limit 1`,
          [wanted, serves],
        )
      )[0]!.handle;
    const organs = {
      park: await level('park', 2),
      county: await level('county'),
      city: await level('city'),
      province: await level('province'),
    };
    const answers = async (base: string) =>
      Object.fromEntries(
        await Promise.all(Object.entries(organs).map(async ([key, handle]) => [key, await of(base, handle)])),
      );
    expect(await answers('kunlun')).toEqual({ park: 'CN', county: 'CN', city: 'CN', province: 'CN' });

    sound(await publish('editor2', await draft('editor', overlay())));
    const local = { park: 'CN-6328', county: 'CN-6328', city: 'CN-6328', province: 'CN' };
    expect(await answers('kunlun')).toEqual(local);
    expect((await answers('ganhe')).park).toBe('CN');

    sound(await publish('editor2', await draft('editor', overlay({ code: 'CN-632801' }))));
    // A county's days off bind no city organ.
    expect(await answers('kunlun')).toEqual({ ...local, park: 'CN-632801', county: 'CN-632801' });
    expect(await answers('delingha')).toEqual(local);

    // 南川 lies in 630103 and 630106: an overlay of one of them is not its.
    sound(await publish('editor2', await draft('editor', overlay({ code: 'CN-630103' }))));
    expect((await answers('nanchuan')).county).toBe('CN');
  });

  it('that does not fit is refused with its own name', async () => {
    const worked = overlay({
      years: {
        ...(overlay().form as { years: object }).years,
        2026: { a: { 'make-up': ['2026-10-03'], paper: 'local' } },
      },
    });
    expect(await drafting.execute(as('editor'), worked)).toMatchObject({
      code: 'CAL-OVERLAP',
      params: { date: '2026-10-03', overlay: 'CN-6328' },
    });
    expect(await drafting.execute(as('editor'), overlay({ code: 'HK-63', extends: 'HK' }))).toMatchObject({
      code: 'CAL-EXTENDS',
      params: { code: 'HK' },
    });
  });
});

describe('a draft', () => {
  it('is made once for one key, and only by an editor', async () => {
    const asking = as('editor');
    const [a, b] = await Promise.all([
      drafting.execute(asking, notice()),
      drafting.execute(asking, notice()),
    ]);
    expect([sound(a).draftId, sound(a).replayed !== sound(b).replayed]).toEqual([sound(b).draftId, true]);
    expect(await drafting.execute({ ...asking, hash: 'other' }, notice())).toMatchObject({
      code: 'KEY_REUSED',
    });
    expect(codeOf(await drafting.execute(as('supervisor'), notice()))).toBe('FORBIDDEN');
    expect(codeOf(await drafting.execute(as('nobody'), notice()))).toBe('UNAUTHENTICATED');
  });

  it('has exactly one source and changes something', async () => {
    expect(codeOf(await drafting.execute(as('editor'), notice({ form: {} })))).toBe('ONE_SOURCE');
    const { notice: _, ...none } = notice();
    expect(codeOf(await drafting.execute(as('editor'), none))).toBe('ONE_SOURCE');
    sound(await publish('editor2', await draft('editor', notice())));
    expect(codeOf(await drafting.execute(as('editor'), notice({ source: '转载' })))).toBe(
      'DRAFT_CHANGES_NOTHING',
    );
  });

  it('is seen by editors alone', async () => {
    const id = await draft('editor', notice());
    const read = new ReadDraft(new DraftQueries(database, new Contents(database)));
    expect((await read.execute('token:editor', ['calendar'], id))?.allowedActions).toEqual(['withdraw']);
    expect((await read.execute('token:editor2', ['calendar'], id))?.allowedActions).toEqual([
      'publish',
      'withdraw',
    ]);
    expect(await read.execute('token:applicant', ['calendar'], id)).toBeNull();
    expect(await database.call('select from catalogue.draft')).toEqual([]);
  });

  it('is withdrawn once, at the version that was seen', async () => {
    const id = await draft('editor', notice());
    const withdrawal = new WithdrawDraft(store);
    expect(await withdrawal.execute(as('editor2'), id, 2)).toMatchObject({
      code: 'STALE',
      params: { current: 1 },
    });
    const asking = as('editor2');
    expect(await withdrawal.execute(asking, id, 1)).toEqual({ replayed: false });
    expect(await withdrawal.execute(asking, id, 1)).toEqual({ replayed: true });
    expect(codeOf(await withdrawal.execute(as('editor'), id, 2))).toBe('DRAFT_CLOSED');
    expect(codeOf(await publish('editor2', id))).toBe('DRAFT_CLOSED');
    expect(codeOf(await withdrawal.execute(as('applicant'), id, 1))).toBe('FORBIDDEN');
  });
});

it('the seeds say nothing more of a calendar that people have published', async () => {
  const folder = await readSeedFolder(new URL('../../../../seeds', import.meta.url).pathname);
  sound(await publish('editor2', await draft('editor', notice())));
  const pool = await openDatabase(opened.url, { poolSize: 1, applicationName: 'seeds' });
  try {
    expect(await publishSeeds(new Database(pool), folder)).toBe(0);
    const changed = folder.calendars.map((calendar) => ({
      ...calendar,
      knownFrom: '2014-12-31' as LocalDate,
    }));
    expect(await publishSeeds(new Database(pool), { ...folder, calendars: changed })).toBe(0);
  } finally {
    await pool.destroy();
  }
});
