import { expect, it } from '@jest/globals';
import {
  act,
  application,
  fresh,
  type ItemSeen,
  type ProblemSeen,
  review,
  seen,
  submit,
  until,
} from '../support/acts.js';
import { journey, type TestProduct } from '../support/product.js';
import { onRegister, openProject, openProposal, type ProjectSeen, projectSeen } from '../support/projects.js';
import { replayProject } from '../support/replayed-register.js';

interface Line {
  readonly code: string;
  readonly need: string;
  readonly gates: readonly string[];
  readonly items: readonly { standing: string; dueOn: string | null }[];
}
interface Preview {
  readonly appear: readonly Line[];
  readonly fallAway: readonly Line[];
  readonly lookAgain: readonly { code: string; facts: string[] }[];
}
interface Rechecked extends ItemSeen {
  readonly rechecks: readonly { id: string; doneOn?: string; changed?: { version: number } }[];
}

const FACTS = {
  'investment-wan-yuan': 9000,
  'land-mu': 90,
  'earthwork-m3': 60000,
  'energy-tce-per-year': 1500,
  'coal-t-per-year': 0,
};
const codes = (lines: readonly { code: string }[]) => lines.map(({ code }) => code);
const change = (product: TestProduct, who: string, id: string, body: object) =>
  onRegister<ProjectSeen & ProblemSeen>(product, [who, id], 'facts', body);
const preview = async (product: TestProduct, id: string, facts: object) => {
  const client = await product.as('applicant');
  return client.must<Preview>('POST', `/v1/projects/${id}/facts/preview`, {
    body: { facts },
    headers: fresh(),
  });
};
const board = async (product: TestProduct, id: string, who = 'applicant') =>
  (await (await product.as(who)).get<{ items: Line[] }>(`/v1/projects/${id}/board`)).items;

journey('facts that change', (product) => {
  it('investment changed in mid-case touches nobody; energy makes one review look again, on the same promise', async () => {
    const { id } = await openProject(product(), { facts: FACTS });
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A04', 'A05'], id));
    const [energy, soil] = file.items as [ItemSeen, ItemSeen];
    await review(product(), energy);
    const now = async (n: number) => (await seen(product(), file.id)).items[n] as Rechecked;
    const before = await now(0);

    expect(await preview(product(), id, { 'investment-wan-yuan': 12000 })).toMatchObject({
      ...{ appear: [], fallAway: [], lookAgain: [] },
    });
    const wanted = {
      'investment-wan-yuan': 5000,
      'energy-tce-per-year': 800,
      'earthwork-m3': 40000,
      'land-mu': 60,
    };
    const shown = await preview(product(), id, wanted);
    expect([codes(shown.appear), codes(shown.fallAway), codes(shown.lookAgain)]).toEqual([
      ['A06'],
      ['A04', 'A05'],
      ['A04', 'A05'],
    ]);
    expect((await projectSeen(product(), id)).factsVersion).toBe(1);

    const done = await change(product(), 'applicant', id, {
      facts: { 'investment-wan-yuan': 5000, 'energy-tce-per-year': 1100 },
      reason: '设备选型调整',
    });
    expect(done).toMatchObject({
      status: 200,
      body: { factsVersion: 2, facts: { 'energy-tce-per-year': 1100 } },
    });
    const touched = await until('the review hears of it', async () => {
      const item = await now(0);
      return item.rechecks.length > 0 && item;
    });
    expect(touched).toMatchObject({
      ...{ standing: 'accepted', work: 'reviewing', dueOn: before.dueOn },
      rechecks: [
        {
          id: 'facts:1',
          changed: { version: 2, facts: [{ fact: 'energy-tce-per-year', from: 1500, to: 1100 }] },
        },
      ],
    });
    expect(await now(1)).toMatchObject({ version: soil.version, rechecks: [] });
    await act(product(), touched, ['officer', 'review-conclusion'], { opinion: 'agree' });
    expect((await now(0)).rechecks[0]?.doneOn).toBeDefined();
    const { items: versions } = await (await product().as('applicant')).get<{ items: object[] }>(
      `/v1/projects/${id}/facts`,
    );
    expect(versions).toMatchObject([{ version: 2 }, { version: 1, changed: [] }]);
    await replayProject(product(), id);
  });

  it('an organ puts a fact right with evidence, and a second person confirms it', async () => {
    const { id } = await openProject(product(), { facts: FACTS });
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A04'], id));
    const { handle } = file.items[0]!.organ;
    const wish = { facts: { 'energy-tce-per-year': 2400 }, reason: '能耗核算有误' };
    const officer = `officer.${handle}`;
    expect((await change(product(), officer, id, wish)).body).toMatchObject({ code: 'FACTS_UNPROVED' });
    expect((await change(product(), officer, id, { ...wish, evidence: '能评报告 3.2' })).status).toBe(200);
    expect((await projectSeen(product(), id)).factsVersion).toBe(1);
    const proposal = `proposals/${await openProposal(product(), officer, id)}/confirmation`;
    expect((await onRegister(product(), [officer, id], proposal)).body).toMatchObject({
      code: 'OWN_PROPOSAL',
    });
    expect((await onRegister(product(), [`head.${handle}`, id], proposal)).body).toMatchObject({
      ...{ factsVersion: 2, facts: { 'energy-tce-per-year': 2400 } },
    });
    expect((await change(product(), 'applicant', id, { ...wish, reason: '同上' })).body).toMatchObject({
      code: 'NOTHING_CHANGES',
    });
    const wrong = { facts: { 'energy-tce-per-year': 'much' }, reason: '写错' };
    expect((await change(product(), 'applicant', id, wrong)).body).toMatchObject({
      ...{ code: 'FACT_WRONG', pointer: '/facts/energy-tce-per-year' },
    });
  });

  it('the board shows every item that is needed, planned or there, to each what they may see', async () => {
    const { id } = await openProject(product(), { facts: FACTS });
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A04', 'C09'], id));
    const mine = await board(product(), id);
    const line = (code: string, lines = mine) => lines.find((each) => each.code === code);
    expect(line('A04')).toMatchObject({
      need: 'needed',
      gates: ['start-of-works'],
      items: [{ standing: 'filed' }],
    });
    expect(line('A05')).toMatchObject({ need: 'needed', items: [] });
    expect(line('A03')).toMatchObject({ need: 'open', items: [] });
    expect(line('C07')?.items).toEqual([]);
    const theirs = await board(product(), id, `officer.${file.items[0]?.organ.handle}`);
    expect(line('A04', theirs)?.items).toHaveLength(1);
    const stranger = await (await product().as('applicant2')).ask('GET', `/v1/projects/${id}/board`);
    expect(stranger.status).toBe(404);
  });
});
