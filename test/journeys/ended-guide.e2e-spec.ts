import { expect, it } from '@jest/globals';
import { application, fresh, itemOf, review, seen, submit } from '../support/acts.js';
import { barriers } from '../support/barriers.js';
import { all, see, textOf } from '../support/pages.js';
import { journey } from '../support/product.js';

const DRAFTS = '/v1/catalogue/drafts';
const DOCUMENT = '西园管〔2026〕9号（测试）';

journey('a guide that is cancelled', (product) => {
  it('takes no application from its day; what is under way goes on, and its page says so', async () => {
    const { today } = await product().anyone.get<{ today: string }>('/v1/demo/clock');
    const body = await application(product(), 'assessment', ['A13']);
    const file = await submit(product(), body);
    const [editor, second] = [await product().as('editor'), await product().as('editor2')];
    const drafted = await editor.must<{ id: string; findings: { severity: string }[] }>('POST', DRAFTS, {
      body: {
        kind: 'guide',
        code: 'assessment',
        operation: { kind: 'cancel', document: DOCUMENT },
        pending: { rule: 'keep', basis: '法释〔2009〕20号 9' },
        effectiveFrom: today,
        source: '指南调整通知（测试）',
      },
      headers: fresh(),
    });
    expect(drafted.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    await second.must('POST', `${DRAFTS}/${drafted.id}/publication`, {
      body: {},
      headers: { 'if-match': '"1"', ...fresh() },
    });

    const applicant = await product().as('applicant');
    expect(await applicant.ask('POST', '/v1/cases', { body, headers: fresh() })).toMatchObject({
      status: 422,
      body: { code: 'NO_SUCH_GUIDE', pointer: '/guide' },
    });
    await review(product(), itemOf(file, 'A13'));
    expect(itemOf(await seen(product(), file.id), 'A13')).toMatchObject({ standing: 'accepted' });

    const data = '/public/v1/catalogue/guides/assessment';
    expect((await product().anyone.ask('GET', data)).status).toBe(404);
    expect((await product().anyone.ask('GET', `${data}/certificate`)).status).toBe(404);
    expect(await product().anyone.get(`${data}/versions/1`)).toMatchObject({ standing: 'superseded' });
    const page = await see(`${product().url}/catalogue/guides/assessment`);
    expect([page.status, barriers(page)]).toEqual([200, []]);
    expect(all(page, 'div', { role: 'note' }).map(textOf)).toEqual([
      `自 ${today} 起已取消，不再办理。以下是取消前的内容。`,
    ]);
    expect(textOf(all(page, 'main')[0]!)).toContain(`取消（${DOCUMENT}）`);
  });
});
