import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { addDays } from '#calendar';
import type { LocalDate } from '#kernel';
import type { Advice } from '#model/routing';
import { type CaseSeen, fresh, type ProblemSeen } from '../support/acts.js';
import { journey } from '../support/product.js';
import { codesOf, PLANT } from '../support/routed.js';

type Sealed = Advice & { readonly hash: string };
interface ProjectSeen {
  readonly id: string;
  readonly name: string;
}
interface Faults extends ProblemSeen {
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

const asked = (facts: object = {}) => ({ base: 'nanchuan', facts: { ...PLANT, ...facts } });
const without = (...facts: string[]) =>
  Object.fromEntries(Object.entries(PLANT).filter(([fact]) => !facts.includes(fact)));

journey('advice', (product) => {
  const ask = (body: object) => product().anyone.must<Sealed>('POST', '/public/v1/advice', { body });
  const refused = async (body: object, language: string) => {
    const headers = { 'accept-language': language };
    return (await product().anyone.ask<Faults>('POST', '/public/v1/advice', { body, headers })).body;
  };

  it('tells the plant what it needs, who decides in whose name, by when, and why', async () => {
    const advice = await ask({ ...asked(), on: '2026-09-18' });
    expect(codesOf(advice.guides)).toEqual([
      'assessment',
      'joint-acceptance',
      'land-planning',
      'works-permit',
    ]);
    const energy = advice.items.find(({ code }) => code === 'A04');
    expect(energy).toMatchObject({
      guide: 'assessment',
      because: [{ table: 'energy-review', version: 1, row: 'R1' }],
      authority: { organ: { handle: expect.any(String) }, inNameOf: { zh: expect.any(String) } },
      dates: { acceptBy: { on: '2026-09-24' }, decideBy: { on: '2026-09-29' }, demo: true },
    });
    const permit = advice.items.find(({ code }) => code === 'C07');
    const published = await product().anyone.get<{
      authorities: {
        base: { code: string };
        organ: { handle: string };
        delegation: { code: string } | null;
      }[];
    }>('/public/v1/catalogue/items/C07');
    const there = published.authorities.find(({ base }) => base.code === 'nanchuan');
    expect(permit?.authority).toMatchObject({
      organ: { handle: there?.organ.handle },
      delegation: there?.delegation?.code ?? null,
    });
    expect(permit?.waitsFor).toEqual([['P08'], ['C02'], ['C03']]);
    expect(advice.days.parallel).toBeLessThan(advice.days.serial);
    const documents = advice.materials.map(({ document }) => document);
    expect(new Set(documents).size).toBe(documents.length);
    expect(advice.greenChannel).toMatchObject({
      qualifies: true,
      criteria: [{ met: true }, { met: true }, { met: false }],
    });
    expect([advice.banned, advice.open]).toEqual([[], []]);
  });

  it('answers the same facts and day with the same hash, and others with another', async () => {
    const [one, again] = [await ask(asked()), await ask(asked())];
    const backwards = Object.fromEntries(Object.entries(PLANT).reverse());
    const turned = await ask({ base: 'nanchuan', facts: backwards });
    expect([again.hash, turned.hash]).toEqual([one.hash, one.hash]);
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await ask(asked({ employees: 421 }))).hash).not.toBe(one.hash);
  });

  it('names what is missing, never guesses, and says by how much the channel is missed', async () => {
    const facts = without(
      'eia-class',
      'investment-per-mu-wan-yuan',
      'tax-per-mu-wan-yuan',
      'tax-forecast-wan-yuan-per-year',
    );
    const advice = await ask({ base: 'nanchuan', facts: { ...facts, 'investment-wan-yuan': 89280 } });
    expect(codesOf(advice.open)).toEqual(['A01', 'A02', 'A03']);
    expect(advice.missing).toMatchObject(
      [
        {
          fact: 'tax-forecast-wan-yuan-per-year',
          name: { zh: '年税收预测' },
          unit: '万元/年',
          askedBy: ['tax'],
        },
        { fact: 'eia-class', values: ['报告书', '报告表', '登记表', '不纳入'] },
      ]
        .sort((a, b) => (a.fact < b.fact ? 1 : -1))
        .reverse(),
    );
    expect(advice.greenChannel.qualifies).toBeNull();
    expect(advice.greenChannel.criteria[0]?.short).toMatchObject([{ has: '480', by: '20', beyond: true }]);
  });

  it('refuses wrong, unknown, contradicting and unanswered facts by name, all at once, in both languages', async () => {
    const wrong = asked({ 'land-mu': 'viel', gold: 1 });
    const [zh, en] = [await refused(wrong, 'zh-CN'), await refused(wrong, 'en')];
    expect(en.errors.map(({ pointer, code }) => `${code} ${pointer}`).sort()).toEqual([
      'FACT_UNKNOWN /facts/gold',
      'FACT_WRONG /facts/land-mu',
    ]);
    expect(zh.errors.map(({ detail }) => detail).join()).toContain(
      '指标 land-mu 不合要求：须为数字，单位亩，范围 >= 0',
    );
    expect(en.errors.map(({ detail }) => detail).join()).toContain('There is no fact gold');
    const unanswered = await refused({ base: 'nanchuan', facts: without('backward-capacity') }, 'zh-CN');
    expect(unanswered).toMatchObject({
      status: 422,
      code: 'FACT_MISSING',
      pointer: '/facts/backward-capacity',
    });
    expect(await refused(asked({ 'land-hectares': 13 }), 'en')).toMatchObject({
      code: 'FACT_CONTRADICTS',
      pointer: '/facts/land-hectares',
      detail: expect.stringContaining('12.4'),
    });
    expect(await refused({ ...asked(), base: 'atlantis' }, 'en')).toMatchObject({
      code: 'NO_SUCH_BASE',
      pointer: '/base',
    });
    expect(await refused({ ...asked(), on: '2019-01-01' }, 'en')).toMatchObject({
      code: 'ADVICE_DAY',
      pointer: '/on',
    });
    expect(await refused({ base: 'nanchuan', facts: { site: { a: 1 } } }, 'en')).toMatchObject({
      pointer: '/facts',
    });
  });

  it('finds a banned category, which bars the channel', async () => {
    const advice = await ask(asked({ 'high-emission-project': true }));
    expect(advice.banned).toMatchObject([{ category: '高排放', verdict: 'banned', because: { row: 'R3' } }]);
    expect(advice.greenChannel.qualifies).toBe(false);
  });

  it('knows the project of whoever signs in: its facts, and what it holds', async () => {
    const applicant = await product().as('applicant');
    const { items } = await applicant.get<{ items: ProjectSeen[] }>('/v1/projects');
    const plant = items.find(({ name }) => name.includes('磷酸铁锂'))!;
    const advice = await applicant.must<Sealed>('POST', '/v1/advice', { body: { projectId: plant.id } });
    expect(codesOf(advice.items.filter(({ held }) => held))).toEqual(['P01', 'P08', 'P09', 'C01', 'C02']);
    const other = await (await product().as('applicant2')).ask<Faults>('POST', '/v1/advice', {
      body: { projectId: plant.id },
    });
    expect(other.body).toMatchObject({ code: 'NO_SUCH_PROJECT', pointer: '/projectId' });
    expect((await product().anyone.ask('POST', '/v1/advice', { body: asked() })).status).toBe(401);
    const editor = await product().as('editor');
    expect((await editor.ask('POST', '/v1/advice', { body: asked() })).status).toBe(403);
  });

  it.each(['assessment', 'works-permit', 'land-planning'])(
    'and a submission of the same facts to %s open the same items, each in its organ',
    async (guide) => {
      const advice = await ask(asked());
      const applicant = await product().as('applicant');
      const papers = advice.materials.filter((paper) => paper.asked).map(({ document }) => document);
      const inGuide = advice.items.filter((item) => item.guide === guide);
      const asks = new Set(inGuide.map(({ code }) => code));
      const own = advice.materials
        .filter(({ document, uses }) => papers.includes(document) && uses.some(({ item }) => asks.has(item)))
        .map(({ document }) => document);
      const project = { name: `演示厂 ${guide}`, ...asked() };
      const body = { guide, project, papers: own, declared: true };
      const headers = fresh();
      const file = await applicant.must<CaseSeen>('POST', '/v1/cases', { body, headers });
      expect(file.items.map(({ code, organ }) => `${code} ${organ.handle}`)).toEqual(
        inGuide.map(({ code, authority }) => `${code} ${authority?.organ.handle}`),
      );
      expect(file.items.every(({ standing }) => standing !== 'planned')).toBe(true);
      const replay = await applicant.ask<CaseSeen>('POST', '/v1/cases', { body, headers });
      expect([replay.body.id, replay.headers.get('idempotent-replayed')]).toEqual([file.id, 'true']);
    },
  );

  it('and a submission refuse the same facts alike', async () => {
    const applicant = await product().as('applicant');
    const send = async (project: object, more: object = {}) => {
      const body = { guide: 'assessment', project, declared: true, ...more };
      return (await applicant.ask<Faults>('POST', '/v1/cases', { body, headers: fresh() })).body;
    };
    const project = { name: '演示', base: 'nanchuan' };
    expect(await send({ ...project, facts: without('eia-class') })).toMatchObject({
      code: 'FACT_MISSING',
      pointer: '/project/facts/eia-class',
    });
    expect(await send({ ...project, facts: { ...PLANT, 'land-mu': -1 } })).toMatchObject({
      code: 'FACT_WRONG',
      pointer: '/project/facts/land-mu',
    });
    expect(await send({ ...project, facts: PLANT }, { papers: ['gold'] })).toMatchObject({
      code: 'OFF-LIST',
      pointer: '/papers/0',
    });
    expect(await send({ ...project, facts: PLANT }, { papers: [], items: [] })).toMatchObject({
      code: 'ITEMS_OR_PAPERS',
    });
  });

  it('and a submission by the facts of a project leave out what it holds', async () => {
    const applicant = await product().as('applicant');
    const { items } = await applicant.get<{ items: ProjectSeen[] }>('/v1/projects');
    const projectId = items.find(({ name }) => name.includes('磷酸铁锂'))!.id;
    const send = (guide: string) =>
      applicant.ask<Pick<CaseSeen, 'items'> & { readonly code: string }>('POST', '/v1/cases', {
        body: { guide, projectId, papers: [], declared: true },
        headers: fresh(),
      });
    const works = await send('works-permit');
    expect(codesOf(works.body.items)).toEqual(['C03', 'C04', 'C06', 'C07', 'C08', 'C09', 'C10']);
    expect(works.body.items.every(({ standing }) => standing === 'planned')).toBe(true);
    expect((await send('land-planning')).body).toMatchObject({ code: 'NO_ITEMS' });
    expect((await send('nowhere')).body).toMatchObject({ code: 'NO_SUCH_GUIDE' });
  });

  it('lists the facts it asks for', async () => {
    const { items } = await product().anyone.get<{ items: { code: string; mustAnswer: boolean }[] }>(
      '/public/v1/facts',
    );
    expect(items.filter(({ mustAnswer }) => mustAnswer).map(({ code }) => code)).toEqual([
      'backward-capacity',
      'high-emission-project',
      'high-energy-project',
    ]);
  });

  it('follows a table from the day on which two editors publish it, and what was asked before stays as it was', async () => {
    const { today } = await product().anyone.get<{ today: LocalDate }>('/v1/demo/clock');
    const day = addDays(today, 1);
    const before = await ask({ ...asked(), on: today });
    const yaml = readFileSync(new URL('../../seeds/tables/energy-review.yaml', import.meta.url), 'utf8');
    const editor = await product().as('editor');
    const draft = (kind: string, text: string) =>
      editor.must<{ id: string; findings: { code: string; severity: string }[] }>(
        'POST',
        '/v1/catalogue/drafts',
        {
          body: { kind, yaml: text, source: '测试通知', effectiveFrom: day },
          headers: fresh(),
        },
      );
    const unknown = await draft('table', yaml.replaceAll('coal-t-per-year', 'coke-t-per-year'));
    expect(unknown.findings.map(({ code }) => code)).toEqual(['TAB-FACT']);
    const { id, findings } = await draft(
      'table',
      yaml.replaceAll('>= 1000', '>= 20000').replaceAll('< 1000', '< 20000'),
    );
    expect(findings).toEqual([]);
    const headers = { 'if-match': '"1"', ...fresh() };
    await (await product().as('editor2')).must('POST', `/v1/catalogue/drafts/${id}/publication`, {
      body: {},
      headers,
    });
    const [then, now] = [await ask({ ...asked(), on: day }), await ask({ ...asked(), on: today })];
    expect(then.notNeeded.find(({ code }) => code === 'A04')?.because).toMatchObject([
      { version: 2, row: 'R3' },
    ]);
    expect(now).toEqual(before);
    const free = await draft(
      'fact',
      JSON.stringify({ ...factOf({ code: 'foreign-investment' }), 'must-answer': true }),
    );
    expect(free.findings).toEqual([]);
    const other = await draft(
      'fact',
      JSON.stringify({ ...factOf({ code: 'energy-tce-per-year' }), unit: '吨' }),
    );
    expect([...new Set(other.findings.map(({ code }) => code))]).toEqual(['TAB-FACT']);
  });
});

/** A fact as the seeds have it, by the keys of its form. */
function factOf({ code }: { readonly code: string }): object {
  const facts = parse(readFileSync(new URL('../../seeds/facts.yaml', import.meta.url), 'utf8')) as {
    code: string;
  }[];
  return facts.find((each) => each.code === code) ?? {};
}
