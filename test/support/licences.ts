export { COMPANY_FORM } from '../../apps/standalone/src/filled-form.js';

import type { ExchangeWish } from '#model/registration';
import { act, application, fresh, itemOf, submit, until } from './acts.js';
import type { TestProduct } from './product.js';

/** What the licence of a company from before says, besides its name. */
export const PARTICULARS: ExchangeWish['particulars'] = {
  type: '有限责任公司',
  capital: 800,
  legalRepresentative: '李湟水',
  scope: '机械制造',
  address: '青海省西宁市城东区互助路 8 号',
  region: '630102',
  foundedOn: '2008-05-12' as ExchangeWish['particulars']['foundedOn'],
};

const SEGMENT = {
  organ: 'xining-market',
  prefix: '91',
  region: '630103',
  first: 'MACT0000',
  last: 'MACT0YYY',
  lowWater: 3,
  document: '赋码〔2026〕1号（演示）',
};

/** The editor gives the registrar of the demonstration a segment of codes. */
export const giveSegment = async (product: Pick<TestProduct, 'as'>, more: object = {}): Promise<unknown> =>
  (await product.as('editor')).must('POST', '/v1/code-segments', {
    body: { ...SEGMENT, ...more },
    headers: fresh(),
  });

/** The code of a case's registration and what became of it, as nobody but the tests may read it. */
export const codeOf = async (product: TestProduct, caseId: string) =>
  (
    await product.rows<{ code: string; state: string }>(
      'select code, state from registration.code where holder = $1',
      [caseId],
    )
  )[0];

/** A segment is given, a company applies, is registered on the spot, and has its licence: the code on it. */
export async function registered(product: TestProduct): Promise<string> {
  await giveSegment(product);
  const file = await submit(product, await application(product, 'company-setup', ['E01']));
  await act(product, itemOf(file, 'E01'), ['officer', 'immediate-decision'], { outcome: 'granted' });
  return until('the licence is issued', async () => {
    const found = await codeOf(product, file.id);
    return found?.state === 'issued' ? found.code : undefined;
  });
}
