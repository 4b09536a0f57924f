import { expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  grant,
  type ItemSeen,
  review,
  seen,
  submit,
  until,
} from '../support/acts.js';
import { noticed } from '../support/noticed.js';
import { journey, type TestProduct } from '../support/product.js';
import { amendByTwo, onRegister, openProject, projectSeen, resultOf } from '../support/projects.js';
import { replayProject } from '../support/replayed-register.js';

interface Rechecked extends ItemSeen {
  readonly subject: string | null;
  readonly rechecks: readonly { id: string; lost?: { from: string; how: string }; conclusion?: string }[];
}
const [NORTH, SOUTH] = ['1号厂房', '2号厂房'];

/** The permit for one building; the case as it is now. */
const permit = (file: CaseSeen, subject: string) =>
  (file.items as readonly Rechecked[]).find((each) => each.code === 'C07' && each.subject === subject)!;
const drawings = (file: CaseSeen) => file.items.find(({ code }) => code === 'C03')!;
const basis = {
  article: '建设工程质量管理条例 11',
  reason: '图纸与实际不符',
  evidence: '审图复查记录 12 号',
};
const days = (product: TestProduct, workingDays: number) =>
  product.anyone.must('POST', '/v1/demo/clock', { body: { workingDays } });

/** Its permits of two buildings stand on results of earlier stages and on the drawings reviewed beside them. */
async function twoPermits(product: TestProduct): Promise<CaseSeen> {
  const body = (await application(product, 'plant-parallel', ['C03', 'C07'])) as {
    items: { code: string; handedIn: string[] }[];
  };
  const project = await openProject(product);
  for (const [code, organ] of [
    ['P08', 'xining-city-natural-resources'],
    ['C02', 'xining-planning'],
  ]) {
    const entered = {
      code,
      organ,
      number: `${code}-${project.id}`,
      inForceOn: '2026-06-11',
      evidence: '省平台 1',
    };
    await byWindow(product, project.id, entered);
  }
  const [drawn, building] = body.items;
  const items = [drawn, { ...building, subject: NORTH }, { ...building, subject: SOUTH }];
  return submit(product, { ...body, project: undefined, projectId: project.id, items });
}

/** By the clerk, confirmed by the lead office. */
async function byWindow(product: TestProduct, projectId: string, body: object) {
  expect((await onRegister(product, ['clerk', projectId], 'results', body)).status).toBe(201);
  const { items } = await (await product.as('lead')).get<{ items: { id: string; ended: string | null }[] }>(
    `/v1/projects/${projectId}/proposals`,
  );
  const id = items.find(({ ended }) => !ended)?.id;
  const own = await onRegister(product, ['clerk', projectId], `proposals/${id}/confirmation`);
  expect(own).toMatchObject({ status: 409, body: { code: 'OWN_PROPOSAL' } });
  const confirmed = await onRegister(product, ['lead', projectId], `proposals/${id}/confirmation`);
  expect(confirmed.status).toBe(200);
  return confirmed.body;
}

journey('the life of a result', (product) => {
  it('two buildings get two permits; drawings revoked, one permit is rechecked and the other waits anew', async () => {
    const file = await twoPermits(product());
    expect(file.items.map(({ code }) => code)).toEqual(['C03', 'C07', 'C07']);
    await grant(product(), await review(product(), drawings(file)), { fields: { 'drawing-version': '3' } });
    const north = await grant(
      product(),
      await review(product(), permit(await seen(product(), file.id), NORTH)),
    );
    expect(north.standing).toBe('granted');
    await review(product(), permit(await seen(product(), file.id), SOUTH));

    const project = await projectSeen(product(), file.projectId);
    expect(resultOf(project, 'C07', NORTH)).toMatchObject({ counts: true, state: 'in-force' });
    const c03 = resultOf(project, 'C03');
    const path = `results/${c03.id}/revocation`;
    const { handle } = drawings(file).organ;
    const stranger = await onRegister(product(), [`officer.${north.organ.handle}`, project.id], path, basis);
    expect([stranger.status, stranger.body.code]).toEqual([403, 'FORBIDDEN']);
    const after = await amendByTwo(product(), [handle, project.id], path, basis);
    expect(resultOf(after, 'C03')).toMatchObject({ state: 'revoked', counts: false });

    const told = await until('both permits hear of it', async () => {
      const now = await seen(product(), file.id);
      return permit(now, NORTH).rechecks.length > 0 && now;
    });
    expect(permit(told, NORTH)).toMatchObject({
      standing: 'granted',
      rechecks: [{ id: 'basis:1', lost: { from: 'C03', how: 'revoked' } }],
    });
    expect(permit(told, SOUTH)).toMatchObject({ standing: 'accepted', work: 'concluded', rechecks: [] });
    expect(permit(told, SOUTH).ties.find(({ to }) => to[0] === 'C03')?.state).toBe('open');
    const early = await attempt(
      await product().as(`head.${north.organ.handle}`),
      permit(told, SOUTH),
      'decision',
      { outcome: 'granted' },
    );
    expect(early).toMatchObject({ status: 409, body: { code: 'TIE_DELAYS_DECISION' } });

    await act(product(), permit(told, NORTH), ['officer', 'recheck'], {
      recheck: 'basis:1',
      conclusion: 'stands',
      note: '该厂房图纸未变',
    });
    const anew = { code: 'C03', organ: handle, number: 'C03-anew', inForceOn: '2026-11-02' };
    const entered = await onRegister(product(), [`officer.${handle}`, project.id], 'results', {
      ...anew,
      fields: { 'drawing-version': '4' },
      evidence: '重新审查合格书',
    });
    expect(entered.status).toBe(201);
    const arrived = await until('the new drawings reach the other permit', async () => {
      const now = permit(await seen(product(), file.id), SOUTH);
      return now.ties.every(({ state }) => state === 'in-force') && now;
    });
    expect((await grant(product(), arrived)).standing).toBe('granted');
    const done = await projectSeen(product(), file.projectId);
    expect(done.results.filter(({ code }) => code === 'C07').map(({ subject }) => subject)).toEqual([
      NORTH,
      SOUTH,
    ]);
    await replayProject(product(), file.projectId);
  });

  it('a permit not used in time lapses by itself, one that is used does not; a stay rests it, a lift wakes it', async () => {
    const file = await twoPermits(product());
    await grant(product(), await review(product(), drawings(file)));
    const { organ } = await grant(
      product(),
      await review(product(), permit(await seen(product(), file.id), NORTH)),
    );
    await grant(product(), await review(product(), permit(await seen(product(), file.id), SOUTH)));
    const id = file.projectId;
    const on =
      (subject: string, what: string) =>
      async (body: object, who = 'head') => {
        const result = resultOf(await projectSeen(product(), id), 'C07', subject);
        return onRegister(product(), [`${who}.${organ.handle}`, id], `results/${result.id}/${what}`, body);
      };
    const used = await on(NORTH, 'use')({ article: '建筑法 9', reason: '已开工', evidence: '开工报告' });
    expect(resultOf(used.body, 'C07', NORTH)).toMatchObject({ validUntil: null, state: 'in-force' });
    const short = await on(SOUTH, 'renewal')({ ...basis, validUntil: '2026-11-01' });
    expect(short).toMatchObject({ status: 422, body: { code: 'RENEWAL_SHORTENS' } });
    const court = { ...basis, article: '行政诉讼法 56', decidedBy: 'court' };
    expect((await on(SOUTH, 'stay')(court, 'officer')).body).toMatchObject({ code: 'JUDGMENT_MISSING' });
    const { id: stayed } = resultOf(await projectSeen(product(), id), 'C07', SOUTH);
    const judged = { ...court, judgment: '(2026)青01行初8号' };
    const rests = await amendByTwo(product(), [organ.handle, id], `results/${stayed}/stay`, judged);
    expect(resultOf(rests, 'C07', SOUTH)).toMatchObject({ state: 'stayed', counts: false });
    const lifted = await on(SOUTH, 'stay-end')(judged);
    expect(resultOf(lifted.body, 'C07', SOUTH)).toMatchObject({ state: 'in-force', counts: true });

    await days(product(), 70);
    const later = await projectSeen(product(), id);
    expect(resultOf(later, 'C07', SOUTH)).toMatchObject({ state: 'lapsed', counts: false });
    expect(resultOf(later, 'C07', NORTH)).toMatchObject({ state: 'in-force', counts: true });
    const notices = await noticed(await product().as('applicant'), 'kind=result-lapsed');
    const { number } = resultOf(later, 'C07', SOUTH);
    const mine = notices.filter(({ words }) => words.zh.includes(number));
    expect(mine.map(({ words }) => words.zh)).toEqual([expect.stringContaining('失效')]);
    await replayProject(product(), id);
  });

  it('an earlier result arrives equal, different, refused, and three years late', async () => {
    const project = await openProject(product());
    const body = await application(product(), 'plant-parallel', ['C03', 'C07'], project.id);
    const file = await submit(product(), body);
    const [drawing, works] = file.items as [ItemSeen, ItemSeen];
    const accepted = await act(product(), works, ['officer', 'acceptance']);
    const claimed = await act(product(), accepted, ['officer', 'claim']);
    const assumed = { 'C02.floor-area': '149000', 'P08.land-area': '124000' };
    await act(product(), claimed, ['officer', 'review-conclusion'], { opinion: 'agree', assumed });
    const now = async () => (await seen(product(), file.id)).items[1] as ItemSeen;
    const tie = async (code: string) => (await now()).ties.find(({ to }) => to[0] === code)?.state;
    const land = { code: 'P08', organ: 'xining-city-natural-resources', evidence: '省平台' };

    const old = { ...land, number: 'P08-旧', inForceOn: '2020-03-01', validUntil: '2023-03-01' };
    expect(resultOf(await byWindow(product(), project.id, old), 'P08')).toMatchObject({
      ...{ state: 'lapsed', counts: false },
    });
    const planning = { code: 'C02', organ: 'xining-planning', number: '建字 7', inForceOn: '2026-09-14' };
    await byWindow(product(), project.id, {
      ...planning,
      fields: { 'floor-area': '149000' },
      evidence: '省平台',
    });
    await until('the equal one has arrived', async () => (await tie('C02')) === 'in-force');
    expect(await now()).toMatchObject({ work: 'concluded' });
    expect(await tie('P08')).toBe('open');

    await byWindow(product(), project.id, {
      ...{ ...land, number: 'P08-新', inForceOn: '2026-05-22' },
      fields: { 'land-area': '90000' },
    });
    await until('the different one has arrived', async () => (await tie('P08')) === 'in-force');
    expect(await now()).toMatchObject({ work: 'reviewing' });

    const refusing = await review(product(), drawing, 'disagree');
    await act(product(), refusing, ['head', 'decision'], { outcome: 'refused', reasons: ['K1'] });
    expect(await tie('C03')).toBe('blocked');
  });

  it('a renewal entered late beside a decision of the same matter meets it, and is refused by rule', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C03']));
    const project = { id: file.projectId };
    const head = ['head.xining-drawing-review', project.id] as const;
    const [{ today = '' } = {}] = await product().rows<{ today: string }>(
      'select app.legal_today()::text as today',
    );
    const entered = {
      code: 'C03',
      organ: 'xining-drawing-review',
      number: '审图 8',
      inForceOn: today,
      evidence: '档案 8',
    };
    await byWindow(product(), project.id, { ...entered, validUntil: today });
    await days(product(), 1);
    await until('it has lapsed', async () => {
      const [kept] = (await projectSeen(product(), project.id)).results;
      return kept?.state === 'lapsed';
    });
    const { id } = resultOf(await projectSeen(product(), project.id), 'C03');
    // As a decision in a case does, it holds the row of the project while it enters its result, outside the stream of the project.
    const decided = product().rows(`do $$ begin
      perform from projects.project where id = '${project.id}' for no key update;
      perform pg_sleep(2);
      insert into projects.result select (r).* from (select jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(),
        'number', '审图 9', 'state', 'in-force', 'valid_until', null, 'lapsed_from', null)) as r from projects.result x where x.id = '${id}') y; end $$`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const late = {
      effectiveOn: today,
      validUntil: '2029-01-01',
      article: '行政许可法 50',
      reason: '延续',
      evidence: '申请书',
    };
    const renewed = await onRegister(product(), head, `results/${id}/renewal`, late);
    await decided;
    expect(renewed).toMatchObject({ status: 409, body: { code: 'RESULT_STATE' } });
  });
});
