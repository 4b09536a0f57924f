import { expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  grant,
  type ItemSeen,
  item,
  itemOf,
  review,
  seen,
  submit,
  topics,
  until,
} from '../support/acts.js';
import { journey, type TestProduct } from '../support/product.js';

const tieTo = ({ ties }: ItemSeen, code: string) => ties.find(({ to }) => to.includes(code));
const pause = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 120));

async function demoCase(product: TestProduct): Promise<CaseSeen> {
  const { items } = await (await product.as('applicant')).get<{ items: CaseSeen[] }>('/v1/cases');
  return seen(product, items.at(-1)?.id ?? '');
}

/** A result of an earlier stage that this system does not hold, entered by the department with its evidence. */
const earlier = (from: string) => ({
  from,
  number: `${from}-2026-1`,
  inForceOn: '2026-06-01',
  evidence: '省平台查询件',
});

journey('parallel approval', (product) => {
  it('opens every item of the plant guide at once in its department’s queue', async () => {
    const file = await demoCase(product());
    expect(file.items).toHaveLength(12);
    expect(new Set(file.items.map(({ organ }) => organ.handle)).size).toBeGreaterThanOrEqual(5);
    for (const one of file.items) {
      expect(one).toMatchObject({ standing: 'filed', work: 'unclaimed', turn: 'organ' });
      const officer = await product().as(`officer.${one.organ.handle}`);
      const { items, counters } = await officer.get<{
        items: { caseId: string; n: number }[];
        counters: object;
      }>('/v1/queue');
      expect(items.some(({ caseId, n }) => caseId === file.id && n === one.n)).toBe(true);
      expect(counters).toMatchObject({ overdue: 0 });
    }
  });

  it('is reviewed and decided by every department in any order; one waits for another only where statute says so', async () => {
    const file = await demoCase(product());
    expect(tieTo(itemOf(file, 'C07'), 'P08')).toMatchObject({ binds: 'decision', state: 'in-force' });
    expect(tieTo(itemOf(file, 'C07'), 'C03')).toMatchObject({ binds: 'decision', state: 'open' });
    const work = async (one: ItemSeen) => {
      await pause();
      const reviewed = await review(product(), one);
      await pause();
      return one.code === 'C03' || one.code === 'C07' ? reviewed : grant(product(), reviewed);
    };
    const done = await Promise.all([...file.items].sort(() => Math.random() - 0.5).map(work));
    expect(done.filter(({ standing }) => standing === 'granted')).toHaveLength(10);

    const waiting = await item(product(), file.id, 'C07');
    expect(waiting).toMatchObject({ standing: 'accepted', work: 'concluded', turn: 'prior-department' });
    const head = await product().as(`head.${waiting.organ.handle}`);
    const early = await attempt(head, waiting, 'decision', { outcome: 'granted' });
    expect([early.status, early.body.code]).toEqual([409, 'TIE_DELAYS_DECISION']);

    await grant(product(), await item(product(), file.id, 'C03'));
    const decidable = await item(product(), file.id, 'C07');
    expect(decidable).toMatchObject({ turn: 'organ', work: 'concluded' });
    expect(tieTo(decidable, 'C03')).toMatchObject({ state: 'in-force' });
    expect((await seen(product(), file.id)).status).toBe('open');
    await grant(product(), decidable);

    const concluded = await seen(product(), file.id);
    expect(concluded).toMatchObject({ status: 'concluded', open: 0, granted: 12, refused: 0, withdrawn: 0 });
    expect(await topics(product(), file.id)).toMatchObject({ 'case.concluded': 1, 'case.submitted': 1 });
    const journal = await (await product().as('lead')).get<{ items: { seq: number }[] }>(
      `/v1/cases/${file.id}/journal`,
    );
    expect(journal.items.map(({ seq }) => seq)).toEqual(journal.items.map((_, at) => at + 1));
    expect(journal.items).toHaveLength(concluded.seq);
    expect(
      await product().rows('select from record.alarm where stream_id = $1 and kind <> $2', [
        file.id,
        'delivery',
      ]),
    ).toEqual([]);
  });

  it('shows the public its status by receipt number and query code, and nothing otherwise', async () => {
    const file = await submit(product(), await application(product(), 'company-setup', ['E02']));
    const status = `/public/v1/cases/${file.receiptNo}`;
    const shown = await product().anyone.get<object>(`${status}?code=${file.queryCode}`);
    expect(shown).toMatchObject({ receiptNo: file.receiptNo, status: 'open' });
    const bodies = await Promise.all(
      [`${status}?code=AAAAAAAA`, '/public/v1/cases/QH20269999999?code=AAAAAAAA'].map(async (path) => {
        const { status: code, body } = await product().anyone.ask<{ requestId: string }>('GET', path);
        return { code, ...body, requestId: '' };
      }),
    );
    expect(bodies[0]).toMatchObject({ code: 'ABSENT', status: 404 });
    expect(bodies[1]).toEqual(bodies[0]);
  });

  it('opens the tie of another case of the project by push, and reads the register when the result came first', async () => {
    const drawings = await submit(product(), await application(product(), 'plant-parallel', ['C03']));
    const permit = await submit(
      product(),
      await application(product(), 'plant-parallel', ['C07'], drawings.projectId),
    );
    let waiting = await review(product(), itemOf(permit, 'C07'));
    waiting = await act(product(), waiting, ['officer', 'prior-result'], earlier('P08'));
    waiting = await act(product(), waiting, ['officer', 'prior-result'], earlier('C02'));
    expect(await item(product(), permit.id, 'C07')).toMatchObject({ turn: 'prior-department' });

    await grant(product(), await review(product(), itemOf(drawings, 'C03')));
    const pushed = await until('the push reaches the other case', async () => {
      const now = await item(product(), permit.id, 'C07');
      return now.turn === 'organ' && now;
    });
    expect(tieTo(pushed, 'C03')).toMatchObject({ state: 'in-force' });
    expect((await grant(product(), pushed)).standing).toBe('granted');
    expect((await seen(product(), permit.id)).status).toBe('concluded');

    const later = await submit(
      product(),
      await application(product(), 'plant-parallel', ['C07'], drawings.projectId),
    );
    expect(tieTo(itemOf(later, 'C07'), 'C03')).toMatchObject({ state: 'in-force' });
  });
});
