import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import {
  act,
  application,
  attempt,
  fresh,
  type ItemSeen,
  item,
  itemOf,
  review,
  seen,
  submit,
  until,
} from '../support/acts.js';
import { noticed } from '../support/noticed.js';
import { DEMO_PASSWORD, journey, type TestProduct } from '../support/product.js';
import { onRegister, openProject, openProposal, type ProjectSeen, projectSeen } from '../support/projects.js';

interface Channelled extends ProjectSeen {
  readonly channel: { since: string; reviewOn: string; official: object; basis: { kind: string } } | null;
}
interface Standing {
  readonly today: { criteria: { criterion: string; met: boolean }[]; unanswered: string[]; hash: string };
  readonly admissions: readonly {
    ended: { cause: string } | null;
    evidence: { figures: object; hash: string };
  }[];
}
interface Green extends ItemSeen {
  readonly channel: 'green' | null;
}
interface Wanted {
  readonly items: readonly { code: string; handedIn: string[] }[];
}
interface Listed {
  readonly items: readonly {
    name: string;
    endedOn: string | null;
    cause: string | null;
    why: { zh: string };
  }[];
}

const CLEAN = { 'backward-capacity': false, 'high-energy-project': false, 'high-emission-project': false };
const OFFICIAL = { name: '高敬之', post: '管委会副主任(演示)' };
/** 480 and 510 万元/亩. */
const UNDER = { ...CLEAN, 'investment-wan-yuan': 48000, 'land-mu': 100 };
const OVER = { ...CLEAN, 'investment-wan-yuan': 51000, 'land-mu': 100 };
const CRITERIA = { basis: 'criteria', official: OFFICIAL };

/** Named by the list of the seeds. */
const LISTED = '2605-632801-04-01-118206';
const LEADS = ['lead', 'lead.xining'] as const;
const projectAt = (product: TestProduct, id: string) => projectSeen(product, id) as Promise<Channelled>;
const propose = (product: TestProduct, who: string, id: string, body: object = CRITERIA) =>
  onRegister(product, [who, id], 'channel', body);
async function confirm(product: TestProduct, who: string, id: string) {
  const proposal = await openProposal(product, LEADS[0], id);
  return onRegister<Channelled & { code: string }>(product, [who, id], `proposals/${proposal}/confirmation`);
}
async function admitted(product: TestProduct, facts: object = OVER, more: object = {}): Promise<Channelled> {
  const { id } = await openProject(product, { facts, ...more });
  expect(await propose(product, LEADS[0], id)).toMatchObject({ status: 200 });
  const done = await confirm(product, LEADS[1], id);
  expect(done.status).toBe(200);
  return done.body;
}
const standing = async (product: TestProduct, id: string) =>
  (await product.as('applicant')).get<Standing>(`/v1/projects/${id}/channel`);
const left = (product: TestProduct, id: string) =>
  until('the project has left the channel', async () => {
    const { admissions } = await standing(product, id);
    return admissions[0]?.ended && admissions[0];
  });
const today = async (product: TestProduct) =>
  (await product.anyone.get<{ today: string }>('/v1/demo/clock')).today;
const pass = (product: TestProduct, workingDays: number) =>
  product.anyone.must('POST', '/v1/demo/clock', { body: { workingDays } });

/** The application with nothing handed in for one of its items: that one is planned. */
const bare = ({ items }: Wanted, code: string) =>
  items.map((each) => (each.code === code ? { ...each, handedIn: [] } : each));

journey('the green channel', (product) => {
  it('is earned by published figures and given by two persons; nobody admits himself', async () => {
    const short = await openProject(product(), { facts: UNDER });
    expect(await propose(product(), LEADS[0], short.id)).toMatchObject({
      ...{ status: 409, body: { code: 'CHANNEL_NOT_MET' } },
    });
    const banned = await openProject(product(), { facts: { ...OVER, 'high-energy-project': true } });
    expect(await propose(product(), LEADS[0], banned.id)).toMatchObject({ body: { code: 'CHANNEL_BANNED' } });
    const { 'backward-capacity': _, ...unanswered } = OVER;
    const silent = await openProject(product(), { facts: unanswered });
    expect(await propose(product(), LEADS[0], silent.id)).toMatchObject({
      body: { code: 'CHANNEL_UNANSWERED' },
    });

    const { id } = await openProject(product(), { facts: OVER });
    expect(await propose(product(), 'applicant', id)).toMatchObject({ status: 403 });
    expect(await propose(product(), LEADS[0], id, { ...CRITERIA, basis: 'named' })).toMatchObject({
      body: { code: 'CHANNEL_NOT_NAMED' },
    });
    expect(await propose(product(), LEADS[0], id)).toMatchObject({ status: 200, body: { channel: null } });
    expect(await propose(product(), LEADS[1], id)).toMatchObject({ body: { code: 'CHANNEL_PROPOSED' } });
    expect(await confirm(product(), LEADS[0], id)).toMatchObject({
      status: 409,
      body: { code: 'OWN_PROPOSAL' },
    });
    expect(await confirm(product(), LEADS[1], id)).toMatchObject({
      status: 200,
      body: { channel: { official: OFFICIAL, basis: { kind: 'criteria' } } },
    });
    const { admissions } = await standing(product(), id);
    expect(admissions).toMatchObject([
      {
        ended: null,
        evidence: { figures: { 'investment-per-mu-wan-yuan': '510' }, hash: expect.any(String) },
      },
    ]);
    const list = await product().anyone.get<Listed>('/public/v1/green-channel');
    expect(list.items[0]).toMatchObject({
      endedOn: null,
      why: { zh: expect.stringContaining('500万元/亩') },
    });
    const page = await fetch(`${product().url}/catalogue/green-channel?lang=en`);
    expect(await page.text()).toContain('published criteria are met');
    const again = await fetch(`${product().url}/public/v1/green-channel`, {
      headers: {
        'if-none-match': (await fetch(`${product().url}/public/v1/green-channel`)).headers.get('etag')!,
      },
    });
    expect(again.status).toBe(304);
  });

  it('is lost when the figures are no longer reached, or a category is banned, and says so', async () => {
    const { id } = await admitted(product());
    const change = await onRegister(product(), ['applicant', id], 'facts', {
      facts: { 'land-mu': 120 },
      reason: '用地核定',
    });
    expect(change.status).toBe(200);
    expect(await left(product(), id)).toMatchObject({ ended: { cause: 'not-met' } });
    expect((await projectAt(product(), id)).channel).toBeNull();
    const applicant = await product().as('applicant');
    for (const kind of ['channel-admitted', 'channel-ended']) await noticed(applicant, `kind=${kind}`);
    const list = await product().anyone.get<Listed>('/public/v1/green-channel');
    expect(list.items.some(({ cause }) => cause === 'not-met')).toBe(true);
  });

  it('rests on its answers: what must be answered is answered otherwise, not taken back, while it lasts', async () => {
    const { id } = await admitted(product());
    const take = (who: string, value: boolean | null) =>
      onRegister(product(), [who, id], 'facts', {
        ...{ facts: { 'high-energy-project': value }, reason: '重新核算', evidence: '节能报告 3 号' },
      });
    const refused = { status: 409, body: { code: 'CHANNEL_ANSWER', pointer: '/facts/high-energy-project' } };
    const taken = await take('applicant', null);
    expect(taken).toMatchObject(refused);
    expect(taken.body.detail).toContain('high-energy-project');
    const preview = await (await product().as('applicant')).ask('POST', `/v1/projects/${id}/facts/preview`, {
      body: { facts: { 'high-energy-project': null } },
    });
    expect(preview).toMatchObject(refused);
    expect((await standing(product(), id)).today.unanswered).toEqual([]);
    expect((await take('applicant', true)).status).toBe(200);
    expect(await left(product(), id)).toMatchObject({ ended: { cause: 'banned' } });
    expect((await take('applicant', null)).status).toBe(200);
  });

  it('an exception is the supervisor’s, has a reason and a last day, and ends by itself', async () => {
    const day = await today(product());
    const { id } = await openProject(product(), { facts: UNDER });
    const wish = { basis: 'exception', official: OFFICIAL, reason: '园区首个盐湖提锂中试线', through: day };
    expect(await propose(product(), LEADS[0], id, wish)).toMatchObject({ body: { code: 'CHANNEL_THROUGH' } });
    const through = new Date(Date.parse(day) + 4 * 86_400_000).toISOString().slice(0, 10);
    expect(await propose(product(), LEADS[0], id, { ...wish, reason: undefined, through })).toMatchObject({
      body: { code: 'CHANNEL_REASON_MISSING' },
    });
    expect(await propose(product(), LEADS[0], id, { ...wish, through })).toMatchObject({ status: 200 });
    expect(await confirm(product(), LEADS[1], id)).toMatchObject({ status: 403 });
    expect(await confirm(product(), 'supervisor', id)).toMatchObject({ status: 200 });
    await pass(product(), 6);
    expect(await left(product(), id)).toMatchObject({ ended: { cause: 'exception-ended' } });
  });

  it('a list names it, published by two editors; when a new version names it no more, it is lost', async () => {
    const { id } = await openProject(product(), { facts: UNDER, code: LISTED });
    const named = { basis: 'named', official: OFFICIAL };
    expect(await propose(product(), LEADS[0], id, named)).toMatchObject({ status: 200 });
    expect(await confirm(product(), LEADS[1], id)).toMatchObject({
      body: { channel: { basis: { kind: 'named', list: 'provincial-key-projects', entry: 'E2' } } },
    });
    const yaml = (await readFile('seeds/key-lists/provincial-key-projects.yaml', 'utf8')).split(
      '  - id: E2',
    )[0];
    const draft = await (await product().as('editor')).must<{ id: string }>('POST', '/v1/catalogue/drafts', {
      body: { kind: 'key-list', yaml, source: '名单调整通知(测试)', effectiveFrom: await today(product()) },
      headers: fresh(),
    });
    const publish = `/v1/catalogue/drafts/${draft.id}/publication`;
    const headers = { 'if-match': '"1"', ...fresh() };
    const own = await (await product().as('editor')).ask('POST', publish, { body: {}, headers });
    expect(own).toMatchObject({ body: { code: 'OWN_DRAFT' } });
    await (await product().as('editor2')).must('POST', publish, {
      body: {},
      headers: { ...headers, ...fresh() },
    });
    expect(await left(product(), id)).toMatchObject({ ended: { cause: 'entry-ended' } });
  });

  it('reaches running items by one act, is taken by new cases, and is kept as a promise when it is lost', async () => {
    const { id } = await openProject(product(), { facts: OVER });
    const wanted = (await application(product(), 'plant-parallel', ['A04', 'A05'], id)) as Wanted;
    const file = await submit(product(), { ...wanted, items: bare(wanted, 'A05') });
    const ordinary = await act(product(), itemOf(file, 'A04'), ['officer', 'acceptance']);
    expect(await propose(product(), LEADS[0], id)).toMatchObject({ status: 200 });
    expect(await confirm(product(), LEADS[1], id)).toMatchObject({ status: 200 });
    const green = await until('the items are in the channel', async () => {
      const items = (await seen(product(), file.id)).items as Green[];
      return items.every(({ channel }) => channel === 'green') && items;
    });
    const [a04, a05] = green as [Green, Green];
    expect(a04.dueOn! < ordinary.dueOn!).toBe(true);
    const lead = await product().as('lead');
    const { items: lines } = await lead.get<{ items: { kind: string; line: { entries: object[] } }[] }>(
      `/v1/cases/${file.id}/journal`,
    );
    expect(lines.filter(({ kind }) => kind === 'SET_CHANNEL')).toHaveLength(1);
    const officer = await product().as(`officer.${a04.organ.handle}`);
    const queue = await officer.get<{ items: { caseId: string; ahead: boolean }[] }>('/v1/queue');
    expect(queue.items.find(({ caseId }) => caseId === file.id)?.ahead).toBe(true);

    const looked = await act(product(), a05, ['officer', 'pre-review'], {
      findings: [{ line: 'M1', note: '建议附坐标' }],
    });
    expect(looked).toMatchObject({ standing: 'planned', dueOn: null });
    expect(await item(product(), file.id, 'A05')).toMatchObject({
      preReviews: [{ findings: [{ line: 'M1' }] }],
    });

    const reasons = ['K1'];
    const concluded = await review(product(), a04, 'disagree', { reasons });
    const head = await product().as(`head.${a04.organ.handle}`);
    const signed = await act(product(), concluded, ['head', 'signature']);
    const alone = await attempt(head, signed, 'decision', { outcome: 'refused', reasons });
    expect(alone).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    const refused = await act(product(), signed, ['government.xining', 'decision'], {
      outcome: 'refused',
      reasons,
    });
    expect(refused.standing).toBe('refused');
    const figures = await lead.get<{ items: { key: string; decided: number; usedDays: object }[] }>(
      '/v1/figures?by=channel',
    );
    expect(figures.items.find(({ key }) => key === 'green')).toMatchObject({ decided: 1 });

    const open = await product().anyone.get<{ items: { key: string; decided: number }[] }>(
      '/public/v1/figures?by=channel',
    );
    expect(open.items.find(({ key }) => key === 'green')).toMatchObject({ decided: 1 });

    const next = await submit(product(), await application(product(), 'plant-parallel', ['A04'], id));
    const taken = (await act(product(), itemOf(next, 'A04'), ['officer', 'acceptance'])) as Green;
    expect((await item(product(), next.id, 'A04')) as Green).toMatchObject({ channel: 'green' });
    await onRegister(product(), ['applicant', id], 'facts', {
      facts: { 'land-mu': 200 },
      reason: '用地核定',
    });
    await until('the item has left the channel', async () => {
      const now = (await item(product(), next.id, 'A04')) as Green;
      return now.channel === null && now;
    });
    expect((await item(product(), next.id, 'A04')).dueOn).toBe(taken.dueOn);
  });

  it('ranks for land by the published table, in exact decimals, with its tie-break', async () => {
    const lead = await product().as('lead');
    const { items } = await lead.get<{
      items: { place: number; figures: Record<string, string>; behindBy: string | null }[];
    }>('/v1/land-quota-ranking');
    const intensities = items.map(({ figures }) => Number(figures['investment-per-mu-wan-yuan'] ?? -1));
    expect(intensities).toEqual([...intensities].sort((one, other) => other - one));
    expect(new Set(items.map(({ place }) => place)).size).toBe(items.length);
    expect(items.some(({ behindBy }) => behindBy === 'R4')).toBe(true);
    const { token } = await product().anyone.must<{ token: string }>('POST', '/v1/sessions', {
      body: { signIn: 'lead', password: DEMO_PASSWORD },
    });
    const csv = await fetch(`${product().url}/v1/land-quota-ranking?format=csv&lang=en`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect((await csv.text()).split('\n')[0]).toContain('Investment per mu');
  });
});
