import { expect, it } from '@jest/globals';
import { act, application, type CaseSeen, itemOf, seen, submit, until } from '../support/acts.js';
import { registered } from '../support/licences.js';
import { journey } from '../support/product.js';

interface FilledSeen {
  readonly line: string;
  readonly document: string | null;
  readonly from: string;
  readonly fields: Readonly<Record<string, string>>;
}
const filledOf = (file: CaseSeen, code: string) =>
  (itemOf(file, code) as unknown as { readonly filled: readonly FilledSeen[] }).filled;

journey('the licence flows on', (product) => {
  it('to a case that waits for it, and to one submitted later: the paper is asked of nobody', async () => {
    // Submitted before there is a licence, in a project of its own; the tax side waits for the licence of the company.
    const early = await submit(product(), await application(product(), 'company-setup', ['E03']));
    const code = await registered(product());
    await until('the waiting case knows the licence', async () => {
      const file = await seen(product(), early.id);
      return filledOf(file, 'E03')[0]?.fields['credit-code'] === code ? file : undefined;
    });
    const later = await submit(product(), await application(product(), 'plant-parallel', ['C09']));
    const filled = await until('the later case knows it', async () => {
      const lines = filledOf(await seen(product(), later.id), 'C09');
      return lines.length > 0 ? lines : undefined;
    });
    expect(filled).toEqual([
      expect.objectContaining({
        document: 'business-licence',
        from: 'E01',
        number: code,
        fields: { 'credit-code': code, 'enterprise-name': '青海高原锂能科技有限公司' },
      }),
    ]);
    const asked = (await application(product(), 'plant-parallel', ['C09'])) as {
      items: { handedIn: string[] }[];
    };
    expect(asked.items[0]?.handedIn).not.toContain(filled[0]?.line);

    const tax = itemOf(await seen(product(), early.id), 'E03');
    expect(tax.ties.map(({ state }) => state)).toEqual(['in-force']);
    await act(product(), tax, ['officer', 'immediate-decision'], { outcome: 'granted' });
  });
});
