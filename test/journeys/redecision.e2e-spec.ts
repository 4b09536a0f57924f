import { expect, it } from '@jest/globals';
import { Published } from '#catalogue';
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
} from '../support/acts.js';
import { all, see, textOf } from '../support/pages.js';
import { journey } from '../support/product.js';
import { amendByTwo, projectSeen, resultOf } from '../support/projects.js';
import { replayCase } from '../support/replayed-case.js';

interface Anew extends ItemSeen {
  readonly redone: readonly { judgment: string; annulled: { outcome: string; number?: string } }[];
  readonly clocks: readonly { kind: string; article: string; endedOn: string | null }[];
}
const WITHIN = { value: 15, unit: 'working_day' };
const JUDGMENT = { decidedBy: 'court', judgment: '（2026）青01行终1号' };

journey('a decision made anew', (product) => {
  const redecide = async (on: ItemSeen, body: object) =>
    attempt<Anew>(await product().as(`head.${on.organ.handle}`), on, 'redecision', body);
  const replayed = (file: CaseSeen) => {
    const { rows } = product();
    return replayCase({ rows, published: new Published({ call: rows } as never) }, file.id);
  };
  const figures = (file: CaseSeen) =>
    product().rows<object>(
      'select generation::int, outcome, statute_due is not null as counted from casework.measure where case_id = $1 order by idx, generation',
      [file.id],
    );

  it('a court annuls a refusal: the concluded case is open again, is told to everybody, and is concluded once more', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05']));
    const refused = await act(
      product(),
      await review(product(), itemOf(file, 'A05'), 'disagree'),
      ['head', 'decision'],
      {
        ...{ outcome: 'refused', reasons: ['K2'] },
      },
    );
    expect(await seen(product(), file.id)).toMatchObject({ status: 'concluded', refused: 1 });
    expect((await redecide({ ...refused, version: 1 }, JUDGMENT)).status).toBe(412);
    const anew = await redecide(refused, { ...JUDGMENT, within: WITHIN });
    expect(anew).toMatchObject({ status: 200, body: { standing: 'accepted', work: 'unclaimed' } });

    expect(await seen(product(), file.id)).toMatchObject({
      status: 'open',
      open: 1,
      refused: 0,
      concludedAt: null,
    });
    const open = (await item(product(), file.id, 'A05')) as Anew;
    expect(open).toMatchObject({
      outcome: null,
      reasons: [],
      redone: [{ annulled: { outcome: 'refused' } }],
    });
    expect(open.clocks.filter(({ endedOn }) => !endedOn)).toMatchObject([
      { kind: 'redecision', article: '行政诉讼法 70', dueOn: open.dueOn },
    ]);
    const keys = new URLSearchParams({ receipt: file.receiptNo, code: file.queryCode ?? '' });
    const page = await see(`${product().url}/cases?${keys}`, { 'accept-language': 'zh' });
    expect(page.faults).toEqual([]);
    expect(textOf(all(page, 'main')[0]!)).toContain('重新作出决定的要求生效');
    // It is accepted, and by the day of the order: no promise is to come.
    expect(textOf(all(page, 'main')[0]!)).not.toContain('自受理之日起计算');

    const again = await review(product(), open, 'disagree');
    const same = await attempt(await product().as(`head.${again.organ.handle}`), again, 'decision', {
      ...{ outcome: 'refused', reasons: ['K2'] },
    });
    expect(same).toMatchObject({ status: 422, body: { code: 'SAME_GROUNDS', pointer: '/note' } });
    expect(same.body.detail).toContain(JUDGMENT.judgment);
    expect(await act(product(), again, ['head', 'decision'], { outcome: 'granted' })).toMatchObject({
      standing: 'granted',
    });
    expect(await seen(product(), file.id)).toMatchObject({ status: 'concluded', granted: 1, refused: 0 });
    expect(await topics(product(), file.id)).toMatchObject({ 'case.concluded': 2 });
    expect(await figures(file)).toMatchObject([
      { generation: 0, outcome: 'refused' },
      { generation: 1, outcome: 'granted', counted: true },
    ]);
    await replayed(file);
  });

  it('what was granted falls in the register first, by two persons; then it is decided anew and has a new result', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05']));
    const granted = await grant(product(), await review(product(), itemOf(file, 'A05')));
    expect(await redecide(granted, JUDGMENT)).toMatchObject({ status: 409, body: { code: 'RESULT_STANDS' } });

    const { organ } = granted;
    const result = resultOf(await projectSeen(product(), file.projectId), 'A05');
    const annulment = {
      ...{ article: '行政诉讼法 70', reason: '主要证据不足' },
      judgment: JUDGMENT.judgment,
      evidence: '判决书副本',
      decidedBy: 'court',
    };
    await amendByTwo(product(), [organ.handle, file.projectId], `results/${result.id}/annulment`, annulment);
    expect(await redecide(granted, JUDGMENT)).toMatchObject({ status: 200, body: { standing: 'accepted' } });
    const now = (await item(product(), file.id, 'A05')) as Anew;
    expect(now.clocks.filter(({ endedOn }) => !endedOn).map(({ kind }) => kind)).toContain('promise');
    await grant(product(), await review(product(), now), { number: 'A05-anew' });
    const results = (await projectSeen(product(), file.projectId)).results.filter(
      ({ code }) => code === 'A05',
    );
    expect(results.map(({ state }) => state).sort()).toEqual(['annulled', 'in-force']);
    await replayed(file);
  });

  it('what was not accepted is taken in by an order, and what it had blocked waits again in the same act', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C03', 'C07']));
    const state = async (code: string) => item(product(), file.id, code);
    const review = itemOf(file, 'C03');
    const head = await product().as(`head.${review.organ.handle}`);
    const refuse = (on: ItemSeen, more: object = {}) =>
      attempt(head, on, 'jurisdiction-refusal', { competentOrgan: '省住房城乡建设厅', ...more });
    expect(await refuse(review)).toMatchObject({ status: 200, body: { standing: 'notAccepted' } });
    expect((await state('C07')).ties.find(({ to }) => to.includes('C03'))).toMatchObject({
      state: 'blocked',
    });
    const over = await attempt<ItemSeen>(head, await state('C03'), 'redecision', {
      ...JUDGMENT,
      decidedBy: 'reconsideration',
      judgment: '青政复〔2026〕1号',
      within: { value: 2, unit: 'working_day' },
    });
    expect(over).toMatchObject({ status: 200, body: { standing: 'filed', work: 'unclaimed' } });
    const open = (await state('C03')) as Anew;
    expect(open.clocks.filter(({ endedOn }) => !endedOn)).toMatchObject([
      { kind: 'pre-acceptance', article: '行政复议法 64', dueOn: open.dueOn },
    ]);
    expect((await state('C07')).ties.find(({ to }) => to.includes('C03'))).toMatchObject({ state: 'open' });
    expect(await seen(product(), file.id)).toMatchObject({ status: 'open', open: 2 });
    expect(await refuse(open)).toMatchObject({
      status: 422,
      body: { code: 'SAME_GROUNDS', pointer: '/note' },
    });
    const keys = new URLSearchParams({ receipt: file.receiptNo, code: file.queryCode ?? '' });
    const page = await see(`${product().url}/cases?${keys}`, { 'accept-language': 'zh' });
    expect(page.faults).toEqual([]);
    expect(textOf(all(page, 'main')[0]!)).toContain('重新受理的要求生效');
    await replayed(file);
  });
});
