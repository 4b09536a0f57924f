import { expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  fresh,
  grant,
  type ItemSeen,
  item,
  itemOf,
  review,
  seen,
  submit,
} from '../support/acts.js';
import { noticed } from '../support/noticed.js';
import { journey, type TestProduct } from '../support/product.js';

interface Served extends ItemSeen {
  readonly servedOn: string | null;
  readonly service: { readonly method: string; readonly proof: string } | null;
  readonly clocks: readonly { readonly kind: string; readonly dueOn: string | null }[];
}
interface Handout {
  readonly items: readonly {
    readonly caseId: string;
    readonly seq: number;
    readonly dueOn: string | null;
    readonly items: readonly {
      readonly n: number;
      readonly outcome: string;
      readonly electronic: boolean;
      readonly dueOn: string | null;
    }[];
  }[];
}

const CODES = ['A10', 'A05', 'C06', 'C08'];
const refusal = { outcome: 'refused', reasons: ['K1'] };

async function decided(product: TestProduct, more: object = {}): Promise<CaseSeen> {
  const body = await application(product, 'plant-parallel', CODES);
  const file = await submit(product, { ...body, ...more });
  for (const code of CODES.slice(1))
    await grant(product, await review(product, await item(product, file.id, code)));
  await act(
    product,
    await review(product, itemOf(file, 'A10'), 'disagree', { reasons: ['K1'] }),
    ['head', 'decision'],
    refusal,
  );
  return seen(product, file.id);
}

async function onCase(product: TestProduct, who: string, file: CaseSeen, [verb, body]: [string, object]) {
  const headers = { 'if-match': `"${file.seq}"`, ...fresh() };
  return (await product.as(who)).ask<CaseSeen & { code: string }>('POST', `/v1/cases/${file.id}/${verb}`, {
    body,
    headers,
  });
}

journey('hand-out', (product) => {
  it('hands four results over at once, a refusal among them, on one proof', async () => {
    const file = await decided(product());
    const clerk = await product().as('clerk');
    const listed = (await clerk.get<Handout>('/v1/handout?limit=100')).items.find(
      (it) => it.caseId === file.id,
    );
    expect(listed?.seq).toBe(file.seq);
    expect(listed?.items.map(({ outcome }) => outcome).sort()).toEqual([
      'granted',
      'granted',
      'granted',
      'refused',
    ]);

    const items = listed?.items.map(({ n }) => n) ?? [];
    const handed = { items, receivedBy: '陈雨桐（法定代表人）', proof: '送达回证2026-118' };
    const open = { ...handed, items: [...items, items.length + 1] };
    expect(await onCase(product(), 'clerk', file, ['handout', open])).toMatchObject({
      status: 422,
      body: { code: 'NOT_OF_CASE', pointer: '/items/4' },
    });
    const strange = { ...handed, items: [items.length + 1] };
    expect(await onCase(product(), 'clerk', file, ['handout', strange])).toMatchObject({
      status: 422,
      body: { code: 'NOT_OF_CASE', pointer: '/items/0' },
    });
    expect(await onCase(product(), 'applicant', file, ['handout', strange])).toMatchObject({ status: 403 });
    expect(await onCase(product(), 'applicant', file, ['handout', handed])).toMatchObject({ status: 403 });
    const after = await onCase(product(), 'lead', file, ['handout', handed]);
    expect(after).toMatchObject({ status: 200, body: { seq: file.seq + 1 } });
    for (const each of after.body.items as readonly Served[]) {
      expect(each).toMatchObject({
        standing: 'served',
        service: { method: 'window', proof: '送达回证2026-118' },
      });
      expect(each.clocks.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['reconsideration', 'suit']),
      );
    }
    const again = await clerk.get<Handout>('/v1/handout?limit=100');
    expect(again.items.find((it) => it.caseId === file.id)).toBeUndefined();
    const applicant = await product().as('applicant');
    const told = await noticed(applicant, `caseId=${file.id}&kind=served-with-remedy`, 4);
    expect(told.map(({ legal }) => legal)).toEqual([true, true, true, true]);
  });

  it('lists what is to be delivered first at the head, with the last day of each and of the case', async () => {
    const [put, first] = [await decided(product()), await decided(product())];
    const clerk = await product().as('clerk');
    await product().rows(
      `update casework.case_item set deliver_by = deliver_by + 3 where case_id = $1 and deliver_by is not null`,
      [put.id],
    );
    const read = async (path: string) => clerk.get<Handout & { next?: string }>(path);
    const listed = async () => {
      const rows: Handout['items'][number][] = [];
      for (let next: string | undefined = ''; next !== undefined; ) {
        const page: Handout & { next?: string } = await read(
          `/v1/handout?limit=1${next && `&cursor=${next}`}`,
        );
        rows.push(...page.items);
        next = page.next;
      }
      return rows.filter(({ caseId }) => [put.id, first.id].includes(caseId));
    };
    const rows = await listed();
    expect(rows.map(({ caseId }) => caseId)).toEqual([first.id, put.id]);
    for (const { dueOn, items } of rows) {
      const days = items.flatMap((each) => each.dueOn ?? []);
      expect([dueOn, days.length]).toEqual([days.toSorted()[0], items.length]);
    }
    const [row] = rows;
    const { clocks } = itemOf(await seen(product(), first.id), 'A05') as Served;
    const { n } = itemOf(first, 'A05');
    expect(row?.items.find((each) => each.n === n)?.dueOn).toBe(
      clocks.find(({ kind }) => kind === 'delivery')?.dueOn,
    );
  });

  it('serves electronically with consent only, given with the application or later, until it is taken back', async () => {
    const file = await decided(product(), { electronicService: true });
    const clerk = await product().as('clerk');
    const electronic = { method: 'electronic', proof: '账户到达记录' };
    const serve = async (code: string) =>
      attempt<Served & { code: string }>(clerk, await item(product(), file.id, code), 'service', electronic);
    expect(await serve('A05')).toMatchObject({ status: 200, body: { standing: 'served' } });

    const no = await onCase(product(), 'applicant', file, ['electronic-consent', { given: false }]);
    expect(no).toMatchObject({ status: 412 });
    const now = await seen(product(), file.id);
    const revoked = await onCase(product(), 'applicant', now, ['electronic-consent', { given: false }]);
    expect(revoked.status).toBe(200);
    expect(await serve('C06')).toMatchObject({
      status: 422,
      body: { code: 'CONSENT_MISSING', pointer: '/method' },
    });
    const anew = await seen(product(), file.id);
    await onCase(product(), 'applicant', anew, ['electronic-consent', { given: true }]);
    expect(await serve('C06')).toMatchObject({ status: 200, body: { standing: 'served' } });
  });

  it('serves by public notice last, and time alone makes it delivery', async () => {
    const file = await decided(product());
    const clerk = await product().as('clerk');
    const on = () => item(product(), file.id, 'C08');
    const notice = { place: '园区门户网站公告2026-9' };
    expect(await attempt(clerk, await on(), 'service-notice', notice)).toMatchObject({
      status: 409,
      body: { code: 'NOTICE_IS_LAST' },
    });
    for (const method of ['window', 'post'])
      await act(product(), await on(), ['clerk', 'service-failure'], { method, reason: '地址查无此人' });
    await act(product(), await on(), ['clerk', 'service-notice'], notice);
    await (await product().as('clerk')).must('POST', '/v1/demo/clock', { body: { workingDays: 30 } });
    expect(await on()).toMatchObject({
      standing: 'served',
      service: { method: 'public-notice', proof: notice.place },
    });
  });
});
