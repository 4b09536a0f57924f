import { expect, it } from '@jest/globals';
import { act, application, fresh, item, itemOf, type ProblemSeen, submit } from '../support/acts.js';
import { journey, type TestProduct } from '../support/product.js';

interface DraftSeen {
  readonly id: string;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly place: string;
    readonly line?: number;
    readonly words: { readonly zh: string; readonly en: string };
  }[];
}

interface AuthoritySeen {
  readonly base: { readonly code: string };
  readonly organ: { readonly handle: string };
  readonly inNameOf: { readonly handle: string };
  readonly delegation: {
    readonly code: string;
    readonly form: string;
    readonly through: string | null;
    readonly document: { readonly title: string };
  } | null;
}

const DRAFTS = '/v1/catalogue/drafts';

/** 委托 of works permits of two bases to the park's bureau, as its clerk writes it. */
const written = (more: string) => `code: xining-works-huangzhong
name: { zh: 施工许可委托园区建设局办理, en: Works permits entrusted to the park bureau }
items: [C07, Y03]
places: [ganhe, nanchuan]
delegator: huangzhong-housing
delegate: xining-construction
form: entrusted
document: { number: 湟建发〔2026〕测试1号, title: 委托实施行政许可决定书(测试) }
signs: delegator
from: 2024-01-01
source: 行政许可法 24
demo: true
${more}`;
const ANNOUNCED = 'announced: { on: 2023-12-20, where: 门户网站(测试) }\n';

const today = async (product: TestProduct) =>
  (await product.anyone.get<{ today: string }>('/v1/demo/clock')).today;

async function draft(product: TestProduct, kind: string, yaml: string): Promise<DraftSeen> {
  const editor = await product.as('editor');
  return editor.must('POST', DRAFTS, {
    body: { kind, yaml, source: '赋权调整通知（测试）', effectiveFrom: await today(product) },
    headers: fresh(),
  });
}

async function publish(product: TestProduct, { id }: DraftSeen) {
  const editor = await product.as('editor2');
  const headers = { 'if-match': '"1"', ...fresh() };
  return editor.ask<ProblemSeen>('POST', `${DRAFTS}/${id}/publication`, { body: {}, headers });
}

async function authority(product: TestProduct, code: string): Promise<AuthoritySeen> {
  const { authorities } = await product.anyone.get<{ authorities: readonly AuthoritySeen[] }>(
    `/public/v1/catalogue/items/${code}`,
  );
  return authorities.find(({ base }) => base.code === 'nanchuan')!;
}

const construction = async (product: TestProduct) =>
  submit(product, await application(product, 'plant-parallel', ['C07', 'C03']));

journey('a delegation', (product) => {
  it('without its lawful form is told with line and article, and nobody can publish it', async () => {
    const bad = await draft(
      product(),
      'delegation',
      written('').replace('signs: delegator', 'signs: delegate'),
    );
    expect(bad.findings.map(({ code, place, line }) => [code, place, line])).toEqual([
      ['AUTH-NOFORM', 'delegations/xining-works-huangzhong/signs', 9],
      ['AUTH-NOFORM', 'delegations/xining-works-huangzhong/announced', 1],
    ]);
    expect(bad.findings[0]!.words.zh).toMatch(/行政许可法 24.*署名/);
    expect(bad.findings[1]!.words.en).toMatch(/announced/);
    expect(await publish(product(), bad)).toMatchObject({
      status: 409,
      body: { code: 'DRAFT_HAS_FINDINGS' },
    });
    const low = await draft(product(), 'delegation', written(ANNOUNCED).replace('[C07, Y03]', '[C07, Y05]'));
    expect(low.findings.map(({ code, place }) => `${code} ${place}`)).toContain(
      'AUTH-NOFORM delegations/xining-works-huangzhong/items/Y05',
    );
  });

  it('ends: the next application goes to the statutory organ, the running case keeps its own', async () => {
    const running = itemOf(await construction(product()), 'C07');
    expect(running.organ.handle).toBe('xining-construction');
    expect(await authority(product(), 'C07')).toMatchObject({
      organ: { handle: 'xining-construction' },
      inNameOf: { handle: 'huangzhong-housing' },
      delegation: { form: 'entrusted', through: null },
    });

    const last = await today(product());
    const ending = await draft(product(), 'delegation', written(`${ANNOUNCED}through: ${last}\n`));
    expect(ending.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await publish(product(), ending)).toMatchObject({ status: 200 });
    expect((await authority(product(), 'C07')).delegation).toMatchObject({
      through: last,
      document: { title: '委托实施行政许可决定书(测试)' },
    });

    await product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays: 1 } });
    expect(await authority(product(), 'C07')).toMatchObject({
      organ: { handle: 'huangzhong-housing' },
      inNameOf: { handle: 'huangzhong-housing' },
      delegation: null,
    });
    expect(itemOf(await construction(product()), 'C07').organ.handle).toBe('huangzhong-housing');
    const kept = await item(product(), running.caseId, 'C07');
    expect(kept.organ.handle).toBe('xining-construction');
    const accepted = await act(product(), { ...running, ...kept }, ['officer', 'acceptance']);
    expect(accepted.standing).toBe('accepted');
  });

  it('and a decision table is drafted and refused by the same door, its gap named by an example', async () => {
    const table = (bound: string) => `code: trial
name: { zh: 试表, en: Trial }
hit: unique
source: 测试
inputs:
  - { id: land-mu, name: { zh: 用地, en: Land }, kind: number, unit: 亩, range: ">= 0" }
outputs:
  - { id: size, name: { zh: 规模, en: Size }, kind: choice, values: [small, large] }
rows:
  - { id: R1, when: { land-mu: "< 40" }, gives: { size: small }, source: 测试 }
  - { id: R2, when: { land-mu: "${bound}" }, gives: { size: large }, source: 测试 }
`;
    const gap = await draft(product(), 'table', table('> 40'));
    expect(gap.findings.map(({ code, words }) => [code, words.en])).toEqual([
      ['TAB-GAP', 'no row answers land-mu = 40'],
    ]);
    expect(await publish(product(), gap)).toMatchObject({ body: { code: 'DRAFT_HAS_FINDINGS' } });
    expect(await publish(product(), await draft(product(), 'table', table('>= 40')))).toMatchObject({
      status: 200,
    });
    const editor = await product().as('editor');
    const wrong = await editor.ask<{ errors: readonly { pointer: string; line?: number }[] }>(
      'POST',
      DRAFTS,
      {
        body: {
          kind: 'table',
          yaml: table('40 and more'),
          source: '测试',
          effectiveFrom: await today(product()),
        },
        headers: fresh(),
      },
    );
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors).toMatchObject([{ pointer: '/yaml/rows/1/when/land-mu', line: 11 }]);
  });
});
