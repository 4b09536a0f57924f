import { expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  fresh,
  type ItemSeen,
  itemOf,
  item as itemSeen,
  submit,
  topics,
} from '../support/acts.js';
import { noticed } from '../support/noticed.js';
import { journey, type TestProduct } from '../support/product.js';
import { projectSeen, resultOf } from '../support/projects.js';
import { replayProject } from '../support/replayed-register.js';

const PLEDGE = { within: { value: 3, unit: 'working_day' }, pledge: '书面承诺 1 号' };
const pass = (product: TestProduct, body: object) => product.anyone.must('POST', '/v1/demo/clock', { body });

/** The organ that decides the item at the base of the demonstration. */
async function organOf(product: TestProduct, code: string): Promise<string> {
  const [row] = await product.rows<{ handle: string }>(
    `select o.handle from catalogue.deciding($1, 'nanchuan', app.legal_today()) d join identity.organ o on o.id = d.organ_id`,
    [code],
  );
  return row?.handle ?? '';
}

/** The body of an application for one item, without some of its lines, or with a commitment. */
async function wanted(
  product: TestProduct,
  guide: string,
  code: string,
  more: { without?: string; commitment?: string },
) {
  const body = (await application(product, guide, [code])) as {
    items: { code: string; handedIn: string[] }[];
  };
  const { without, ...rest } = more;
  const items = body.items.map((each) => ({
    ...each,
    ...rest,
    handedIn: each.handedIn.filter((line) => line !== without),
  }));
  return { ...body, items };
}

/** Decided on the spot on a commitment that is then found broken, and ordered to be put right within three working days. */
async function brokenCommitment(product: TestProduct): Promise<ItemSeen> {
  const body = await wanted(product, 'assessment', 'A06', { commitment: '承诺书 6 号' });
  const filed = itemOf(await submit(product, body), 'A06');
  const decided = await act(product, filed, ['head', 'immediate-decision'], {
    outcome: 'granted',
    byCommitment: true,
    number: '准承 6 号',
  });
  const checked = await act(product, decided, ['officer', 'follow-up'], { kept: false });
  return act(product, checked, ['officer', 'rectification-order'], {
    demand: '补做沉沙池',
    within: PLEDGE.within,
  });
}

/** Not put right: proposed to be revoked, heard on its day, decided by the record. */
async function revoked(product: TestProduct, broken: ItemSeen): Promise<ItemSeen> {
  // The bell may have rung since: each version is read anew.
  const now = () => itemSeen(product, broken.caseId, 'A06');
  const not = await act(product, await now(), ['officer', 'rectification-check'], { rectified: false });
  const proposed = await act(product, not, ['officer', 'revocation-proposal'], { reason: '逾期未整改' });
  const asked = await act(product, proposed, ['applicant', 'hearing-answer'], { wanted: true });
  const [{ day } = { day: '' }] = await product.rows<{ day: string }>(
    `select (app.legal_today() + 18)::text as day`,
  );
  const called = await act(product, asked, ['officer', 'hearing-call'], {
    day,
    place: '二楼',
    chair: '法制机构',
  });
  await pass(product, { to: day });
  expect(called.version).toBeGreaterThan(asked.version);
  const held = await act(product, await now(), ['reviewer', 'hearing-record'], {
    record: '笔录 1 号',
    supports: true,
  });
  const head = await product.as(`head.${broken.organ.handle}`);
  expect(await attempt(head, held, 'revocation-decision', { revoked: false })).toMatchObject({
    status: 422,
    body: { code: 'AGAINST_THE_RECORD' },
  });
  return act(product, held, ['head', 'revocation-decision'], { revoked: true });
}

journey('promises that are kept and broken', (product) => {
  let file: { bureau: CaseSeen; firm: CaseSeen };
  let broken: ItemSeen;

  it('what a bureau owes late is the bureau’s: it is alerted, the firm is told nothing and loses nothing', async () => {
    file = {
      bureau: await submit(product(), await application(product(), 'works-permit', ['C01'])),
      firm: await submit(product(), await wanted(product(), 'land-preparation', 'P03', { without: 'M5' })),
    };
    broken = await brokenCommitment(product());
    await act(product(), itemOf(file.bureau, 'C01'), ['officer', 'tolerance-acceptance'], {
      ...PLEDGE,
      lines: ['M3'],
    });
    await act(product(), itemOf(file.firm, 'P03'), ['officer', 'tolerance-acceptance'], {
      ...PLEDGE,
      lines: ['M5'],
    });
    await pass(product(), { workingDays: 4 });

    const owing = await organOf(product(), 'P12');
    const { items: alerts } = await (await product().as(`officer.${owing}`)).get<{ items: object[] }>(
      `/v1/alerts?caseId=${file.bureau.id}`,
    );
    expect(alerts).toMatchObject([
      { clock: 'organ-debt', rung: 'M3/overdue', light: 'red', organ: { handle: owing } },
    ]);
    const late = await itemSeen(product(), file.bureau.id, 'C01');
    expect(late).toMatchObject({ standing: 'accepted', owed: { debts: [{ line: 'M3', debtor: 'organ' }] } });
    const ended = await attempt(await product().as('clerk'), late, 'tolerance-end');
    expect(ended).toMatchObject({ status: 409, body: { code: 'NO_DEBT_OF_APPLICANT' } });
    const told = await noticed(await product().as('applicant'), `caseId=${file.bureau.id}`);
    expect(told.map(({ kind }) => kind)).toEqual(['accepted-with-gaps']);
  }, 60_000);

  it('what the firm owes late ends the item as published, in writing, with its remedies', async () => {
    const late = await itemSeen(product(), file.firm.id, 'P03');
    expect(await act(product(), late, ['clerk', 'tolerance-end'])).toMatchObject({ standing: 'withdrawn' });
    const [line] = await product().rows<{
      papers: { kind: string; data: { remedies: object; lines: string[] } }[];
    }>(
      `select line::jsonb->'papers' as papers from record.journal where stream_id = $1 order by seq desc limit 1`,
      [file.firm.id],
    );
    expect(line?.papers).toMatchObject([
      { kind: 'tolerance-end', data: { remedies: { basis: expect.anything() } } },
    ]);
    expect(line?.papers[0]?.data.lines).toHaveLength(1);
  });

  it('a commitment that is broken is put right in time, or its decision is revoked after a hearing, and the firm barred', async () => {
    const fallen = await revoked(product(), broken);
    expect(fallen).toMatchObject({ standing: 'granted', status: { zh: '已撤销' } });
    const { projectId } = await (await product().as('applicant')).get<CaseSeen>(`/v1/cases/${fallen.caseId}`);
    const project = await projectSeen(product(), projectId);
    expect(resultOf(project, 'A06')).toMatchObject({ state: 'revoked', counts: false });
    expect((await topics(product(), fallen.caseId))['result.fallen']).toBe(1);
    await replayProject(product(), projectId);

    const lead = await product().as('lead');
    const { items: figures } = await lead.get<{ items: { pledges: object }[] }>(
      '/v1/figures?by=item&item=A06',
    );
    expect(figures).toMatchObject([{ pledges: { committed: 1, kept: 0, broken: 1, revoked: 1 } }]);
    const { items: bars } = await (await product().as('applicant')).get<{ items: { id: string }[] }>(
      '/v1/bars',
    );
    expect(bars).toMatchObject([
      { ground: 'broken-commitment', until: null, caseId: fallen.caseId, endedAt: null },
    ]);
    expect((await (await product().as('applicant2')).get<{ items: object[] }>('/v1/bars')).items).toEqual([]);
    const again = await wanted(product(), 'assessment', 'A06', { commitment: '承诺书 7 号' });
    const applicant = await product().as('applicant');
    expect(await applicant.ask('POST', '/v1/cases', { body: again, headers: fresh() })).toMatchObject({
      status: 409,
      body: { code: 'COMMITMENT_CREDIT', pointer: '/items/0/commitment' },
    });
    const filed = itemOf(
      await submit(product(), await wanted(product(), 'land-preparation', 'P03', { without: 'M5' })),
      'P03',
    );
    const officer = await product().as(`officer.${filed.organ.handle}`);
    const tolerated = () => attempt(officer, filed, 'tolerance-acceptance', { ...PLEDGE, lines: ['M5'] });
    expect(await tolerated()).toMatchObject({ status: 409, body: { code: 'TOLERANCE_CREDIT' } });

    const repaired = { body: { how: 'repaired', document: '信用修复决定 1 号' }, headers: fresh() };
    const own = await product().as(`head.${fallen.organ.handle}`);
    expect(await own.ask('POST', `/v1/bars/${bars[0]?.id}/end`, repaired)).toMatchObject({
      body: { code: 'OWN_BAR' },
    });
    const supervisor = await product().as('supervisor');
    expect((await supervisor.ask('POST', `/v1/bars/${bars[0]?.id}/end`, repaired)).status).toBe(204);
    expect((await tolerated()).status).toBe(200);
  }, 60_000);

  it('what law bars an applicant from is not applied for, before its day is over', async () => {
    const supervisor = await product().as('supervisor');
    const [{ today } = { today: '' }] = await product().rows<{ today: string }>(
      `select app.legal_today()::text as today`,
    );
    const [{ handle } = { handle: '' }] = await product().rows<{ handle: string }>(
      `select o.handle from identity.organ o join identity.membership m on m.organ_id = o.id join identity.person p on p.id = m.person_id where p.sign_in = 'applicant2'`,
    );
    const bar = { enterprise: handle, ground: 'fraud', from: today, document: '处理决定 3 号' };
    const enter = (more: object) =>
      supervisor.ask('POST', '/v1/bars', { body: { ...bar, ...more }, headers: fresh() });
    expect(await enter({})).toMatchObject({ status: 422, body: { code: 'BAR_ITEMS' } });
    expect(await enter({ items: ['P03'], until: today })).toMatchObject({ body: { code: 'BAR_TERM' } });
    expect((await enter({ items: ['P03'] })).status).toBe(201);
    const barred = await product().as('applicant2');
    const body = await wanted(product(), 'land-preparation', 'P03', {});
    expect(await barred.ask('POST', '/v1/cases', { body, headers: fresh() })).toMatchObject({
      status: 409,
      body: { code: 'BARRED_FROM_APPLYING', pointer: '/items/0/code' },
    });
    expect(
      (await submit(product(), await application(product(), 'works-permit', ['C09']), 'applicant2')).open,
    ).toBe(1);
  });

  it('what the base has had assessed is handed in by nobody, and asked of nobody', async () => {
    const { cost, assessments } = await product().anyone.get<{
      cost: { en: string };
      assessments: { code: string; until: string }[];
    }>('/public/v1/catalogue/assessments?base=nanchuan');
    expect(cost.en).toMatch(/no cost/);
    const earthquake = assessments.find(({ code }) => code === 'xining-earthquake');
    expect(assessments.map(({ code }) => code)).not.toContain('haidong-earthquake');
    const page = await fetch(`${product().url}/catalogue/assessments`, {
      headers: { 'accept-language': 'zh' },
    });
    const shown = await page.text();
    expect(shown).toContain('优化营商环境条例 42');
    expect(shown).toMatch(/甘河工业园区、南川工业园区/);

    const seen = itemOf(
      await submit(product(), await wanted(product(), 'assessment', 'A09', { without: 'M1' })),
      'A09',
    );
    expect(seen).toMatchObject({
      standing: 'filed',
      covered: [{ line: 'M1', assessment: 'xining-earthquake' }],
    });
    const { lines } = await (await product().as('applicant')).get<{ lines: object[] }>(
      `/v1/cases/${seen.caseId}/items/${seen.n}/materials`,
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        ...{ line: 'M1', state: 'covered', fromApplicant: false },
        coveredBy: expect.objectContaining({ trust: 'A', validUntil: earthquake?.until }),
      }),
    );
    const asks = await attempt(await product().as(`officer.${seen.organ.handle}`), seen, 'findings', {
      lines: [{ line: 'M1' }],
    });
    expect(asks).toMatchObject({ status: 422, body: { code: 'OFF-LIST' } });
  });
});
