import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { GuideDefinition } from '#model/catalogue';
import { fresh } from '../support/acts.js';
import { barriers } from '../support/barriers.js';
import { all, attribute, type PageSeen, see, tableOf, textOf } from '../support/pages.js';
import { journey, type TestProduct } from '../support/product.js';

const DRAFTS = '/v1/catalogue/drafts';
const SHORTER = '西园管〔2026〕7号（测试）';
const OVER = '国发〔2026〕1号（测试）';

const yamlOf = (code: string) =>
  readFileSync(new URL(`../../seeds/items/${code}.yaml`, import.meta.url), 'utf8');
/** A guide of the seeds, as its clerk wrote it. */
const guideForm = (code: string) =>
  parse(readFileSync(new URL(`../../seeds/guides/${code}.yaml`, import.meta.url), 'utf8')) as object;
const plus = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Drafted by one editor and published by the other. */
async function publish(product: TestProduct, body: object): Promise<void> {
  const pending = { rule: 'keep', basis: '法释〔2009〕20号 9' };
  const [editor, second] = [await product.as('editor'), await product.as('editor2')];
  const drafted = await editor.must<{ id: string }>('POST', DRAFTS, {
    body: { kind: 'item', source: '调整通知（测试）', pending, ...body },
    headers: fresh(),
  });
  await second.must('POST', `${DRAFTS}/${drafted.id}/publication`, {
    body: {},
    headers: { 'if-match': '"1"', ...fresh() },
  });
}

const mainOf = (page: PageSeen) => textOf(all(page, 'main')[0]!);

journey('what an editor changes', (product) => {
  it('is told before its day and after, with document, places and what happens to pending items', async () => {
    const { today } = await product().anyone.get<{ today: string }>('/v1/demo/clock');
    const from = plus(today, 3);
    await publish(product(), {
      yaml: yamlOf('A09').replace('within: 9 calendar days', 'within: 8 calendar days'),
      operation: { kind: 'shorten', document: SHORTER },
      effectiveFrom: from,
    });
    const at = `${product().url}/catalogue/items/A09`;
    const early = await see(`${at}/versions/2`);
    expect(all(early, 'div', { role: 'note' }).map(textOf)).toEqual([
      `这是第 2 版，自 ${from} 起生效。现在请看现行版本。`,
    ]);
    const waiting = tableOf(await see(at), '公布过的版本，公布后不再改动');
    expect(waiting.slice(1).map(([version, standing]) => [version, standing])).toEqual([
      ['第 2 版', '尚未生效'],
      ['第 1 版', '现行有效'],
    ]);
    await product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays: 4 } });
    const page = await see(at);
    expect(barriers(page)).toEqual([]);
    expect(tableOf(page, '第 2 版的变更（1 处）').slice(1)).toEqual([['承诺时限 · 天数', '9', '8']]);
    expect(mainOf(page)).toContain(`压缩时限（${SHORTER}）；在办件沿用旧版（法释〔2009〕20号 9）`);
    const { items } = await product().anyone.get<{ items: object[] }>(
      '/public/v1/catalogue/items/A09/versions',
    );
    expect(items).toMatchObject([
      { version: 2, standing: 'in-force', operation: { kind: 'shorten', document: SHORTER } },
      { version: 1, standing: 'superseded', operation: null, changes: [] },
    ]);
  });

  it('is gone from lists and searches when it is cancelled; its page says so, and its versions stay', async () => {
    const { today } = await product().anyone.get<{ today: string }>('/v1/demo/clock');
    const before = await product().anyone.get<{ content: GuideDefinition }>(
      '/public/v1/catalogue/guides/company-setup',
    );
    const items = before.content.items.filter(({ code }) => code !== 'E04');
    await publish(product(), {
      code: 'E04',
      operation: { kind: 'cancel', document: OVER },
      effectiveFrom: today,
      along: [{ kind: 'guide', form: { ...guideForm('company-setup'), items } }],
    });
    const found = await product().anyone.get<{ total: number }>('/public/v1/catalogue/items?q=E04');
    expect(found.total).toBe(0);
    expect(await product().anyone.ask('GET', '/public/v1/catalogue/items/E04')).toMatchObject({
      status: 404,
    });
    const page = await see(`${product().url}/catalogue/items/E04`);
    expect([page.status, barriers(page)]).toEqual([200, []]);
    expect(all(page, 'div', { role: 'note' }).map(textOf)).toEqual([
      `自 ${today} 起已取消，不再办理。以下是取消前的内容。`,
    ]);
    expect(mainOf(page)).toContain(`取消（${OVER}）`);
    const old = await product().anyone.get<object>('/public/v1/catalogue/items/E04/versions/1');
    expect(old).toMatchObject({ standing: 'superseded', content: { code: 'E04' } });
  });

  it('is summed up over time, and a guide shows its chart and its certificate', async () => {
    const base = `${product().url}/catalogue`;
    for (const path of [
      '/effects',
      '/effects?by=month',
      '/guides/works-permit',
      '/guides/works-permit/certificate',
    ]) {
      for (const language of ['zh', 'en']) {
        const page = await see(`${base}${path}`, { 'accept-language': language });
        expect([path, page.status, barriers(page)]).toEqual([path, 200, []]);
        const again = await fetch(`${base}${path}`, {
          headers: { 'accept-language': language, 'if-none-match': page.headers.get('etag') ?? '' },
        });
        expect([path, again.status]).toEqual([path, 304]);
      }
    }
    const [, newest = []] = tableOf(await see(`${base}/effects`), '事项数与承诺天数');
    expect(newest[1]).toContain('压缩时限 1 次，自然日 −1');
    expect(newest[1]).toContain('取消 1 次，事项 −1');
    expect(newest[2]).toBe('49');

    const guide = await see(`${base}/guides/works-permit`);
    const [chart] = all(guide, 'svg');
    expect(attribute(chart!, 'role')).toBe('img');
    expect(textOf(chart!)).toContain('C07');
    const certificate = await see(`${base}/guides/works-permit/certificate`);
    const first = textOf(all(certificate, 'p', { class: 'lead' })[0]!);
    expect(first).toMatch(/^12 个事项同时开始审查；\d+ 个决定互不等待；\d+ 个依法有先后（.*建筑法 8/);
    expect(mainOf(guide)).toContain(first);
    const [code] = all(certificate, 'span', { class: 'code' }).map(textOf).slice(-1);
    const data = await product().anyone.get<{ hash: string }>(
      '/public/v1/catalogue/guides/works-permit/certificate',
    );
    expect(code).toBe(data.hash);
  });

  it('comes as data, too: as a table, and not twice to whoever has it', async () => {
    const data = `${product().url}/public/v1/catalogue`;
    for (const [path, title] of [
      ['/effects', '时期,变动,'],
      ['/guides/works-permit/certificate', '事项,在先结果（任一）,'],
    ] as const) {
      const table = await fetch(`${data}${path}?format=csv&lang=zh`);
      expect(table.headers.get('content-type')).toContain('text/csv');
      expect(await table.text()).toContain(title);
      const whole = await fetch(`${data}${path}`);
      const again = await fetch(`${data}${path}`, {
        headers: { 'if-none-match': whole.headers.get('etag') ?? '' },
      });
      expect([path, again.status]).toEqual([path, 304]);
    }
  });

  it('tells a citizen the law and the article, not where we read them', async () => {
    const page = await see(`${product().url}/catalogue/items/A07`);
    const text = mainOf(page);
    expect(text).toContain('黄河保护法 第 50 条(干流取水由黄河流域管理机构审批)');
    expect(text).not.toContain('github:');
  });
});
