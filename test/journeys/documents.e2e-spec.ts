import { expect, it } from '@jest/globals';
import { act, application, fresh, type ItemSeen, itemOf, review, submit, until } from '../support/acts.js';
import { see } from '../support/pages.js';
import { readPdf } from '../support/pdf.js';
import { journey, type TestProduct } from '../support/product.js';

interface DocumentSeen {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly item: number | null;
  readonly hash: string;
  readonly checkAt: string;
  readonly replacedBy: string | null;
  readonly text: { readonly zh: string[]; readonly en: string[] };
}

const without = (text: string) => text.replaceAll(/\s/g, '');

async function documents(product: TestProduct, caseId: string, who: string): Promise<DocumentSeen[]> {
  const { items } = await (await product.as(who)).get<{ items: DocumentSeen[] }>(
    `/v1/cases/${caseId}/documents`,
  );
  return items;
}

/** A refused item, and what its department did on the way; numbers come just after the acts. */
async function refused(product: TestProduct): Promise<ItemSeen> {
  const file = await submit(product, await application(product, 'plant-parallel', ['A05']));
  const filed = itemOf(file, 'A05');
  const gaps = await act(product, filed, ['clerk', 'gap-notice'], {
    lines: [{ line: 'M1', note: '缺签章' }],
    reply: { value: 5, unit: 'working_day' },
  });
  const supplied = await act(product, gaps, ['applicant', 'supply'], { lines: ['M1'] });
  const reviewed = await review(product, supplied, 'disagree');
  const ordered = await act(product, reviewed, ['supervisor', 'order'], {
    question: '为什么还没有决定',
    within: { value: 2, unit: 'working_day' },
  });
  const decided = await act(product, ordered, ['head', 'decision'], {
    outcome: 'refused',
    reasons: ['K2'],
    note: '<b>周边距离不足</b>',
  });
  return act(product, decided, ['clerk', 'service'], {
    method: 'window',
    proof: '当面领取',
    receivedBy: '张三',
  });
}

journey('documents', (product) => {
  it('one paper for each act; PDF, page and check say the same; between organs the applicant sees none', async () => {
    const { caseId } = await refused(product());
    const all = await until('every paper has its number', async () => {
      const rows = await documents(product(), caseId, 'supervisor');
      return rows.length === 7 && rows;
    });
    expect(all.map(({ kind }) => kind)).toEqual([
      'receipt',
      'gaps',
      'supply-receipt',
      'acceptance',
      'supervision-order',
      'refusal',
      'delivery-proof',
    ]);
    const own = await documents(product(), caseId, 'applicant');
    expect(own.map(({ kind }) => kind)).not.toContain('supervision-order');
    const hidden = all.find(({ kind }) => kind === 'supervision-order')!;
    const applicant = await product().as('applicant');
    const at = `/v1/cases/${caseId}/documents`;
    for (const named of [hidden.id, encodeURIComponent(hidden.number), '99-1', 'x'.repeat(200)])
      expect([named, (await applicant.ask('GET', `${at}/${named}`)).status]).toEqual([named, 404]);

    const refusal = own.find(({ kind }) => kind === 'refusal')!;
    const one = await applicant.get<DocumentSeen>(`${at}/${encodeURIComponent(refusal.number)}`);
    expect(one).toMatchObject({ id: refusal.id, hash: refusal.hash, item: 1 });
    expect(one.text.zh.join('')).toMatch(/申请行政复议.*6个月.*被申请人/s);
  });

  it('a PDF opens, has its fonts within, leads to the check page, and is the same to the byte', async () => {
    const { caseId } = await refused(product());
    const refusal = await until('the refusal has its number', async () =>
      (await documents(product(), caseId, 'applicant')).find(({ kind }) => kind === 'refusal'),
    );
    const { token } = (await (
      await fetch(`${product().url}/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...fresh() },
        body: JSON.stringify({ signIn: 'applicant', password: 'one-window-2026' }),
      })
    ).json()) as { token: string };
    const open = (ending: string) =>
      fetch(`${product().url}/v1/cases/${caseId}/documents/${refusal.id}.${ending}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    const bytes = new Uint8Array(await (await open('pdf')).arrayBuffer());
    const paper = await readPdf(bytes);
    expect(without(paper.text)).toContain(without(refusal.number));
    expect(without(paper.text)).toContain('<b>周边距离不足</b>');
    expect(paper).toMatchObject({ embedded: true, qr: refusal.checkAt });
    expect(Buffer.from(bytes).equals(Buffer.from(await (await open('pdf')).arrayBuffer()))).toBe(true);

    const page = await open('html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await page.text();
    expect(text).toContain('&lt;b&gt;周边距离不足&lt;/b&gt;');
    expect(text).not.toContain('<b>周边');

    const { pathname } = new URL(refusal.checkAt);
    const checked = await see(`${product().url}${pathname}`);
    expect([checked.status, checked.faults]).toEqual([200, []]);
    for (const said of [refusal.number, refusal.hash, '有效']) expect(checked.text).toContain(said);
    const told = await product().anyone.get<object>(`/public/v1${pathname}`);
    expect(told).toMatchObject({ number: refusal.number, hash: refusal.hash, stands: true });
    for (const secret of ['周边距离', 'A05', '青蓝'])
      expect(JSON.stringify(told) + checked.text).not.toContain(secret);
    for (const none of ['0'.repeat(32), 'x'])
      expect((await product().anyone.ask('GET', `/public/v1/documents/${none}`)).status).toBe(404);
  });
});
