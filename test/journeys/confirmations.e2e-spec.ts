import { expect, it } from '@jest/globals';
import { act, application, attempt, type ItemSeen, item, itemOf, submit } from '../support/acts.js';
import { noticed } from '../support/noticed.js';
import { journey, type TestProduct } from '../support/product.js';

interface Confirmed extends ItemSeen {
  readonly confirmations: readonly {
    readonly id: string;
    readonly state: string;
    readonly reason: string | null;
    readonly organ: { readonly handle: string; readonly zh: string };
  }[];
}
interface Asked {
  readonly caseId: string;
  readonly n: number;
  readonly confirmation: string;
  readonly state: string;
  readonly dueOn: string;
  readonly version: number;
}

const CENTRE = 'officer.code-centre';
const TAX = 'officer.xining-tax';

/** The item as its applicant, or somebody else, reads it now. */
const read = async (product: TestProduct, caseId: string, who = 'applicant') =>
  (await (await product.as(who)).get<{ items: Confirmed[] }>(`/v1/cases/${caseId}`)).items[0]!;
const states = async (product: TestProduct, caseId: string) =>
  Object.fromEntries((await read(product, caseId)).confirmations.map(({ id, state }) => [id, state]));
/** What the organ of that person is asked to confirm of the case. */
const queue = async (product: TestProduct, caseId: string, who: string) => {
  const { items } = await (await product.as(who)).get<{ items: Asked[] }>('/v1/confirmations?limit=100');
  return items.filter((each) => each.caseId === caseId);
};
const answer = async (
  product: TestProduct,
  who: string,
  caseId: string,
  [verb, body]: readonly [string, object],
) => attempt(await product.as(who), await read(product, caseId), verb, body);
const apply = async (product: TestProduct) =>
  itemOf(await submit(product, await application(product, 'company-setup', ['E01'])), 'E01');
const decide = (product: TestProduct, on: ItemSeen, body: object = { outcome: 'granted' }, who = 'officer') =>
  act(product, on, [who, 'immediate-decision'], body);
const days = (product: TestProduct, workingDays: number) =>
  product.anyone.must('POST', '/v1/demo/clock', { body: { workingDays } });

journey('one licence with two confirmations beside it', (product) => {
  it('on the spot: both sides confirm, the registrar decides, the same day', async () => {
    const filed = await apply(product());
    const { caseId } = filed;
    expect(await states(product(), caseId)).toEqual({ 'organisation-code': 'asked', tax: 'asked' });
    const { confirmations } = await read(product(), caseId);
    expect(Object.fromEntries(confirmations.map(({ id, organ }) => [id, organ.handle]))).toEqual({
      'organisation-code': 'code-centre',
      tax: 'xining-tax',
    });
    expect(confirmations.map(({ organ }) => organ.zh)).not.toContain('');
    expect(await queue(product(), caseId, TAX)).toMatchObject([
      { confirmation: 'tax', state: 'asked', n: 1 },
    ]);
    expect(await read(product(), caseId, TAX)).toMatchObject({ allowedActions: ['CONFIRM', 'OBJECT'] });
    for (const [who, confirmation] of [
      [CENTRE, 'organisation-code'],
      [TAX, 'tax'],
    ] as const)
      expect((await answer(product(), who, caseId, ['confirmation', { confirmation }])).status).toBe(200);
    expect(await queue(product(), caseId, TAX)).toEqual([]);
    const granted = await decide(product(), await item(product(), caseId, 'E01'));
    expect(granted.standing).toBe('granted');
    expect(await states(product(), caseId)).toEqual({ 'organisation-code': 'confirmed', tax: 'confirmed' });
  });

  it('silent tax: the licence issues on time, the silence is noted, and a late word is recorded', async () => {
    const { caseId } = await apply(product());
    const granted = await decide(product(), await item(product(), caseId, 'E01'));
    expect(granted.standing).toBe('granted');
    await days(product(), 3);
    expect(await states(product(), caseId)).toEqual({ 'organisation-code': 'silent', tax: 'silent' });
    const head = await product().as('head.xining-tax');
    const { items: alerts } = await head.get<{ items: { clock: string; caseId: string }[] }>('/v1/alerts');
    expect(alerts.filter((each) => each.clock === 'confirmation' && each.caseId === caseId)).toHaveLength(1);
    expect(await queue(product(), caseId, TAX)).toMatchObject([{ state: 'silent' }]);
    const late = await answer(product(), TAX, caseId, [
      'confirmation',
      { confirmation: 'tax', reference: '税-1' },
    ]);
    expect(late.status).toBe(200);
    expect(await states(product(), caseId)).toMatchObject({ tax: 'confirmed' });
  });

  it('an objection reaches the registrar with its reason, not the applicant, and ends nothing', async () => {
    const { caseId } = await apply(product());
    const reason = '法定代表人名下有未办结的税务事项';
    const objected = await answer(product(), TAX, caseId, ['objection', { confirmation: 'tax', reason }]);
    expect(objected).toMatchObject({ status: 200, body: { standing: 'filed' } });
    const at = await item(product(), caseId, 'E01');
    const registrar = await product().as(`officer.${at.organ.handle}`);
    const notices = await noticed(registrar, `kind=confirmation-objected&caseId=${caseId}`);
    expect(notices.map(({ words }) => words.zh)).toEqual([expect.stringContaining(reason)]);
    expect((await read(product(), caseId, `officer.${at.organ.handle}`)).confirmations[1]).toMatchObject({
      reason,
    });
    expect((await read(product(), caseId)).confirmations[1]).toMatchObject({
      state: 'objected',
      reason: null,
    });
    expect((await decide(product(), at)).standing).toBe('granted');
  });

  it('code centre down: a provisional record by the registrar, confirmed after the licence', async () => {
    const { caseId, organ } = await apply(product());
    const registrar = `officer.${organ.handle}`;
    const confirmation = 'organisation-code';
    expect(
      (await answer(product(), registrar, caseId, ['provisional-record', { confirmation }])).status,
    ).toBe(200);
    expect(
      await answer(product(), registrar, caseId, ['provisional-record', { confirmation: 'tax' }]),
    ).toMatchObject({
      ...{ status: 409, body: { code: 'NOTHING_TO_CONFIRM' } },
    });
    await decide(product(), await item(product(), caseId, 'E01'));
    expect(await states(product(), caseId)).toMatchObject({ 'organisation-code': 'provisional' });
    expect((await answer(product(), CENTRE, caseId, ['confirmation', { confirmation }])).status).toBe(200);
    expect(await states(product(), caseId)).toMatchObject({ 'organisation-code': 'confirmed' });
  });

  it('refused: nothing is left to confirm, and nobody is kept waiting for it', async () => {
    const { caseId } = await apply(product());
    const refused = { outcome: 'refused', reasons: ['K1'] };
    await decide(product(), await item(product(), caseId, 'E01'), refused, 'head');
    expect(await states(product(), caseId)).toEqual({ 'organisation-code': 'lapsed', tax: 'lapsed' });
    expect(await queue(product(), caseId, TAX)).toEqual([]);
    expect(await answer(product(), TAX, caseId, ['confirmation', { confirmation: 'tax' }])).toMatchObject({
      ...{ status: 409, body: { code: 'NOTHING_TO_CONFIRM' } },
    });
  });

  it('is the asked organ’s to answer, and nobody else’s; the case is hidden from those not asked', async () => {
    const { caseId, organ } = await apply(product());
    const confirm = ['confirmation', { confirmation: 'tax' }] as const;
    for (const who of [CENTRE, `officer.${organ.handle}`, 'applicant', 'clerk'])
      expect([who, (await answer(product(), who, caseId, confirm)).status]).toEqual([who, 403]);
    expect((await answer(product(), 'officer.qaidam-tax', caseId, confirm)).status).toBe(404);
    const unknown = ['confirmation', { confirmation: 'customs' }] as const;
    expect(await answer(product(), TAX, caseId, unknown)).toMatchObject({ status: 403 });
    expect(await answer(product(), `officer.${organ.handle}`, caseId, unknown)).toMatchObject({
      ...{ status: 422, body: { code: 'NO_SUCH_CONFIRMATION', pointer: '/confirmation' } },
    });
    const blank = ['objection', { confirmation: 'tax', reason: '' }] as const;
    expect(await answer(product(), TAX, caseId, blank)).toMatchObject({
      ...{ status: 400, body: { pointer: '/reason' } },
    });
  });
});
