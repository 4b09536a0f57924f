import { expect, it } from '@jest/globals';
import { application, fresh, NEW_PROJECT, type ProblemSeen, submit } from '../support/acts.js';
import { NOTICE_2027 } from '../support/notices.js';
import { journey, type TestProduct } from '../support/product.js';

interface Day {
  readonly date: string;
  readonly kind: string;
  readonly name: string;
  readonly paper: string;
}

interface DraftSeen {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly version: number;
  readonly basedOn: number;
  readonly current: number;
  readonly publishedVersion: number | null;
  readonly findings: readonly {
    readonly code: string;
    readonly line: number | null;
    readonly words: { readonly zh: string; readonly en: string };
  }[];
  readonly diff: {
    readonly added: readonly Day[];
    readonly removed: readonly Day[];
    readonly changed: readonly object[];
    readonly knownThrough: { readonly before: string; readonly after: string } | null;
  };
  readonly allowedActions: readonly string[];
}

interface CalendarSeen {
  readonly code: string;
  readonly extends: string | null;
  readonly version: number;
  readonly hash: string;
  readonly knownThrough: string;
  readonly papers: readonly { readonly id: string; readonly title: string; readonly url: string | null }[];
  readonly content: { readonly days: readonly Day[] };
  readonly versions: readonly { readonly version: number; readonly source: string | null }[];
}

const DRAFTS = '/v1/calendar/drafts';
const TITLE = '国务院办公厅关于2027年部分节假日安排的通知（演示）';

async function draft(product: TestProduct, who: string, body: object) {
  const { today } = await product.anyone.get<{ today: string }>('/v1/demo/clock');
  const client = await product.as(who);
  return client.ask<DraftSeen & ProblemSeen>('POST', DRAFTS, {
    body: { effectiveFrom: today, source: TITLE, ...body },
    headers: fresh(),
  });
}

async function end(product: TestProduct, who: string, at: { id: string; version?: number }, verb: string) {
  const { id, version = 1 } = at;
  const client = await product.as(who);
  return client.ask<DraftSeen & ProblemSeen>('POST', `${DRAFTS}/${id}/${verb}`, {
    body: verb === 'publication' ? {} : undefined,
    headers: { 'if-match': `"${version}"`, ...fresh() },
  });
}

/** Local days invented for this test. */
const overlay = {
  code: 'CN-6328',
  extends: 'CN',
  knownFrom: '2026-01-01',
  knownThrough: '2027-12-31',
  papers: [{ id: '2026', title: '本地放假通告（测试）' }],
  years: {
    2026: { '本地节（测试）': { off: ['2026-08-03..2026-08-04'] } },
    2027: { '本地节（测试）': { off: ['2027-08-02..2027-08-03'], paper: '2026' } },
  },
};

journey('a calendar', (product) => {
  it('is imported from the notice, judged by its diff, and published by another editor', async () => {
    const { body: before, headers: first } = await product().anyone.ask<CalendarSeen>(
      'GET',
      '/public/v1/calendars/CN',
    );
    expect(before).toMatchObject({ version: 1, knownThrough: '2026-12-31', extends: null });

    const drafted = await draft(product(), 'editor', {
      notice: NOTICE_2027,
      sourceUrl: 'https://www.gov.cn/x',
    });
    expect([drafted.status, drafted.headers.get('etag')]).toEqual([201, '"1"']);
    const { id, diff, findings, allowedActions } = drafted.body;
    expect(drafted.headers.get('location')).toBe(`${DRAFTS}/${id}`);
    expect(diff).toMatchObject({
      removed: [],
      changed: [],
      knownThrough: { before: '2026-12-31', after: '2027-12-31' },
    });
    expect(diff.added).toHaveLength(33);
    expect(diff.added).toContainEqual({ date: '2027-02-14', kind: 'make-up', name: '春节', paper: '2027' });
    expect([findings, allowedActions]).toEqual([[], ['withdraw']]);

    expect(await end(product(), 'editor', { id }, 'publication')).toMatchObject({
      status: 403,
      body: { code: 'OWN_DRAFT' },
    });
    const seen = await (await product().as('editor2')).get<DraftSeen>(`${DRAFTS}/${id}`);
    expect(seen).toMatchObject({
      status: 'draft',
      basedOn: 1,
      current: 1,
      allowedActions: ['publish', 'withdraw'],
    });
    const done = await end(product(), 'editor2', { id }, 'publication');
    expect(done).toMatchObject({
      status: 200,
      body: { status: 'published', version: 2, publishedVersion: 2, allowedActions: [] },
    });
    // What it changed is still told when it is published.
    expect(done.body.diff).toEqual(diff);

    const after = await product().anyone.ask<CalendarSeen>('GET', '/public/v1/calendars/CN');
    for (const path of ['/public/v1/calendars', '/public/v1/calendars/CN']) {
      const { headers } = await product().anyone.ask('GET', path);
      const again = await fetch(`${product().url}${path}`, {
        headers: { 'if-none-match': headers.get('etag') ?? '' },
      });
      expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
    }
    expect(after.headers.get('etag')).not.toBe(first.get('etag'));
    expect(after.body).toMatchObject({
      version: 2,
      knownThrough: '2027-12-31',
      versions: [
        { version: 2, source: TITLE },
        { version: 1, source: null },
      ],
    });
    expect(after.body.papers).toContainEqual({ id: '2027', title: TITLE, url: 'https://www.gov.cn/x' });
    expect(after.body.content.days).toHaveLength(before.content.days.length + 33);
  });

  it('that could not be read in full names the line and is not published', async () => {
    const text = NOTICE_2027.replace('（周五）至3日', '（周四）至3日');
    const changed = text.replace('1月31日（周日）', '1月30日（周六）');
    const { body } = await draft(product(), 'editor', { notice: changed });
    expect(body.findings).toMatchObject([
      {
        code: 'NOTICE-WEEKDAY',
        line: 5,
        words: {
          en: 'Weekday and date differ: “1月1日(周四)” (2027-01-01)',
          zh: expect.stringContaining('星期'),
        },
      },
    ]);
    expect(await end(product(), 'editor2', { id: body.id }, 'publication')).toMatchObject({
      status: 409,
      body: { code: 'DRAFT_HAS_FINDINGS' },
    });
    expect(await end(product(), 'editor', { id: body.id, version: 7 }, 'withdrawal')).toMatchObject({
      status: 412,
    });
    expect(await end(product(), 'editor', { id: body.id }, 'withdrawal')).toMatchObject({
      status: 200,
      body: { status: 'withdrawn', version: 2 },
    });
  });

  it('drafted on a version that is no longer the latest is stale', async () => {
    const text = (day: string) => NOTICE_2027.replace('1月31日（周日）', day);
    const a = (await draft(product(), 'editor', { notice: text('1月30日（周六）') })).body;
    const b = (await draft(product(), 'editor', { notice: text('1月24日（周日）') })).body;
    expect(a.diff).toMatchObject({ added: [{ date: '2027-01-30' }], removed: [{ date: '2027-01-31' }] });
    expect(await end(product(), 'editor2', { id: a.id }, 'publication')).toMatchObject({ status: 200 });
    expect(await end(product(), 'editor2', { id: b.id }, 'publication')).toMatchObject({
      status: 412,
      body: { code: 'STALE' },
    });
  });

  it('of a region is laid upon the national one, and published anew with it', async () => {
    const drafted = await draft(product(), 'editor2', { form: overlay, source: '测试通告' });
    expect(drafted).toMatchObject({ status: 201, body: { code: 'CN-6328', basedOn: 0 } });
    // Against the national calendar it adds what is local; what both know begins later.
    expect(drafted.body.diff.added).toMatchObject([
      { date: '2026-08-03' },
      { date: '2026-08-04' },
      { date: '2027-08-02' },
      { date: '2027-08-03', kind: 'holiday', name: '本地节（测试）', paper: 'CN-6328:2026' },
    ]);
    expect(await end(product(), 'editor', { id: drafted.body.id }, 'publication')).toMatchObject({
      status: 200,
    });
    const { items } = await product().anyone.get<{ items: CalendarSeen[] }>('/public/v1/calendars');
    expect(items.map((each) => [each.code, each.extends, each.knownThrough])).toEqual([
      ['CN', null, '2027-12-31'],
      ['CN-6328', 'CN', '2027-12-31'],
    ]);

    const body = await application(product(), 'assessment', ['A02', 'A13', 'A09']);
    const project = { ...NEW_PROJECT, base: 'kunlun' };
    const file = await submit(product(), { ...body, project });
    const kept = await product().rows<{ level: string; calendar: string }>(
      `select o.level, p.code as calendar from casework.case_item i join identity.organ o on o.id = i.organ_id
         join catalogue.publication p on p.id = i.calendar where i.case_id = $1 order by i.idx`,
      [file.id],
    );
    // Departments of the place keep its local days, the province's seismic bureau does not.
    expect(kept).toEqual([
      { level: 'city', calendar: 'CN-6328' },
      { level: 'park', calendar: 'CN-6328' },
      { level: 'province', calendar: 'CN' },
    ]);

    const corrected = await draft(product(), 'editor', { notice: NOTICE_2027 });
    await end(product(), 'editor2', { id: corrected.body.id }, 'publication');
    const local = await product().anyone.get<CalendarSeen>('/public/v1/calendars/CN-6328');
    expect(local.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(
      local.content.days.filter(({ date }) => date.startsWith('2027-01-3')).map(({ date }) => date),
    ).toEqual(['2027-01-31']);
  });

  it('is imported from chinese-days data in the same way', async () => {
    const days = { '2028-01-01': "New Year's Day,元旦,1" };
    const { status, body } = await draft(product(), 'editor', {
      chineseDays: { holidays: days, workdays: {}, inLieuDays: {} },
    });
    expect([status, body.diff.added.map(({ date }) => date)]).toEqual([201, ['2028-01-01']]);
    // Twelve days that the regulation makes certain are not in it.
    expect(body.findings.map(({ code }) => code)).toEqual(Array(11).fill('DAY-CERTAIN'));
  });

  it('is no business of other roles, and of nobody unpublished', async () => {
    for (const who of ['applicant', 'clerk', 'lead', 'supervisor', 'officer.xining-construction']) {
      expect([who, await draft(product(), who, { notice: NOTICE_2027 })]).toMatchObject([
        who,
        { status: 403, body: { code: 'FORBIDDEN' } },
      ]);
      expect(await (await product().as(who)).ask('GET', DRAFTS)).toMatchObject({ status: 403 });
    }
    expect(await product().anyone.ask('GET', DRAFTS)).toMatchObject({ status: 401 });
    const editor = await product().as('editor');
    const { items, next } = await editor.get<{ items: DraftSeen[]; next?: string }>(`${DRAFTS}?limit=2`);
    expect(items).toHaveLength(2);
    const [id] = items.map((each) => each.id);
    expect(await end(product(), 'supervisor', { id: id! }, 'publication')).toMatchObject({ status: 403 });
    expect(await end(product(), 'applicant', { id: id! }, 'withdrawal')).toMatchObject({ status: 403 });
    const rest = await editor.get<{ items: DraftSeen[] }>(`${DRAFTS}?limit=50&cursor=${next}`);
    expect(rest.items.map((each) => each.status)).toEqual(expect.arrayContaining(['published', 'withdrawn']));
    expect(rest.items.some((each) => items.some((other) => other.id === each.id))).toBe(false);
  });

  it.each([
    ['ONE_SOURCE', 422, '/form', {}],
    ['NOTICE_UNREAD', 422, '/notice', { notice: '放假通知' }],
    ['CAL-SHAPE', 422, '/chineseDays/holidays', { chineseDays: { holidays: [] } }],
    ['CAL-DATE', 422, '/form/knownFrom', { form: { code: 'CN', knownFrom: '2026-02-30' } }],
    ['CAL-CODE', 422, '/form/code', { form: { ...overlay, code: 'CN-1' } }],
    ['EFFECTIVE_IN_PAST', 422, '/effectiveFrom', { notice: NOTICE_2027, effectiveFrom: '2026-01-01' }],
    ['DATE_INVALID', 400, '/effectiveFrom', { notice: NOTICE_2027, effectiveFrom: '2027-02-30' }],
    ['INVALID_FIELD', 400, '/notice', { notice: 1 }],
    ['UNKNOWN_FIELD', 400, '/days', { notice: NOTICE_2027, days: [] }],
  ])('is refused as a draft with %s', async (code, status, pointer, body) => {
    expect(await draft(product(), 'editor', body)).toMatchObject({ status, body: { code, pointer } });
  });
});
