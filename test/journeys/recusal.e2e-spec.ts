import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, application, itemOf, submit } from '../support/acts.js';
import { type FileSeen, Sender } from '../support/files.js';
import { registered } from '../support/licences.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { pdf } from '../support/sample-files.js';

/** Everything here is the matter of `applicant`, whose firm this is. */
const FIRM = 'qinglan';

let product: TestProduct;
let caseId: string;
let files: string;
let handle: string;

beforeAll(async () => {
  product = await startTestProduct();
  const file = await submit(product, await application(product, 'plant-parallel', ['C09']));
  caseId = file.id;
  files = `/v1/projects/${file.projectId}/files`;
  ({ handle } = itemOf(file, 'C09').organ);
  await act(product, itemOf(file, 'C09'), ['officer', 'acceptance']);
}, 90_000);
afterAll(() => product?.stop(), 30_000);

/** Each declares it of themself. */
async function related(signIn: string): Promise<void> {
  const body = { enterprise: FIRM, ground: '配偶任职' };
  await (await product.as(signIn)).must('POST', '/v1/relations', { body, headers: fresh() });
}
const fresh = () => ({ 'idempotency-key': randomUUID() });
const answerOf = async (who: string, path: string, more: { body?: object; seen?: number } = {}) => {
  const headers = { ...fresh(), ...(more.seen && { 'if-match': `"${more.seen}"` }) };
  const { status, body } = await (await product.as(who)).ask<{ code?: string } | null>('POST', path, {
    body: more.body ?? {},
    headers,
  });
  return status < 300 ? 'done' : `${status} ${body?.code}`;
};

describe('whoever is related to the applicant (回避)', () => {
  it('hands in no file of its projects and vouches for none, and reads them as before', async () => {
    const officer = await Sender.of(product, `officer.${handle}`);
    const { id } = await officer.put(files, 'before.pdf', pdf('before'));
    await related(`officer.${handle}`);
    for (const place of [files, `${files}/${id}/versions`]) {
      const { status, body } = await officer.upload<FileSeen & { code: string }>(
        place,
        'a.pdf',
        pdf('after'),
      );
      expect([status, body.code]).toEqual([403, 'RECUSED']);
    }
    const tus = { 'tus-resumable': '1.0.0', 'upload-length': '9', 'upload-metadata': 'filename YS5wZGY=' };
    const begun = await officer.send<{ code: string }>('POST', files.replace('files', 'uploads'), null, tus);
    expect([begun.status, begun.body.code]).toEqual([403, 'RECUSED']);
    expect((await officer.raw('GET', `${files}/${id}/versions/1/content`)).status).toBe(200);

    const check = `${files}/${id}/versions/1/original-check`;
    await related('clerk');
    expect(await answerOf('clerk', check)).toBe('403 RECUSED');
    expect(await answerOf('lead', check)).toBe('done');
  });

  it('takes note of no alert of its cases', async () => {
    await product.anyone.must('POST', '/v1/demo/clock', { body: { workingDays: 9 } });
    const head = await product.as(`head.${handle}`);
    const { items } = await head.get<{ items: { id: string; clock: string }[] }>(
      `/v1/alerts?limit=100&caseId=${caseId}`,
    );
    const alert = items.find(({ clock }) => clock === 'promise')?.id ?? '';
    const note = { body: { note: '已知悉' } };
    await related(`head.${handle}`);
    expect(await answerOf(`head.${handle}`, `/v1/alerts/${alert}/acknowledgement`, note)).toBe('403 RECUSED');
    expect(await answerOf('supervisor', `/v1/alerts/${alert}/acknowledgement`, note)).toBe('done');
  });

  it('changes, replaces and cancels no licence of it', async () => {
    const code = await registered(product);
    const registrar = await product.as('head.xining-market');
    const { items } = await registrar.get<{ items: { id: string; version: number }[] }>(
      `/v1/licences?code=${code}`,
    );
    const { id, version: seen } = items[0]!;
    await related('head.xining-market');
    const reason = '遗失';
    for (const [path, body] of [
      ['changes', { reason, changes: { name: '青海高原储能科技有限公司' } }],
      ['replacements', { reason }],
      ['cancellation', { reason }],
    ] as const)
      expect([
        path,
        await answerOf('head.xining-market', `/v1/licences/${id}/${path}`, { body, seen }),
      ]).toEqual([path, '403 RECUSED']);
    expect(
      await answerOf('officer.xining-market', `/v1/licences/${id}/replacements`, { body: { reason }, seen }),
    ).toBe('done');
  });

  it('enters and ends no bar of it', async () => {
    const bar = {
      enterprise: FIRM,
      ground: 'fraud',
      from: '2026-01-01',
      items: ['P03'],
      document: '处理决定 3 号',
    };
    await related('head.xining-construction');
    expect(await answerOf('head.xining-construction', '/v1/bars', { body: bar })).toBe('403 RECUSED');
    expect(await answerOf('head.xining-economy', '/v1/bars', { body: bar })).toBe('done');
    const { items } = await (await product.as('applicant')).get<{ items: { id: string }[] }>('/v1/bars');
    const end = { body: { how: 'annulled', document: '更正决定 1 号' } };
    await related('head.xining-economy');
    expect(await answerOf('head.xining-economy', `/v1/bars/${items[0]?.id}/end`, end)).toBe('403 RECUSED');
    expect(await answerOf('supervisor', `/v1/bars/${items[0]?.id}/end`, end)).toBe('done');
  });
});
