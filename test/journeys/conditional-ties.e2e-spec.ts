import { expect, it } from '@jest/globals';
import { Published } from '#catalogue';
import {
  act,
  application,
  attempt,
  fresh,
  grant,
  type ItemSeen,
  item,
  itemOf,
  review,
  seen,
  submit,
  until,
} from '../support/acts.js';
import { noticed } from '../support/noticed.js';
import { journey, type TestProduct } from '../support/product.js';
import { onRegister, openProject } from '../support/projects.js';
import { replayCase } from '../support/replayed-case.js';
import { replayProject } from '../support/replayed-register.js';

/** Verified, not recorded: so no record-filing is needed either. */
const OFF_FOREST = { 'approval-mode': '核准', 'land-taken': ['农用地'] };
const ON_FOREST = { 'approval-mode': '核准', 'land-taken': ['农用地', '林地'] };

const converts = async (product: TestProduct, facts: object) => {
  const { id } = await openProject(product, { facts });
  const file = await submit(product, await application(product, 'land-preparation', ['P07'], id));
  return { id, file, land: itemOf(file, 'P07') };
};
const forestOf = ({ ties }: ItemSeen) => ties.find(({ to }) => to.includes('P10'));
const change = (product: TestProduct, id: string, landTaken: string[]) =>
  onRegister(product, ['applicant', id], 'facts', {
    ...{ facts: { 'land-taken': landTaken }, reason: '用地范围调整' },
  });
/** `work`: what the change of facts by itself makes of a concluded review. */
const heard = (product: TestProduct, { id }: { id: string }, state: string, work?: string) =>
  until(`the tie is ${state}`, async () => {
    const land = await item(product, id, 'P07');
    return forestOf(land)?.state === state && (work === undefined || land.work === work) && land;
  });

/** Every item is the fold of its lines, whatever is published by now. */
const replayed = (product: TestProduct, { id }: { id: string }) => {
  const rows: TestProduct['rows'] = (sql, params) => product.rows(sql, params);
  return replayCase({ rows, published: new Published({ call: rows } as never) }, id);
};
const toldTo = async (product: TestProduct, { id }: { id: string }, who = 'applicant') =>
  (await noticed(await product.as(who), `caseId=${id}`)).map(({ kind }) => kind);

journey('ties under a condition', (product) => {
  it('hold up nobody off forest land: accepted, reviewed and granted with no earlier result; the tie tells by which row', async () => {
    const { file, land } = await converts(product(), OFF_FOREST);
    expect(land.ties).toMatchObject([
      { to: ['P01'], state: 'not-needed', condition: '城镇范围外单独选址' },
      {
        ...{ to: ['P10'], binds: 'application', state: 'not-needed', condition: '涉及林地' },
        notNeeded: [{ of: 'P10', because: [{ table: 'needs-land-planning', version: 1, row: 'R8' }] }],
      },
      { to: ['P11'], state: 'not-needed', notNeeded: [{ because: [{ row: 'R9' }] }] },
    ]);
    expect(await grant(product(), await review(product(), land))).toMatchObject({ standing: 'granted' });
    await replayed(product(), file);
  });

  it.each([
    ['on forest land', ON_FOREST],
    ['where nobody has said whether there is any', { 'approval-mode': '核准' }],
  ])('wait %s', async (_, facts) => {
    const { file, land } = await converts(product(), facts);
    expect(forestOf(land)).toMatchObject({ state: 'open' });
    const officer = await product().as(`officer.${land.organ.handle}`);
    expect(await attempt(officer, land, 'acceptance')).toMatchObject({
      ...{ status: 409, body: { code: 'TIE_BARS_ACCEPTANCE' } },
    });
    await replayed(product(), file);
  });

  it('wait for what the case itself applies for, whatever the tables say', async () => {
    const facts = { 'land-supply': '出让', site: [], 'land-taken': [] };
    const { id } = await openProject(product(), { facts });
    const file = await submit(product(), await application(product(), 'land-planning', ['P08', 'P12'], id));
    expect(itemOf(file, 'P08').ties).toMatchObject([
      { to: ['P07'], state: 'not-needed' },
      { to: ['P12'], within: ['P12'], state: 'open' },
    ]);
  });

  it('are judged for an item that joins an open case by the facts of its own day', async () => {
    const { id } = await openProject(product(), { facts: { site: [], 'land-taken': [] } });
    const file = await submit(product(), await application(product(), 'land-planning', ['P05'], id));
    const body = (await application(product(), 'land-planning', ['P08'], id)) as { items: object[] };
    const headers = { 'if-match': `"${file.seq}"`, ...fresh() };
    const added = { items: body.items, declared: true };
    await (await product().as('applicant')).must('POST', `/v1/cases/${file.id}/items`, {
      body: added,
      headers,
    });
    expect(itemOf(await seen(product(), file.id), 'P08').ties).toMatchObject([
      { to: ['P07'], state: 'not-needed' },
      { to: ['P12'], state: 'not-needed' },
    ]);
    await replayed(product(), file);
  });

  it('follow the facts: the wait ends, and begins again while nothing is decided; each is told', async () => {
    const { id, file } = await converts(product(), ON_FOREST);
    await change(product(), id, ['农用地']);
    const free = await heard(product(), file, 'not-needed');
    await review(product(), free);
    await change(product(), id, ['农用地', '林地']);
    const bound = await heard(product(), file, 'open', 'reviewing');
    expect(bound).toMatchObject({ standing: 'accepted' });
    const head = await product().as(`head.${bound.organ.handle}`);
    const again = await act(product(), bound, ['officer', 'review-conclusion'], { opinion: 'agree' });
    expect(await attempt(head, again, 'decision', { outcome: 'granted' })).toMatchObject({
      ...{ status: 409, body: { code: 'TIE_DELAYS_DECISION' } },
    });
    const told = await until('both are told', async () => {
      const kinds = await toldTo(product(), file);
      return kinds.includes('tie-binds') && kinds;
    });
    expect(told).toContain('tie-ruled-out');
    await replayed(product(), file);
    await replayProject(product(), id);
  });

  it('are ended by whoever has claimed the item, with article and evidence, where no organ of the case says so', async () => {
    const { file, land } = await converts(product(), ON_FOREST);
    const officer = await product().as(`officer.${land.organ.handle}`);
    const said = { from: 'P10', notNeeded: '森林法 37', evidence: '林地一张图查询件 7 号' };
    expect(await attempt(officer, land, 'prior-result', said)).toMatchObject({
      ...{ status: 409, body: { code: 'NOT_CLAIMED_BY_YOU' } },
    });
    const claimed = await act(product(), land, ['officer', 'claim']);
    for (const [body, status, code] of [
      [{ ...said, number: '1' }, 422, 'RESULT_OR_NOT_NEEDED'],
      [{ from: 'P10', evidence: 'x' }, 422, 'RESULT_OR_NOT_NEEDED'],
      [{ ...said, from: 'P08' }, 422, 'OFF-LIST'],
    ] as const)
      expect(await attempt(officer, claimed, 'prior-result', body)).toMatchObject({ status, body: { code } });
    const free = await act(product(), claimed, ['officer', 'prior-result'], said);
    expect(forestOf(await item(product(), file.id, 'P07'))).toMatchObject({
      ...{ state: 'not-needed', notNeeded: [{ of: 'P10', article: '森林法 37' }] },
    });
    await until('the applicant is told', async () =>
      (await toldTo(product(), file)).includes('prior-declared-not-needed'),
    );
    await act(product(), free, ['officer', 'acceptance']);
    await replayed(product(), file);
  });
});
