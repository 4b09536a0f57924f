import { expect, it } from '@jest/globals';
import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import type { ProblemSeen } from '../support/acts.js';
import { barriers } from '../support/barriers.js';
import { readCsv } from '../support/csv.js';
import { all, attribute, see, tableOf, textOf } from '../support/pages.js';
import { journey, type TestProduct } from '../support/product.js';

interface ItemSeen {
  readonly version: number;
  readonly hash: string;
  readonly standing: string;
  readonly content: ItemDefinition;
  readonly organs: readonly string[];
  readonly versions: readonly { readonly version: number; readonly standing: string }[];
  readonly authorities: readonly {
    readonly base: { readonly code: string };
    readonly organ: { readonly handle: string };
  }[];
  readonly guides: readonly { readonly code: string }[];
  readonly named: readonly { readonly code: string }[];
}

interface Found {
  readonly total: number;
  readonly items: readonly ItemSeen[];
  readonly next?: string;
}

const DATA = '/public/v1/catalogue';

const query = (asked: Readonly<Record<string, string>>) => new URLSearchParams(asked).toString();
const find = (product: TestProduct, asked: Readonly<Record<string, string>>) =>
  product.anyone.get<Found>(`${DATA}/items?${query(asked)}`);
const codes = ({ items }: Found) => items.map(({ content }) => content.code);

/** A version as an editor's publication leaves it; the published one of that code, changed. */
async function publish(
  product: TestProduct,
  kind: 'item' | 'guide',
  code: string,
  change: (content: never) => object,
): Promise<void> {
  const [last] = await product.rows<{ content: never; version: number }>(
    'select content, version from catalogue.publication where kind = $1 and code = $2 order by version desc limit 1',
    [kind, code],
  );
  if (!last) throw new Error(`no ${kind} ${code}`);
  const content = JSON.stringify(change(last.content));
  await product.rows(
    `insert into catalogue.publication (kind, code, version, effective_from, hash, content, source)
     values ($1, $2, $3, '2026-08-15', md5($4), $4::jsonb, '关于调整的通知（测试）')`,
    [kind, code, last.version + 1, content],
  );
}

/** What the rules read keeps its form; every other text becomes `evil`, every source `link`. */
const RULED =
  /^(code|nature|act|handling|handledIn|unit|kind|binds|before|startsFrom|stops|marks|clock|usualLevel|minLevel|confidence|to|needs|producedBy|standing)$/;

function spoiler(evil: string, link: string): (value: object) => object {
  const spoil = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => spoil(each, key));
    if (typeof value === 'object' && value !== null) return spoilEach(value);
    if (typeof value !== 'string' || RULED.test(key)) return value;
    return key === 'source' ? link : evil;
  };
  const spoilEach = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoil(each, name)]));
  return spoilEach;
}

journey('the open catalogue', (product) => {
  it('is searched in Chinese, the best first', async () => {
    const permit = await find(product(), { q: '施工许可' });
    expect(codes(permit)[0]).toBe('C07');
    expect(codes(await find(product(), { q: 'c07' }))[0]).toBe('C07');
    expect(codes(await find(product(), { q: 'construction PERMIT' }))).toContain('C07');
    // In the materials of one, in the name of the other: the name weighs more.
    const land = codes(await find(product(), { q: '节能审查' }));
    expect(land[0]).toBe('A04');
    // By law and by organ.
    expect(codes(await find(product(), { q: '建筑法' }))).toContain('C07');
    // Nothing is called that, but most of its characters stand side by side in a name.
    expect(codes(await find(product(), { q: '施工许可证办理' }))[0]).toBe('C07');
    // All words have to be met.
    expect(codes(await find(product(), { q: '施工许可 节能报告' }))).toEqual([]);
    expect(await find(product(), { q: '量子计算机' })).toMatchObject({ total: 0, items: [] });
  });

  it('is found by what people call a thing, and the page says that it is called so', async () => {
    for (const [q, code] of [
      ['开工证', 'C07'],
      ['能评', 'A04'],
      ['公司注册', 'E01'],
      ['土地证', 'Y09'],
      ['用电', 'C09'],
    ] as const)
      expect([q, codes(await find(product(), { q }))[0]]).toEqual([q, code]);
    const page = await see(`${product().url}/catalogue/items/C07?lang=en`);
    const [, called] = all(page, 'p', { class: 'soft' }).map(textOf);
    expect(called).toMatch(/^Also called .*开工证/);
    expect(barriers(page)).toEqual([]);
    const { text } = await see(`${product().url}/public/v1/catalogue/items/C07?format=csv&lang=en`);
    expect(text).toMatch(/^Also called,,"?.*开工证/m);
  });

  it('takes what is typed for text, never for a pattern', async () => {
    for (const q of ['%', '_', "'", "' or 1=1 --", '\\', '%施工%', '施_许可', '.*', '{}'])
      expect([q, (await find(product(), { q })).total]).toEqual([q, 0]);
  });

  it('is narrowed by park, base, stage, department and nature', async () => {
    const everything = await find(product(), { limit: '100' });
    expect(everything.total).toBe(50);
    const licences = await find(product(), { nature: 'licence', stage: 'S3', limit: '100' });
    const want = everything.items.filter(
      ({ content }) => content.nature === 'licence' && content.stage.startsWith('S3'),
    );
    expect(codes(licences).sort()).toEqual(codes({ ...everything, items: want }).sort());
    const [permit] = (await find(product(), { q: 'C07', park: 'xining' })).items;
    expect(permit?.organs).toEqual(['西宁经济技术开发区管委会建设局']);
    const bureau = await find(product(), { department: '建设局', base: 'kunlun', limit: '100' });
    expect(bureau.total).toBeGreaterThan(0);
    expect(codes(bureau)).toContain('C07');
    for (const { organs } of bureau.items) expect(organs.join()).toMatch(/建设局/);
    const elsewhere = await find(product(), { department: '西宁经济技术开发区', park: 'qaidam' });
    expect(elsewhere.total).toBe(0);
  });

  it('refuses a place, a nature and a parameter that it does not know, by name', async () => {
    const wrong = async (asked: string) => {
      const { status, body } = await product().anyone.ask<ProblemSeen>('GET', `${DATA}/items?${asked}`);
      return [status, body.code, body.pointer];
    };
    expect(await wrong('park=atlantis')).toEqual([400, 'UNKNOWN_PARK', '/park']);
    expect(await wrong('park=xining&base=kunlun')).toEqual([400, 'UNKNOWN_BASE', '/base']);
    expect(await wrong('nature=licences')).toEqual([400, 'INVALID_FIELD', '/nature']);
    expect(await wrong('stage=S9')).toEqual([400, 'INVALID_FIELD', '/stage']);
    expect(await wrong('colour=red')).toEqual([400, 'UNKNOWN_FIELD', '/colour']);
    expect(await wrong(`q=${'x'.repeat(61)}`)).toEqual([400, 'INVALID_FIELD', '/q']);
    expect(await wrong('cursor=e30')).toEqual([400, 'INVALID_CURSOR', '/cursor']);
  });

  it.each([{}, { q: '项目' }])('comes page by page without gap or double: %j', async (asked) => {
    const whole = codes(await find(product(), { ...asked, limit: '100' }));
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await find(product(), { ...asked, limit: '7', ...(cursor && { cursor }) });
      expect(page.total).toBe(whole.length);
      read.push(...codes(page));
      cursor = page.next;
    } while (cursor);
    expect(read).toEqual(whole);
    expect(read.length).toBeGreaterThan(7);
  });

  it('tells of one item who decides where, what it names and where it belongs', async () => {
    const permit = await product().anyone.get<ItemSeen & { links: object }>(`${DATA}/items/C07`);
    expect(permit.authorities).toHaveLength(15);
    expect(permit.authorities[0]).toMatchObject({
      park: { code: 'xining', name: { zh: '西宁经济技术开发区' } },
      calendar: 'CN',
      organ: { handle: 'xining-construction' },
    });
    expect(permit.guides.map(({ code }) => code)).toEqual(['plant-parallel', 'works-permit']);
    const named = permit.named.map(({ code }) => code);
    const { materials, ties, gates } = permit.content;
    const mentioned = [
      ...materials.flatMap(({ producedBy }) => producedBy),
      ...ties.flatMap(({ to }) => to),
      ...gates.flatMap(({ needs }) => needs),
    ];
    expect(named).toEqual([...new Set(mentioned)].sort());
    expect(permit.links).toMatchObject({ permalink: '/catalogue/items/C07/versions/1' });
    const guide = await product().anyone.get<{ content: GuideDefinition; items: ItemDefinition[] }>(
      `${DATA}/guides/works-permit`,
    );
    expect(guide.items.map(({ code }) => code)).toEqual(guide.content.items.map(({ code }) => code));
  });

  it('comes as a table that a spreadsheet opens, in both languages', async () => {
    const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
      const answer = await fetch(`${product().url}${path}`, { headers });
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      return { link: answer.headers.get('link'), rows: readCsv(bytes.subarray(3).toString('utf8')) };
    };
    const { items } = await find(product(), { limit: '100' });
    const { rows, link } = await get(`${DATA}/items?format=csv`);
    const [titles = [], ...lines] = rows;
    expect(titles.slice(0, 2)).toEqual(['编码', '名称']);
    expect(lines.map(([code, name]) => [code, name])).toEqual(
      items.map(({ content }) => [content.code, content.name.zh]),
    );
    expect([link, new Set(rows.map(({ length }) => length)).size]).toEqual([null, 1]);
    const english = await get(`${DATA}/items?limit=3`, { accept: 'text/csv', 'accept-language': 'en' });
    expect([english.rows[0]?.[0], english.rows.length]).toEqual(['Code', 4]);
    expect(english.rows[1]?.[3]).toBe('Assessments (in parallel, before works)');
    // The page that follows is in the header, and is a table again.
    const [, next = ''] = /^<(.+)>; rel="next"$/.exec(english.link ?? '') ?? [];
    const second = await get(next, { accept: 'text/csv' });
    expect(second.rows[1]?.[0]).toBe(items[3]?.content.code);
    const one = await get(`${DATA}/items/C07?format=csv&lang=en`);
    expect(one.rows).toContainEqual([
      'Material',
      'M7',
      '资金安排承诺',
      '申请人; may be owed; handed in',
      '',
      '',
    ]);
    expect(one.rows).toContainEqual([
      'Statutory limit',
      '',
      '7 calendar days',
      'from receipt of the application',
      expect.any(String),
      '',
    ]);
    const guide = await get(`${DATA}/guides/works-permit?format=csv`);
    expect(guide.rows.map(([code]) => code)).toContain('C12');
    expect((await get(`${DATA}/guides?format=csv`)).rows).toHaveLength(8);
    expect((await get(`${DATA}/items/C07/versions?format=csv`)).rows).toHaveLength(2);
  });

  it('is pages that need no script and shut nobody out, in both languages', async () => {
    const paths = [
      '/catalogue',
      '/catalogue?q=%E6%96%BD%E5%B7%A5&park=xining',
      '/catalogue?q=zzzz',
      '/catalogue/items/C07',
      '/catalogue/items/P03',
      '/catalogue/items/C07/versions/1',
      '/catalogue/guides/works-permit',
      '/catalogue/items/Z99',
      '/docs/problems',
    ];
    for (const path of paths) {
      for (const [header, lang] of [
        ['zh-CN', 'zh-CN'],
        ['en-GB,en;q=0.9', 'en'],
      ] as const) {
        const page = await see(`${product().url}${path}`, { 'accept-language': header });
        expect([path, lang, barriers(page)]).toEqual([path, lang, []]);
        expect(all(page, 'html').map((each) => attribute(each, 'lang'))).toEqual([lang]);
        expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
        expect([page.headers.get('content-type'), page.headers.get('content-language')]).toEqual([
          'text/html; charset=utf-8',
          lang,
        ]);
      }
    }
  });

  it('leads from the front page to an item and back, every link alive', async () => {
    const root = await see(`${product().url}/`);
    expect([root.status, root.headers.get('location')]).toEqual([302, '/catalogue']);
    const seen = new Set<string>();
    const broken: string[] = [];
    const follow = async (path: string) => {
      if (seen.has(path)) return [];
      seen.add(path);
      const page = await see(`${product().url}${path}`);
      if (page.status !== 200) broken.push(`${path}: ${page.status}`);
      const links = page.elements.flatMap((element) => attribute(element, 'href') ?? []);
      return links.filter((link) => link.startsWith('/')).map((link) => link.replace(/#.*/, ''));
    };
    const first = await follow('/catalogue');
    expect(first).toContain('/catalogue/items/C07');
    expect(first).toContain('/catalogue/guides/works-permit');
    for (const link of [...first, ...(await follow('/catalogue/items/C07'))]) await follow(link);
    expect(broken).toEqual([]);
    expect(seen.size).toBeGreaterThan(60);
  });

  it('keeps the chosen language along the links, and what was asked in the form', async () => {
    const page = await see(`${product().url}/catalogue?q=%E8%8A%82%E8%83%BD&stage=S2&lang=en&utm_source=x`, {
      'accept-language': 'zh',
    });
    expect(all(page, 'html').map((each) => attribute(each, 'lang'))).toEqual(['en']);
    expect(all(page, 'input', { name: 'q' }).map((each) => attribute(each, 'value'))).toEqual(['节能']);
    expect(all(page, 'option', { selected: '' }).map(textOf)).toEqual([
      'Assessments (in parallel, before works)',
    ]);
    const links = all(page, 'a').map((each) => attribute(each, 'href'));
    expect(links).toContain('/catalogue/items/A04?lang=en');
    expect(links).toContain('/catalogue?q=%E8%8A%82%E8%83%BD&stage=S2&lang=zh-CN');
    const wrong = await see(`${product().url}/catalogue?park=atlantis`, { 'accept-language': 'en' });
    expect([wrong.status, textOf(all(wrong, 'main')[0]!)]).toEqual([
      400,
      expect.stringContaining('There is no park with the code atlantis.'),
    ]);
  });

  it('shows promise and statute side by side, and says what is invented and what no law sets', async () => {
    const page = await see(`${product().url}/catalogue/items/C07`);
    const limits = tableOf(page, '期限及其依据');
    expect(limits.map(([name, length, start]) => [name, length, start])).toEqual([
      ['期限', '时长', '起算'],
      ['受理', '5 个工作日', '自收到申请之日起'],
      ['承诺', '5 个工作日 演示', '自受理之日起'],
      ['法定', '7 个自然日', '自收到申请之日起'],
    ]);
    const [figures] = all(page, 'dl', { class: 'limits' });
    expect(textOf(figures!)).toMatch(/承诺时限 5 个工作日 演示 .* 法定时限 7 个自然日/);
    const papers = tableOf(page, '材料清单；清单之外不得要求');
    expect(papers).toContainEqual(['M7', '资金安排承诺', '申请人', '申请人提交', '可以容缺后补', '否']);
    expect(papers.find(([id]) => id === 'M5')?.[3]).toBe(
      '由系统推送，不用提交；来自施工图设计文件联合审查 (C03)',
    );
    const main = textOf(all(page, 'main')[0]!);
    expect(main).toContain(
      '审查与施工图设计文件联合审查 (C03)同时进行，不等待；法律规定作出决定时其结果须已生效',
    );
    expect(main).toContain('建设工程质量管理条例 11');
    const unlimited = await see(`${product().url}/catalogue/items/P07`, { 'accept-language': 'en' });
    expect(textOf(all(unlimited, 'dl', { class: 'limits' })[0]!)).toContain(
      'Statutory limit none no law sets one',
    );
  });

  it('shows a guide with its occasion, its lead, its chart and what is asked once', async () => {
    const page = await see(`${product().url}/catalogue/guides/works-permit`);
    const main = textOf(all(page, 'main')[0]!);
    expect(main).toContain('牵头部门园区管委会并联审批牵头办公室 演示');
    expect(main).toContain('适用情形用地已落实, 申请规划许可和开工');
    const [chart] = all(page, 'svg');
    expect(attribute(chart!, 'role')).toBe('img');
    expect(textOf(chart!)).toContain('C07');
    const captions = all(page, 'caption').map(textOf);
    expect(captions).toContainEqual(expect.stringMatching(/^申请人提交，每份只交一次（共 \d+ 份）$/));
    expect(captions).toContainEqual(
      expect.stringMatching(/^不用提交：由部门共享或者由系统推送（共 \d+ 份）$/),
    );
    const items = tableOf(page, '一次申请，各事项同日并联启动');
    expect(items.slice(1)).toHaveLength(12);
    expect(items.find(([name]) => name?.endsWith('(C07)'))?.slice(1)).toEqual([
      '行政许可',
      '5 个工作日 演示',
      '7 个自然日',
      '必办',
    ]);
  });

  it('says what is not there as a page to people and as a problem to programs', async () => {
    for (const path of [
      '/items/Z99',
      '/items/C07/versions/99',
      '/items/C07/versions/0',
      '/guides/none',
      '/nowhere',
      '/items/%3Cscript%3E',
    ]) {
      const page = await see(`${product().url}/catalogue${path}`, { 'accept-language': 'en' });
      expect([path, page.status, all(page, 'h1').map(textOf)]).toEqual([
        path,
        404,
        ['There is no such page'],
      ]);
      expect(page.text).not.toContain('<script>');
    }
    for (const path of ['/items/Z99', '/items/C07/versions/99', '/guides/none/versions']) {
      const { status, body } = await product().anyone.ask<ProblemSeen>('GET', `${DATA}${path}`);
      expect([path, status, body.code]).toEqual([path, 404, 'ABSENT']);
    }
  });

  it('sends a certificate once to whoever has it, by its tag or by its day', async () => {
    for (const path of [
      `${DATA}/guides/works-permit/certificate`,
      '/catalogue/guides/works-permit/certificate',
    ]) {
      const { headers } = await fetch(`${product().url}${path}`);
      for (const asked of [
        { 'if-none-match': headers.get('etag') ?? '' },
        { 'if-modified-since': headers.get('last-modified') ?? '' },
      ]) {
        const again = await fetch(`${product().url}${path}`, { headers: asked });
        expect([path, asked, again.status]).toEqual([path, asked, 304]);
      }
    }
  });

  it('answers 304 until something is published, then anew; the old version keeps its address', async () => {
    const paths = [
      `${DATA}/items/C08`,
      `${DATA}/items?q=C08`,
      '/catalogue/items/C08',
      `${DATA}/items/C08?format=csv`,
    ];
    const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
      fetch(`${product().url}${path}`, { headers });
    const kept = await Promise.all(
      paths.map(async (path) => {
        const { headers } = await ask(path);
        const tag = headers.get('etag') ?? '';
        const date = headers.get('last-modified') ?? '';
        for (const asked of [
          { 'if-none-match': tag },
          { 'if-none-match': `"x", W/${tag}` },
          { 'if-modified-since': date },
        ]) {
          const again = await ask(path, asked);
          expect([path, asked, again.status, await again.text()]).toEqual([path, asked, 304, '']);
        }
        const other = await ask(path, { 'if-none-match': '"x"', 'if-modified-since': date });
        expect([path, other.status]).toEqual([path, 200]);
        const early = await ask(path, { 'if-modified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' });
        expect([path, early.status]).toEqual([path, 200]);
        return { path, tag };
      }),
    );
    // A page in another language is another page.
    expect(
      (await ask('/catalogue/items/C08', { 'if-none-match': kept[2]!.tag, 'accept-language': 'en' })).status,
    ).toBe(200);

    const before = await product().anyone.get<ItemSeen>(`${DATA}/items/C08`);
    await publish(product(), 'item', 'C08', (item: ItemDefinition) => ({
      ...item,
      name: { zh: '排水许可（新）', en: 'Drainage (new)' },
    }));
    for (const { path, tag } of kept)
      expect([path, (await ask(path, { 'if-none-match': tag })).status]).toEqual([path, 200]);

    const after = await product().anyone.get<ItemSeen>(`${DATA}/items/C08`);
    expect(after).toMatchObject({
      version: 2,
      standing: 'in-force',
      content: { name: { zh: '排水许可（新）' } },
    });
    expect(after.versions).toMatchObject([
      { version: 2, standing: 'in-force', source: '关于调整的通知（测试）' },
      { version: 1, standing: 'superseded', source: null },
    ]);
    expect(codes(await find(product(), { q: '排水许可（新）' }))).toEqual(['C08']);
    const old = await product().anyone.get<ItemSeen>(`${DATA}/items/C08/versions/1`);
    expect([old.hash, old.standing, old.content]).toEqual([before.hash, 'superseded', before.content]);
    const page = await see(`${product().url}/catalogue/items/C08/versions/1`);
    expect(all(page, 'h1').map(textOf)).toEqual([before.content.name.zh]);
    expect(all(page, 'div', { role: 'note' }).map(textOf)).toEqual(['这是第 1 版，已被取代。请看现行版本。']);
    const history = tableOf(
      await see(`${product().url}/catalogue/items/C08`),
      '公布过的版本，公布后不再改动',
    );
    expect(history.slice(1).map(([version, standing]) => [version, standing])).toEqual([
      ['第 2 版', '现行有效'],
      ['第 1 版', '已被取代'],
    ]);
  });

  it('lets nothing that was published run, compute or break a page', async () => {
    const evil = `=1+1"><script>alert(1)</script><img src=x onerror=alert(1)>' onfocus='alert(1)\u202e`;
    const link = 'javascript:alert(1)//https://evil.example/"onmouseover="alert(1)';
    const spoiled = spoiler(evil, link);
    await publish(product(), 'item', 'C09', (item: ItemDefinition) => spoiled(item));
    await publish(product(), 'guide', 'company-setup', (guide: GuideDefinition) =>
      spoiled({ ...guide, items: [{ code: 'C09', optional: true, when: 'x' }] }),
    );
    for (const path of [
      '/items/C09',
      '/guides/company-setup',
      '',
      `?q=${encodeURIComponent(evil.slice(0, 50))}`,
    ]) {
      for (const language of ['zh', 'en']) {
        const page = await see(`${product().url}/catalogue${path}`, { 'accept-language': language });
        expect([path, page.status, barriers(page)]).toEqual([path, 200, []]);
      }
    }
    const page = await see(`${product().url}/catalogue/items/C09`);
    expect(all(page, 'h1').map(textOf)).toEqual([evil.replace(/\s+/g, ' ')]);
    const csv = await fetch(`${product().url}${DATA}/items?format=csv&q=C09`);
    const [, row = []] = readCsv((await csv.text()).replace(/^\uFEFF/, ''));
    expect(row[1]).toBe(`'${evil}`);
    expect(row.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  });
});
