import { expect, it } from '@jest/globals';
import { act, application, attempt, grant, item, itemOf, review, submit } from '../support/acts.js';
import { journey } from '../support/product.js';

const reply = { value: 5, unit: 'working_day' };

journey('supplement', (product) => {
  it('tells the gaps once, takes them line by line, and goes on when the last one is in', async () => {
    const file = await submit(
      product(),
      await application(product(), 'plant-parallel', ['A01', 'C07', 'C09']),
    );
    const [clerk, applicant] = [await product().as('clerk'), await product().as('applicant')];
    const filed = itemOf(file, 'A01');

    const strange = await attempt(clerk, filed, 'gap-notice', { lines: [{ line: 'M99' }], reply });
    expect(strange).toMatchObject({ status: 422, body: { code: 'OFF-LIST', pointer: '/lines/0' } });
    const sibling = await attempt(clerk, itemOf(file, 'C07'), 'gap-notice', {
      lines: [{ line: 'M1' }, { line: 'M5' }],
      reply,
    });
    expect(sibling).toMatchObject({ status: 422, body: { code: 'OFF-LIST', pointer: '/lines/1' } });

    const noticed = await act(product(), filed, ['clerk', 'gap-notice'], {
      lines: [{ line: 'M1', note: '缺签章' }, { line: 'M2' }],
      reply,
    });
    expect(noticed).toMatchObject({ standing: 'correcting', turn: 'applicant' });
    expect(await item(product(), file.id, 'A01')).toMatchObject({
      gaps: { lines: [{ line: 'M1', note: '缺签章' }, { line: 'M2' }] },
    });

    const unasked = await attempt(applicant, noticed, 'supply', { lines: ['M3'] });
    expect(unasked).toMatchObject({ status: 422, body: { code: 'LINE_NOT_AWAITED', pointer: '/lines/0' } });
    const partial = await act(product(), noticed, ['applicant', 'supply'], { lines: ['M2'] });
    expect(partial).toMatchObject({ standing: 'correcting', turn: 'applicant' });
    const early = await attempt(clerk, partial, 'acceptance');
    expect(early).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
    const complete = await act(product(), partial, ['applicant', 'supply'], { lines: ['M1'] });
    expect(complete).toMatchObject({ standing: 'filed', turn: 'organ' });

    const second = await attempt(clerk, complete, 'gap-notice', { lines: [{ line: 'M1' }], reply });
    expect(second).toMatchObject({ status: 409, body: { code: 'GAPS_TOLD_ONCE' } });
    expect((await grant(product(), await review(product(), complete))).standing).toBe('granted');
    expect(await item(product(), file.id, 'C09')).toMatchObject({ standing: 'filed', version: 1 });
  });

  it('lets the department review while it waits for the supplement', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05']));
    const noticed = await act(product(), itemOf(file, 'A05'), ['clerk', 'gap-notice'], {
      lines: [{ line: 'M1' }],
      reply,
    });
    const reviewed = await review(product(), noticed);
    expect(reviewed).toMatchObject({ standing: 'correcting', work: 'concluded' });
    const supplied = await act(product(), reviewed, ['applicant', 'supply'], { lines: ['M1'] });
    const accepted = await act(product(), supplied, ['clerk', 'acceptance']);
    expect((await grant(product(), accepted)).standing).toBe('granted');
  });

  it('files later what was planned for want of core papers', async () => {
    const file = await submit(product(), {
      ...(await application(product(), 'plant-parallel', ['A04'])),
      items: [{ code: 'A04', handedIn: ['M1'] }],
    });
    const planned = itemOf(file, 'A04');
    expect(planned).toMatchObject({
      standing: 'planned',
      turn: 'applicant',
      dueOn: null,
      missing: expect.arrayContaining(['M2']),
    });
    const applicant = await product().as('applicant');
    const short = await attempt(applicant, planned, 'filing', { handedIn: ['M1'] });
    expect(short).toMatchObject({ status: 422, body: { code: 'CORE_PAPERS_MISSING', pointer: '/handedIn' } });
    const filed = await act(product(), planned, ['applicant', 'filing'], { handedIn: ['M1', 'M2'] });
    expect(filed).toMatchObject({ standing: 'filed', turn: 'organ' });
    expect(filed.dueOn).not.toBeNull();
  });
});
