import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { fresh, type ProblemSeen, until } from '../support/acts.js';
import { PARTICULARS } from '../support/licences.js';
import { journey } from '../support/product.js';
import { segmentFaults } from '../support/segments.js';

interface Words {
  readonly zh: string;
  readonly en: string;
}
interface CodeSeen {
  readonly code: string;
  readonly valid: boolean;
  readonly parts: readonly { readonly part: string; readonly text: string; readonly meaning: Words | null }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly position: number | null;
    readonly words: Words;
  }[];
}
interface SegmentSeen {
  readonly id: string;
  readonly size: number;
  readonly free: number;
  readonly issued: number;
}
interface ListSeen {
  readonly rows: readonly {
    readonly line: number;
    readonly result: string;
    readonly companyId: string | null;
    readonly findings: readonly { readonly rule: string; readonly column: string; readonly words: Words }[];
  }[];
}
interface CompanySeen {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly creditCode: string | null;
  readonly exchange: { readonly returned: readonly string[]; readonly lost: readonly string[] } | null;
}

const CLI = fileURLToPath(new URL('../../dist/code.js', import.meta.url));
/** The built command in a process of its own, without any setting of ours. */
const code = (...args: readonly string[]): Promise<{ exit: number; said: string; complained: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env: {} }, (error, said, complained) =>
      resolve({ exit: error ? Number(error.code) : 0, said, complained }),
    );
  });

const CODES = '/public/v1/credit-codes';
const SEGMENTS = '/v1/code-segments';
const COMPANIES = '/v1/legacy-companies';

const SEGMENT = {
  organ: 'xining-market',
  prefix: '91',
  region: '630102',
  first: 'MACT0000',
  last: 'MACT0009',
  lowWater: 3,
  document: '赋码〔2026〕1号（演示）',
};

journey('codes', (product) => {
  it('anybody may ask what a code says', async () => {
    const seen = await product().anyone.get<CodeSeen>(`${CODES}/91630000226593742J`);
    expect(seen).toMatchObject({ code: '91630000226593742J', valid: true, findings: [] });
    expect(seen.parts.map(({ part, text, meaning }) => [part, text, meaning?.zh])).toEqual([
      ['department', '9', '工商（市场监管）'],
      ['category', '1', '企业'],
      ['region', '630000', '青海省'],
      ['organisation', '226593742', '组织机构代码 22659374-2（GB 11714）'],
      ['check', 'J', '由前 17 位加权求和、模 31 得出'],
    ]);
    const old = await product().anyone.get<CodeSeen>(`${CODES}/${encodeURIComponent('９１630122MA7TEAT04')}`);
    expect([old.code, old.valid, old.findings[0]?.rule]).toEqual(['91630122MA7TEAT04', false, 'CODE-LENGTH']);
  });

  it.each([
    ['one character wrong', '914403001922038217', 'CODE-CHECK', 18],
    ['a letter that is not used', '91440300192203821I', 'CODE-LETTER', 18],
    ['one too few', '91440300192203821', 'CODE-LENGTH', null],
    ['nothing', ' ', 'CODE-LENGTH', null],
    ['far too much', '9'.repeat(5000), 'CODE-LENGTH', null],
    ['something else', '<script>alert(1)', 'CODE-LENGTH', null],
  ])('%s: what is wrong is the answer, never a refusal', async (_, typed, rule, position) => {
    const { status, body } = await product().anyone.ask<CodeSeen>(
      'GET',
      `${CODES}/${encodeURIComponent(typed)}`,
    );
    expect([status, body.valid]).toEqual([200, false]);
    expect(body.findings[0]).toMatchObject({
      rule,
      position,
      words: { zh: expect.any(String), en: expect.any(String) },
    });
  });

  it('the command says offline what the door says, and by its exit code whether all are valid', async () => {
    const [right, warned, wrong] = [
      '91330100MA2AX8UL47',
      '91630100631295000W',
      '914403001922038217',
    ] as const;
    const valid = await code('check', right, warned);
    expect([valid.exit, valid.said]).toEqual([0, expect.stringContaining('西宁市 · Xining')]);
    const one = await code('check', '--json', right, wrong);
    expect([one.exit, one.complained]).toEqual([1, '']);
    const told = one.said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told).toEqual([
      await product().anyone.get(`${CODES}/${right}`),
      await product().anyone.get(`${CODES}/${wrong}`),
    ]);
    const wrongly: readonly string[][] = [[], ['check'], ['explain', right], ['check', '--loud', right]];
    for (const args of wrongly) {
      const { exit, said, complained } = await code(...args);
      expect([args, exit, said, complained]).toEqual([
        args,
        2,
        '',
        expect.stringMatching(/[一-鿿].*\n[a-z]/),
      ]);
    }
  });

  it('a segment is given by an editor, seen by the registrar, and by nobody else', async () => {
    const [editor, head, other, supervisor] = await Promise.all(
      ['editor', 'head.xining-market', 'head.qaidam-market', 'supervisor'].map((who) => product().as(who)),
    );
    const refused = await head!.ask<ProblemSeen>('POST', SEGMENTS, { body: SEGMENT, headers: fresh() });
    expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN']);
    const given = await editor!.must<SegmentSeen>('POST', SEGMENTS, { body: SEGMENT, headers: fresh() });
    expect(given).toMatchObject({ size: 10, free: 10, issued: 0 });
    expect(JSON.stringify(given)).not.toMatch(/91630102MACT/);
    expect((await head!.get<{ items: SegmentSeen[] }>(SEGMENTS)).items.map(({ id }) => id)).toEqual([
      given.id,
    ]);
    expect((await other!.ask('GET', `${SEGMENTS}/${given.id}`)).status).toBe(404);
    expect((await supervisor!.ask('GET', SEGMENTS)).status).toBe(403);
    const across = {
      ...SEGMENT,
      organ: 'qaidam-market',
      region: '632801',
      first: 'MACT0009',
      last: 'MACT0010',
    };
    const overlaps = await editor!.ask<ProblemSeen>('POST', SEGMENTS, {
      body: across,
      headers: { ...fresh(), 'accept-language': 'en' },
    });
    expect([overlaps.status, overlaps.body.code, overlaps.body.detail]).toEqual([
      409,
      'SEGMENT_OVERLAPS',
      'It overlaps a segment given before, MACT0000–MACT0009: an organisation code is unique in the whole country.',
    ]);
  });

  it('a list of companies is taken row by row, and the same request is answered again', async () => {
    const head = await product().as('head.xining-market');
    const csv = [
      '企业名称,注册号,组织机构代码,税务登记号',
      '青海盐湖,630000100000009,22659374-2,630102226593742',
      '=cmd(),110108000000016,,',
      '高原制造厂,110108000000016,,',
    ].join('\r\n');
    const body = { csv, source: '工商登记系统导出（演示）' };
    const headers = fresh();
    const list = await head.must<ListSeen>('POST', `${COMPANIES}/imports`, { body, headers });
    expect(
      list.rows.map(({ line, result, findings }) => [line, result, ...findings.map(({ rule }) => rule)]),
    ).toEqual([
      [2, 'added'],
      [3, 'refused', 'ROW-FORMULA'],
      [4, 'added'],
    ]);
    const again = await head.ask<ListSeen>('POST', `${COMPANIES}/imports`, { body, headers });
    expect([again.headers.get('idempotent-replayed'), again.body]).toEqual(['true', list]);
    const officer = await product().as('officer.xining-planning');
    const refused = await officer.ask<ProblemSeen>('POST', `${COMPANIES}/imports`, {
      body,
      headers: fresh(),
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'NOT_A_REGISTRAR']);
    const broken = await head.ask<ProblemSeen>('POST', `${COMPANIES}/imports`, {
      body: { csv: '企业名称,住址\n甲,乙', source: 'x' },
      headers: { ...fresh(), 'accept-language': 'en' },
    });
    expect([broken.status, broken.body.code, broken.body.pointer]).toEqual([422, 'CSV_COLUMN', '/csv']);
  });

  it('old certificates are exchanged once, for the next code of the segment', async () => {
    const head = await product().as('head.xining-market');
    const { items } = await head.get<{ items: CompanySeen[] }>(
      `${COMPANIES}?state=open&number=110108000000016`,
    );
    const [company] = items;
    const path = `${COMPANIES}/${company!.id}/exchange`;
    const seen = { 'if-match': `"${company!.version}"` };
    const body = { prefix: '91', returned: ['business-licence'], lost: [], particulars: PARTICULARS };
    const unseen = await head.ask<ProblemSeen>('POST', path, { body, headers: fresh() });
    expect(unseen.status).toBe(428);
    const open = await head.ask<ProblemSeen>('POST', path, {
      body: { ...body, returned: [] },
      headers: { ...fresh(), ...seen },
    });
    expect([open.status, open.body.code]).toEqual([422, 'CERTIFICATE_OPEN']);
    const headers = { ...fresh(), ...seen };
    const done = await head.must<CompanySeen>('POST', path, { body, headers });
    expect(done).toMatchObject({
      state: 'exchanged',
      creditCode: expect.stringMatching(/^91630102MACT0000/),
    });
    expect(await head.must('POST', path, { body, headers })).toEqual(done);
    const twice = await head.ask<ProblemSeen>('POST', path, { body, headers: { ...fresh(), ...seen } });
    expect([twice.status, twice.body.code]).toEqual([409, 'ALREADY_EXCHANGED']);
    expect(await product().anyone.get(`${CODES}/${done.creditCode}`)).toMatchObject({
      valid: true,
      findings: [],
    });
    expect(await product().anyone.get(`/public/v1/licences/${done.creditCode}`)).toMatchObject({
      status: 'in-force',
      versions: [{ version: 1, kind: 'exchange', name: '高原制造厂', ...PARTICULARS }],
    });
    const [segment] = (await head.get<{ items: SegmentSeen[] }>(SEGMENTS)).items;
    expect(segment).toMatchObject({ free: 9, issued: 1 });
    expect(await segmentFaults(product().rows)).toEqual([]);
    const other = await product().as('head.qaidam-market');
    expect((await other.ask('GET', `${COMPANIES}/${company!.id}`)).status).toBe(404);
  });

  it('whoever runs low is told, and without a code nothing is exchanged', async () => {
    const head = await product().as('head.xining-market');
    const names = Array.from({ length: 10 }, (_, n) => n);
    const number = (n: number) => {
      const first = `6301021${String(n).padStart(7, '0')}`;
      let rest = 10;
      for (const digit of first) rest = (((rest + Number(digit)) % 10 || 10) * 2) % 11;
      return `${first}${(11 - rest) % 10}`;
    };
    const csv = ['name,registrationNo', ...names.map((n) => `企业${n},${number(n)}`)].join('\n');
    const list = await head.must<ListSeen>('POST', `${COMPANIES}/imports`, {
      body: { csv, source: '演示' },
      headers: fresh(),
    });
    const body = { prefix: '91', returned: ['business-licence'], lost: [], particulars: PARTICULARS };
    const statuses: number[] = [];
    for (const { companyId } of list.rows) {
      const headers = { ...fresh(), 'if-match': '"1"' };
      const { status } = await head.ask('POST', `${COMPANIES}/${companyId}/exchange`, { body, headers });
      statuses.push(status);
    }
    expect(statuses).toEqual([...names.slice(1).map(() => 200), 409]);
    const supervisor = await product().as('supervisor');
    const told = await until('the supervisor hears of it', async () => {
      const { items } = await supervisor.get<{ items: { words: Words }[] }>(
        '/v1/notices?kind=SEGMENT_LOW&audience=supervisor',
      );
      return items.length > 0 ? items : undefined;
    });
    const editor = await product().as('editor');
    const theirs = await editor.get<{ items: { words: Words }[] }>('/v1/notices?kind=SEGMENT_LOW');
    expect(theirs.items.map(({ words }) => words.en)).toEqual([expect.stringContaining('has 3 codes left')]);
    expect(told.map(({ words }) => words.zh)).toEqual([expect.stringContaining('只剩 3 个')]);
    expect(await segmentFaults(product().rows)).toEqual([]);
  });
});
