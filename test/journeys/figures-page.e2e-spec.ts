import { expect, it } from '@jest/globals';
import { act, application, grant, item, itemOf, review, submit } from '../support/acts.js';
import { all, attribute, see, tableOf, textOf } from '../support/pages.js';
import { journey } from '../support/product.js';

journey('figures page', (product) => {
  const english = { 'accept-language': 'en' };
  const pass = (workingDays: number) =>
    product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays } });

  it('shows everybody what was promised beside what was needed, and of few decisions only how many', async () => {
    // C09 promises 6 working days. Four of five are granted on the third; the last is late.
    const files = await Promise.all(
      [1, 2, 3, 4, 5].map(async () =>
        submit(product(), await application(product(), 'plant-parallel', ['C09', 'C10'])),
      ),
    );
    for (const file of files) await review(product(), itemOf(file, 'C09'));
    const [first] = files;
    await review(product(), itemOf(first!, 'C10'));
    const end = async (at: number) => grant(product(), await item(product(), files[at]!.id, 'C09'));
    await pass(3);
    await grant(product(), await item(product(), first!.id, 'C10'));
    for (const at of [0, 1, 2, 3]) await end(at);
    await pass(4);
    await act(product(), await item(product(), files[4]!.id, 'C09'), ['head', 'decision'], {
      outcome: 'granted',
      lateReason: '线路改造延误',
    });

    const { today } = await product().anyone.get<{ today: string }>('/v1/demo/clock');
    const page = await see(
      `${product().url}/catalogue/figures?year=${today.slice(0, 4)}&utm_source=x`,
      english,
    );
    expect([page.status, page.faults, textOf(all(page, 'h1')[0]!)]).toEqual([
      200,
      [],
      `How promises are kept ${today.slice(0, 4)}`,
    ]);
    expect(tableOf(page, 'By item').slice(1)).toEqual([
      ['Power connection', '5', '6 working days demo', '10 working days', '3', '80.0 %', '100.0 %'],
      ['Water connection', '1', '10 working days demo', '–', '–', '–', '–'],
    ]);
    expect(tableOf(page, 'By park').slice(1)).toEqual([
      [expect.stringContaining('Xining'), '6', expect.any(String), '83.3 %', '100.0 %'],
    ]);
    expect(
      tableOf(page, 'Green and ordinary channel')
        .slice(1)
        .map(([name]) => name),
    ).toEqual(['Ordinary channel']);
  });

  it('says where nothing was decided, leads to the year before, and is linked from every page', async () => {
    const page = await see(`${product().url}/catalogue/figures?year=2020`, english);
    expect(textOf(all(page, 'main')[0]!)).toContain('Nothing has been decided in this year.');
    expect(all(page, 'a').map((each) => attribute(each, 'href'))).toEqual(
      expect.arrayContaining(['/catalogue/figures?year=2019', '/catalogue/figures?year=2021']),
    );
    const wrong = await see(`${product().url}/catalogue/figures?year=9999`, english);
    expect(wrong.status).toBe(400);
    const front = await see(`${product().url}/catalogue`, english);
    expect(all(front, 'a', { href: '/catalogue/figures' })).toHaveLength(1);
  });
});
