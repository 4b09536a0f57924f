import { expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  grant,
  item,
  itemOf,
  review,
  seen,
  submit,
  topics,
} from '../support/acts.js';
import { journey } from '../support/product.js';

journey('refusal', (product) => {
  it('rests on published conditions only, by id; free text explains and is no reason', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05', 'C09']));
    const reviewed = await review(product(), itemOf(file, 'A05'), 'disagree');
    const head = await product().as(`head.${reviewed.organ.handle}`);
    const decision = (more: object) => attempt(head, reviewed, 'decision', { outcome: 'refused', ...more });

    expect(await decision({})).toMatchObject({
      status: 422,
      body: { code: 'REASONS_MISSING', pointer: '/reasons' },
    });
    expect(await decision({ reasons: [], note: '环评未批' })).toMatchObject({
      status: 422,
      body: { code: 'REASONS_MISSING' },
    });
    expect(await decision({ reasons: ['K1', '环评未批'] })).toMatchObject({
      status: 422,
      body: { code: 'OFF-LIST', pointer: '/reasons/1' },
    });
    expect(await decision({ reasons: ['A01'] })).toMatchObject({ status: 422, body: { code: 'OFF-LIST' } });

    const refused = await act(product(), reviewed, ['head', 'decision'], {
      outcome: 'refused',
      reasons: ['K2', 'K3'],
      note: '周边距离不足',
    });
    expect(refused).toMatchObject({ standing: 'refused', work: 'signed' });
    const shown = await item(product(), file.id, 'A05');
    expect(shown).toMatchObject({ outcome: 'refused', reasons: ['K2', 'K3'], number: null });
    expect((await seen(product(), file.id)).status).toBe('open');

    await grant(product(), await review(product(), itemOf(file, 'C09')));
    expect(await seen(product(), file.id)).toMatchObject({ status: 'concluded', granted: 1, refused: 1 });
    expect(await topics(product(), file.id)).toMatchObject({ 'case.concluded': 1 });
    const { results } = await (await product().as('applicant')).get<{ results: { code: string }[] }>(
      `/v1/projects/${file.projectId}`,
    );
    expect(results.map(({ code }) => code)).toEqual(['C09']);
  });

  it('blocks the item whose statute asks for the refused one: it may be refused for that, never silently', async () => {
    const file = await submit(product(), await application(product(), 'company-setup', ['E01', 'E03']));
    const [registration, tax] = [itemOf(file, 'E01'), itemOf(file, 'E03')];
    const waits = await attempt(
      await product().as(`officer.${tax.organ.handle}`),
      tax,
      'immediate-decision',
      { outcome: 'granted' },
    );
    expect(waits).toMatchObject({ status: 409, body: { code: 'TIE_DELAYS_DECISION' } });
    const no = { outcome: 'refused', reasons: ['K1'] };
    const officer = await product().as(`officer.${registration.organ.handle}`);
    expect(await attempt(officer, registration, 'immediate-decision', no)).toMatchObject({ status: 403 });
    await act(product(), registration, ['head', 'immediate-decision'], no);
    const blocked = await item(product(), file.id, 'E03');
    expect(blocked).toMatchObject({ standing: 'filed', ties: [{ to: ['E01'], state: 'blocked' }] });
    const reviewed = await review(product(), blocked);
    const refused = await act(product(), reviewed, ['head', 'decision'], {
      outcome: 'refused',
      reasons: ['K1'],
    });
    expect(refused.standing).toBe('refused');
    expect(await seen(product(), file.id)).toMatchObject({ status: 'concluded', refused: 2 });
  });

  it('blocks nothing where the earlier item is not needed: no relics lie there, and nothing is waited for', async () => {
    const file = await submit(product(), await application(product(), 'land-planning', ['P12', 'P08']));
    const relicsOf = async () =>
      (await item(product(), file.id, 'P08')).ties.find(({ to }) => to.includes('P12'));
    expect(await relicsOf()).toMatchObject({ state: 'open' });
    await act(product(), itemOf(file, 'P08'), ['officer', 'claim']);
    const ended = await act(product(), itemOf(file, 'P12'), ['officer', 'non-necessity'], { ground: 'G2' });
    expect(ended.standing).toBe('notNeeded');
    const article = '行政许可法 32(1)(一)';
    expect(await relicsOf()).toMatchObject({ state: 'not-needed', notNeeded: [{ of: 'P12', article }] });
    // What it still waits for may be entered; what it waited for may not, for nothing waits for it any more.
    const land = await item(product(), file.id, 'P08');
    const officer = await product().as(`officer.${land.organ.handle}`);
    const said = (from: string) => ({ from, number: '1', inForceOn: '2026-06-01', evidence: '省平台查询件' });
    expect(await attempt(officer, land, 'prior-result', said('P12'))).toMatchObject({
      ...{ status: 422, body: { code: 'OFF-LIST', pointer: '/from' } },
    });
    expect(await attempt(officer, land, 'prior-result', said('P07'))).toMatchObject({ status: 200 });
  });
});
