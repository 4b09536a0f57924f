import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { addDays, parseLocalDate } from '#calendar';
import type { LocalDate } from '#kernel';
import { Database, openDatabase } from '#platform';
import { digest } from '#record';
import { forgetPublished } from '../../../../test/support/forget-published.js';
import {
  as,
  codeOf,
  type OpenedDatabase,
  openedDatabase,
  sound,
} from '../../../../test/support/opened-database.js';
import { DraftDefinition } from '../draft-definition.js';
import { hashOf } from '../hash-of.js';
import { verifyCertificate } from '../model/certificate/verify-certificate.js';
import type { DraftKind } from '../model/publish/draft.js';
import type { HandedIn } from '../model/publish/propose.js';
import { PublishDraft } from '../publish-draft.js';
import { publishSeeds } from '../publish-seeds.js';
import { ReadDraft } from '../read-draft.js';
import { readSeedFolder } from '../seed-folder.js';
import { CalendarQueries } from './calendar.queries.js';
import { CertificateQueries } from './certificate.queries.js';
import { Contents } from './contents.js';
import { DraftQueries } from './draft.queries.js';
import { DraftStore } from './draft.store.js';

const SEEDS = new URL('../../../../seeds/', import.meta.url);
const PENDING = { rule: 'keep', basis: '法释〔2009〕20号 9' } as const;
const KINDS = ['item', 'guide'] as const;

type Form = Record<string, unknown>;
interface PromiseForm {
  readonly within: string;
  readonly source: string;
  readonly demo: boolean;
}

let opened: OpenedDatabase;
let database: Database;
let drafting: DraftDefinition;
let publishing: PublishDraft;
let reading: ReadDraft;
let today: LocalDate;

const rows = <T extends object>(sql: string, params: unknown[] = []) => opened.rows<T>(sql, params);

beforeAll(async () => {
  opened = await openedDatabase();
  database = opened.database;
  const contents = new Contents(database);
  const store = new DraftStore(database, contents);
  drafting = new DraftDefinition(store);
  publishing = new PublishDraft(store);
  reading = new ReadDraft(new DraftQueries(database, contents));
  const [row] = await rows<{ today: string }>('select app.legal_today()::text as today');
  today = parseLocalDate(row!.today)!;
}, 90_000);

afterAll(async () => {
  await opened?.close();
});

beforeEach(() => forgetPublished(opened));

/** A definition of the seeds as its clerk wrote it, changed. */
const form = (kind: DraftKind, code: string, more: Form = {}): Form => ({
  ...(parse(readFileSync(new URL(`${kind}s/${code}.yaml`, SEEDS), 'utf8')) as Form),
  ...more,
});
const handed = (kind: DraftKind, code: string, more: Form = {}): HandedIn => ({
  kind,
  form: form(kind, code, more),
  at: '/form',
});
/** The guide without that item. */
const without = (guide: string, ...codes: string[]): HandedIn => {
  const items = form('guide', guide)['items'] as { code: string }[];
  return handed('guide', guide, { items: items.filter(({ code }) => !codes.includes(code)) });
};
const shortened = (code: string, within: string): Form => ({
  promise: { ...(form('item', code)['promise'] as PromiseForm), within },
});
const draft = async (
  own: HandedIn | { kind: DraftKind; code: string },
  more: Form & { along?: HandedIn[]; from?: LocalDate; who?: string } = {},
): Promise<string> => {
  const { along = [], from = today, who = 'editor', ...rest } = more;
  const what = { own, along, effectiveFrom: from, pending: PENDING, ...rest };
  return sound(await drafting.execute(as(who), what, '清单调整通知（测试）')).draftId;
};
const publish = (who: string, draftId: string, effectiveFrom?: LocalDate) =>
  publishing.execute(as(who), draftId, { ifVersion: 1, effectiveFrom });
const findingsOf = async (id: string) => (await reading.execute('token:editor2', KINDS, id))!.findings;
const published = () =>
  rows<{
    id: number;
    key: string;
    version: number;
    from: string;
    ends: boolean;
    content: object;
    hash: string;
    diff: unknown;
  }>(
    `select id, kind || '/' || code as key, version, effective_from::text as from, ends, content, hash, diff
       from catalogue.publication where draft_id is not null order by kind, code, version`,
  );
const certificates = (more = 'c.stream_id is not null') =>
  rows<{
    guide: string;
    version: number;
    from: string;
    content: { items: { code: string; version: number }[] };
    hash: string;
  }>(
    `select p.code as guide, p.version, c.effective_from::text as from, c.content, c.hash
       from catalogue.certificate c join catalogue.publication p on p.id = c.guide_id where ${more} order by c.id`,
  );
const inForce = async (kind: string, code: string, on: LocalDate) =>
  (
    await rows<{ v: number }>(
      'select version as v from catalogue.publication where id = catalogue.in_force($1, $2, $3)',
      [kind, code, on],
    )
  )[0]?.v ?? null;

describe('a definition', () => {
  it('with findings is kept and not published; mended, a second editor publishes it', async () => {
    const habit = {
      to: ['A13'],
      binds: 'practice',
      article: '惯例',
      phrase: '先办地震安评',
      fields: ['result-no'],
    };
    const bad = await draft(handed('item', 'A09', { ties: [habit] }));
    expect(await findingsOf(bad)).toContainEqual(
      expect.objectContaining({ code: 'CAT-PRE', severity: 'error', detail: expect.anything() }),
    );
    expect(codeOf(await publish('editor2', bad))).toBe('DRAFT_HAS_FINDINGS');
    expect(await published()).toEqual([]);

    const id = await draft(handed('item', 'A09', { ties: [{ ...habit, cure: 'asked-at-intake' }] }));
    expect(codeOf(await publish('editor', id))).toBe('OWN_DRAFT');
    expect(codeOf(await publish('editor2', id))).toBe('done');
    const [version, ...more] = await published();
    expect(more).toEqual([]);
    expect(version).toMatchObject({ key: 'item/A09', version: 2, from: today, ends: false });
    expect(version!.hash).toBe(hashOf(version!.content));
    expect(version!.diff).toEqual([expect.objectContaining({ at: expect.stringMatching(/^\/ties/) })]);

    const lines = await rows<{ stream_id: string; seq: number; line: string }>(
      'select stream_id, seq, line from record.journal',
    );
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!.line)).toMatchObject({
      act: 'PUBLISH',
      publications: [{ kind: 'item', code: 'A09', version: 2, hash: version!.hash, pending: PENDING }],
    });
    expect(await rows('select topics from record.outbox')).toEqual([{ topics: ['item.published'] }]);
    const heard = await new CalendarQueries(database).publishedBy(lines[0]!.stream_id, 1);
    expect(heard).toMatchObject([{ kind: 'item', code: 'A09', version: 2, pending: PENDING, ends: false }]);
  });

  it('is refused to the drafter, to whoever is no editor, and twice', async () => {
    const id = await draft(handed('item', 'A09', shortened('A09', '1 working days')));
    expect(codeOf(await publish('supervisor', id))).toBe('FORBIDDEN');
    const asking = as('editor2');
    const again = () => publishing.execute(asking, id, { ifVersion: 1 });
    const answers = await Promise.all([again(), again(), again()]);
    expect(answers.map(codeOf)).toEqual(['done', 'done', 'done']);
    expect(await published()).toHaveLength(1);
    expect(codeOf(await publish('editor2', id))).toBe('DRAFT_CLOSED');
  });

  it('is published as it was drafted, or not at all: the database itself holds the two together', async () => {
    const id = await draft(handed('item', 'A09', shortened('A09', '1 working days')));
    const [last] = await rows<{ id: number }>(
      `select max(id) as id from catalogue.publication where kind <> 'calendar'`,
    );
    const other = {
      kind: 'item',
      code: 'A09',
      version: 2,
      effectiveFrom: today,
      hash: 'h',
      content: { code: 'A09' },
    };
    const act = { version: 1, seen: last!.id, kind: 'PUBLISH', effectiveOn: today, line: '{}', topics: [] };
    const store = new DraftStore(database, new Contents(database));
    for (const publications of [[other], [{ ...other, code: 'A10' }]])
      await expect(
        store.publish(as('editor2'), id, { ...act, publications, certificates: [] }),
      ).rejects.toMatchObject({ code: 'OS409' });
    expect(await published()).toEqual([]);
  });

  it('says what happens to pending items, else it is not published', async () => {
    const id = await draft(handed('item', 'A09', shortened('A09', '1 working days')), { pending: undefined });
    expect(await findingsOf(id)).toContainEqual(
      expect.objectContaining({ code: 'CAT-080', place: 'items/A09' }),
    );
    expect(codeOf(await publish('editor2', id))).toBe('DRAFT_HAS_FINDINGS');
  });

  it('that changes nothing, or is misread, is no draft', async () => {
    const what = { along: [], effectiveFrom: today, pending: PENDING };
    expect(codeOf(await drafting.execute(as('editor'), { own: handed('item', 'A09'), ...what }, 'x'))).toBe(
      'DRAFT_CHANGES_NOTHING',
    );
    const own = handed('item', 'A09', { nature: 'permit', colour: 'red' });
    const faults = await drafting.execute(as('editor'), { own, ...what, operation: { kind: 'sell' } }, 'x');
    expect(faults).toMatchObject([
      { code: 'SEED-UNKNOWN-KEY', pointer: '/form/colour' },
      { code: 'SEED-VALUE', pointer: '/form/nature' },
      { code: 'SEED-VALUE', pointer: '/operation/kind' },
    ]);
    expect(await rows('select from catalogue.draft')).toEqual([]);
  });

  it('of today is judged by the list of the day it is published, not of the day it was drafted', async () => {
    const guide = await draft(handed('guide', 'assessment', { summary: { zh: '改', en: 'changed' } }));
    expect(await findingsOf(guide)).toEqual([]);
    const cancelled = await draft(
      { kind: 'item', code: 'A13' },
      { operation: { kind: 'cancel', document: '国发〔2026〕1号' }, along: [without('assessment', 'A13')] },
    );
    sound(await publish('editor2', cancelled));
    expect(await publish('editor2', guide)).toMatchObject({ code: 'STALE', params: { current: 2 } });
    const again = await draft(handed('guide', 'assessment'));
    expect(await findingsOf(again)).toContainEqual(
      expect.objectContaining({ code: 'CAT-002', detail: { name: 'A13' } }),
    );
    expect(codeOf(await publish('editor2', again))).toBe('DRAFT_HAS_FINDINGS');
  });
});

describe('versions', () => {
  it('are immutable, with their certificates, for every role that is no superuser', async () => {
    sound(await publish('editor2', await draft(handed('item', 'A09', shortened('A09', '1 working days')))));
    const client = await opened.owner.connect();
    try {
      for (const role of ['app_owner', 'app_acts', 'app_rt'])
        for (const sql of [
          'update catalogue.publication set content = content',
          `delete from catalogue.publication where code = 'A09'`,
          'truncate catalogue.publication cascade',
          'update catalogue.certificate set hash = hash',
          'delete from catalogue.certificate',
          'truncate catalogue.certificate',
        ]) {
          await client.query(`begin; set local role ${role}`);
          const refusal = { code: role === 'app_owner' ? 'OS423' : '42501' };
          await expect(client.query(sql)).rejects.toMatchObject(refusal);
          await client.query('rollback');
        }
    } finally {
      client.release();
    }
  });

  it('of one code at once by many: one wins, every other draft is stale', async () => {
    const ids = await Promise.all(
      ['1', '2', '1', '2'].map((n) => draft(handed('item', 'A09', shortened('A09', `${n} working days`)))),
    );
    const answers = await Promise.all(ids.map((id) => publish('editor2', id)));
    expect(answers.map(codeOf).toSorted()).toEqual(['STALE', 'STALE', 'STALE', 'done']);
    expect(await published()).toHaveLength(1);
  });

  it('of different codes at once never make a list that the check would refuse', async () => {
    for (let round = 0; round < 3; round += 1) {
      const operation = { kind: 'cancel', document: '国发〔2026〕1号' };
      const cancelled = await draft(
        { kind: 'item', code: 'E04' },
        { operation, along: [without('company-setup', 'E04')] },
      );
      const holding = form('guide', 'assessment')['items'] as { code: string }[];
      const taken = await draft(handed('guide', 'assessment', { items: [...holding, { code: 'E04' }] }));
      const answers = await Promise.all([publish('editor2', cancelled), publish('editor2', taken)]);
      expect(answers.map(codeOf).toSorted()).toEqual(['DRAFT_HAS_FINDINGS', 'done']);
      await opened.owner.query(`set session_replication_role = replica; delete from catalogue.certificate where stream_id is not null;
        delete from catalogue.publication where draft_id is not null; set session_replication_role = default`);
    }
  });

  it('follow one another: never two in force on a day, none before the last', async () => {
    const later = addDays(today, 20);
    sound(
      await publish(
        'editor2',
        await draft(handed('item', 'A09', shortened('A09', '1 working days')), { from: later }),
      ),
    );
    expect([await inForce('item', 'A09', today), await inForce('item', 'A09', later)]).toEqual([1, 2]);
    const what = {
      own: handed('item', 'A09', shortened('A09', '2 working days')),
      along: [],
      pending: PENDING,
    };
    const early = await drafting.execute(as('editor'), { ...what, effectiveFrom: addDays(later, -1) }, 'x');
    expect(early).toMatchObject({ code: 'EFFECTIVE_BEFORE_LAST', params: { last: later, code: 'A09' } });
    const past = await drafting.execute(as('editor'), { ...what, effectiveFrom: addDays(today, -1) }, 'x');
    expect(codeOf(past)).toBe('EFFECTIVE_IN_PAST');
    for (const [version, from] of [
      [3, addDays(later, -1)],
      [4, later],
      [2, later],
    ])
      await expect(
        rows(
          `insert into catalogue.publication (kind, code, version, effective_from, hash, content) values ('item', 'A09', $1, $2, 'h', '{}')`,
          [version, from],
        ),
      ).rejects.toMatchObject({ code: 'OS409' });
  });
});

describe('a certificate', () => {
  it('is there for every guide of the seeds, and anew for each guide that holds a published item', async () => {
    const first = await certificates('c.stream_id is null');
    expect(first.map(({ guide }) => guide).sort()).toEqual(
      (
        await rows<{ code: string }>(`select code from catalogue.publication where kind = 'guide' order by 1`)
      ).map(({ code }) => code),
    );
    const later = addDays(today, 10);
    const holding = await rows<{ guide: string }>(
      `select code as guide from catalogue.publication where kind = 'guide' and content->'items' @> '[{"code": "C07"}]'`,
    );
    sound(
      await publish(
        'editor2',
        await draft(handed('item', 'C07', shortened('C07', '4 working days')), { from: later }),
      ),
    );
    const issued = await certificates();
    expect(issued.map(({ guide, from }) => [guide, from])).toEqual(
      holding.map(({ guide }) => [guide, later]).sort(),
    );
    const queries = new CertificateQueries(database);
    for (const { guide, content } of issued) {
      expect(content.items.find(({ code }) => code === 'C07')?.version).toBe(2);
      // Whole again, it is proved from itself: before the day and from it on.
      for (const day of [null, later]) {
        const { changedAt: _, ...certificate } = (await queries.certificate(guide, day))!;
        expect(certificate.items.find(({ content: item }) => item.code === 'C07')?.version).toBe(day ? 2 : 1);
        expect(verifyCertificate(JSON.parse(JSON.stringify(certificate)), digest)).toMatchObject({
          verdict: 'right',
        });
      }
    }
    expect(await queries.certificate('nothing', null)).toBeNull();
    const on = async (day: LocalDate) =>
      (
        await rows<{ from: string }>(
          `select effective_from::text as from from catalogue.certificate where id = catalogue.certificate_on('works-permit', $1)`,
          [day],
        )
      )[0]?.from;
    expect([await on(today), await on(later)]).toEqual(['2026-08-15', later]);
  });

  it('is issued for each day on which a version that waits changes the guide', async () => {
    const later = addDays(today, 10);
    sound(
      await publish(
        'editor2',
        await draft(handed('item', 'C07', shortened('C07', '4 working days')), { from: later }),
      ),
    );
    sound(
      await publish(
        'editor2',
        await draft(handed('guide', 'works-permit', { summary: { zh: '改', en: 'changed' } })),
      ),
    );
    const mine = (await certificates()).filter(
      ({ guide, version }) => guide === 'works-permit' && version === 2,
    );
    const c07 = (content: { items: { code: string; version: number }[] }) =>
      content.items.find(({ code }) => code === 'C07')?.version;
    expect(mine.map(({ from, content }) => [from, c07(content)])).toEqual([
      [today, 1],
      [later, 2],
    ]);
  });
});

describe('an operation', () => {
  const document = '青政办〔2026〕9号（测试）';

  it('cancels an item from its day; guides that hold it come along or bar it', async () => {
    const operation = { kind: 'cancel', document };
    const alone = await draft({ kind: 'item', code: 'A13' }, { operation });
    const held = (await findingsOf(alone)).filter(({ place }) => place.startsWith('guides/assessment/items'));
    expect(held.map(({ code, place }) => [code, place])).toEqual([
      ['CAT-084', 'guides/assessment/items/A13'],
    ]);
    expect(codeOf(await publish('editor2', alone))).toBe('DRAFT_HAS_FINDINGS');

    const later = addDays(today, 5);
    const id = await draft(
      { kind: 'item', code: 'A13' },
      { operation, along: [without('assessment', 'A13')], from: later },
    );
    sound(await publish('editor2', id));
    expect((await published()).map(({ key, version, ends }) => [key, version, ends])).toEqual([
      ['guide/assessment', 2, false],
      ['item/A13', 2, true],
    ]);
    expect([await inForce('item', 'A13', today), await inForce('item', 'A13', later)]).toEqual([1, null]);
    expect((await certificates()).map(({ guide, from }) => [guide, from])).toEqual([['assessment', later]]);
    expect(await rows('select unnest(topics) as topic from record.outbox order by 1')).toEqual([
      { topic: 'guide.published' },
      { topic: 'item.published' },
    ]);
    // What is gone may come again, as the next version.
    sound(await publish('editor2', await draft(handed('item', 'A13'), { from: addDays(later, 1) })));
    expect(await inForce('item', 'A13', addDays(later, 1))).toBe(3);
  });

  it('merges items: those named end with it', async () => {
    const operation = { kind: 'merge', document, items: ['A13'] };
    const own = handed('item', 'A09', { content: { zh: '合并办理', en: 'Decided in one' } });
    const strange = await draft(own, { operation: { ...operation, items: ['X99', 'A09'] } });
    expect(
      (await findingsOf(strange)).filter(({ code }) => code === 'CAT-083').map(({ detail }) => detail),
    ).toEqual([{ name: 'X99' }, { name: 'A09' }]);
    const id = await draft(own, { operation, along: [without('assessment', 'A13')] });
    sound(await publish('editor2', id));
    expect((await published()).map(({ key, ends }) => [key, ends])).toEqual([
      ['guide/assessment', false],
      ['item/A09', false],
      ['item/A13', true],
    ]);
    expect(await inForce('item', 'A13', today)).toBeNull();
  });

  it('that shortens must shorten', async () => {
    const operation = { kind: 'shorten', document };
    const longer = await draft(handed('item', 'C07', shortened('C07', '6 working days')), { operation });
    expect((await findingsOf(longer)).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['CAT-081', 'CAT-082']),
    );
    const id = await draft(handed('item', 'C07', shortened('C07', '3 working days')), { operation });
    expect((await findingsOf(id)).filter(({ severity }) => severity === 'error')).toEqual([]);
    sound(await publish('editor2', id));
  });

  it('that delegates names two organs and rests on a published delegation', async () => {
    const operation = { kind: 'delegate', document, from: 'nobody', to: 'nobody', delegation: 'D1' };
    const id = await draft(handed('item', 'C07', shortened('C07', '3 working days')), { operation });
    expect((await findingsOf(id)).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['CAT-085', 'CAT-086']),
    );
    const real = { from: 'xining-city-housing', to: 'xining-construction', delegation: 'xining-works-city' };
    const own = handed('item', 'C07', shortened('C07', '3 working days'));
    const sure = await draft(own, { operation: { kind: 'delegate', document, ...real } });
    expect((await findingsOf(sure)).filter(({ severity }) => severity === 'error')).toEqual([]);
    sound(await publish('editor2', sure));
  });
});

it('the seeds say nothing more of a code that people published, and go on with the others', async () => {
  const folder = await readSeedFolder(SEEDS.pathname);
  sound(await publish('editor2', await draft(handed('item', 'A09', shortened('A09', '1 working days')))));
  const pool = await openDatabase(opened.url, { poolSize: 1, applicationName: 'seeds' });
  const seeding = async (more: object, held?: Parameters<typeof publishSeeds>[2]) =>
    publishSeeds(new Database(pool), { ...folder, ...more }, held);
  try {
    expect(await seeding({})).toBe(0);
    const items = folder.items.map((item) =>
      /^A(09|10)$/.test(item.code) ? { ...item, notes: '新' } : item,
    );
    const before = (await certificates('true')).length;
    expect(await seeding({ items })).toBe(1);
    expect([await inForce('item', 'A09', today), await inForce('item', 'A10', today)]).toEqual([2, 2]);
    // What new seeds say was not in force yesterday.
    expect(await inForce('item', 'A10', addDays(today, -1))).toBe(1);
    expect((await certificates('true')).length).toBeGreaterThan(before);
    const operation = { kind: 'cancel', document: '国发〔2026〕1号' };
    const along = [without('assessment', 'A13')];
    sound(await publish('editor2', await draft({ kind: 'item', code: 'A13' }, { operation, along })));
    const guides = folder.guides.map((guide) =>
      guide.code === 'works-permit'
        ? { ...guide, items: [...guide.items, { code: 'A13', optional: true }] }
        : guide,
    );
    const held: string[] = [];
    // They do not go together with what people published: the list stays as it is, and somebody hears why.
    expect(await seeding({ guides, items }, ({ code, place }) => held.push(`${code} ${place}`))).toBe(0);
    expect(held).toContain('CAT-002 guides/works-permit/items');
  } finally {
    await pool.destroy();
  }
});
