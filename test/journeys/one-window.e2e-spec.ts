import { expect, it } from '@jest/globals';
import type { Client } from '../../apps/standalone/src/client.js';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  fresh,
  type ItemSeen,
  item,
  itemOf,
  type ProblemSeen,
  seen,
  submit,
  until,
} from '../support/acts.js';
import { journey, type TestProduct } from '../support/product.js';

const reply = { value: 5, unit: 'working_day' };
const movesOf = (actions: readonly string[]) =>
  actions.filter((action) => action === 'REROUTE' || action === 'TRANSFER');

interface Noticed extends ItemSeen {
  readonly findings: { readonly until: string; readonly noticeBy: string; readonly endedOn?: string } | null;
  readonly filedOn: string;
  readonly awaited: readonly string[];
  readonly reroutes: readonly object[];
}
interface NoticeSeen {
  readonly kind: string;
  readonly n: number;
  readonly params: {
    readonly papers?: readonly { readonly name: string; readonly lines: readonly object[] }[];
  };
}

/** 委托 of works permits to the park's bureau ends with today: from tomorrow on the statutory organ decides. */
async function endDelegation(product: TestProduct): Promise<void> {
  const { today } = await product.anyone.get<{ today: string }>('/v1/demo/clock');
  const yaml = `code: xining-works-huangzhong
name: { zh: 施工许可委托园区建设局办理, en: Works permits entrusted to the park bureau }
items: [C07, Y03]
places: [ganhe, nanchuan]
delegator: huangzhong-housing
delegate: xining-construction
form: entrusted
document: { number: 湟建发〔2026〕测试1号, title: 委托实施行政许可决定书(测试) }
signs: delegator
from: 2024-01-01
source: 行政许可法 24
demo: true
announced: { on: 2023-12-20, where: 门户网站(测试) }
through: ${today}
`;
  const draft = await (await product.as('editor')).must<{ id: string }>('POST', '/v1/catalogue/drafts', {
    body: { kind: 'delegation', yaml, source: '赋权调整通知（测试）', effectiveFrom: today },
    headers: fresh(),
  });
  await (await product.as('editor2')).must('POST', `/v1/catalogue/drafts/${draft.id}/publication`, {
    body: {},
    headers: { 'if-match': '"1"', ...fresh() },
  });
}

journey('one window', (product) => {
  const onCase = <T = CaseSeen>(
    client: Client,
    file: Pick<CaseSeen, 'id' | 'seq'>,
    verb: string,
    body: object = {},
  ) =>
    client.ask<T>('POST', `/v1/cases/${file.id}/${verb}`, {
      body,
      headers: { 'if-match': `"${file.seq}"`, ...fresh() },
    });
  const asSeen = async (id: string, who = 'lead') =>
    (await product().as(who)).get<CaseSeen>(`/v1/cases/${id}`);
  const pass = (workingDays: number) =>
    product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays } });
  // A notice is read once it has its place in the ledger, a moment after its act.
  const notices = (id: string, telling: string) =>
    until(telling, async () => {
      const applicant = await product().as('applicant');
      const path = `/v1/notices?limit=100&caseId=${id}`;
      const { items } = await applicant.get<{ items: readonly NoticeSeen[] }>(path);
      return items.some(({ kind }) => kind === telling) && items;
    });

  it('notices gaps once for five departments, and takes them in three deliveries', async () => {
    const codes = ['C02', 'C03', 'C04', 'C06', 'C09', 'C10'];
    const file = await submit(product(), await application(product(), 'works-permit', codes));
    expect(new Set(file.items.map(({ organ }) => organ.handle)).size).toBeGreaterThanOrEqual(5);
    const lead = await product().as('lead');
    const clerk = await product().as('clerk');
    const alone = await attempt(clerk, itemOf(file, 'C03'), 'gap-notice', { lines: [{ line: 'M1' }], reply });
    expect(alone).toMatchObject({ status: 409, body: { code: 'GAPS_TOLD_TOGETHER' } });

    const found: Record<string, string[]> = {};
    for (const each of file.items) {
      const { content } = await product().anyone.get<{
        content: { materials: { id: string; shared: boolean; producedBy: string[] }[] };
      }>(`/public/v1/catalogue/items/${each.code}`);
      const own = content.materials.filter((line) => !line.shared && line.producedBy.length === 0);
      found[each.code] = each.code === 'C10' ? [] : own.slice(0, 2).map(({ id }) => id);
    }
    for (const each of file.items.slice(0, -1)) {
      const lines = found[each.code]!.map((line) => ({ line }));
      await act(product(), each, ['officer', 'findings'], { lines });
    }
    // What is found is internal until it is told: for the lead and the department itself, not for the applicant.
    expect((await item(product(), file.id, 'C03')) as Noticed).toMatchObject({ findings: null });
    const before = await asSeen(file.id);
    expect(itemOf(before, 'C03') as Noticed).toMatchObject({
      findings: { lines: found['C03']!.map((line) => ({ line })), noticeBy: expect.any(String) },
    });
    expect(await onCase(lead, before, 'gap-notice', { reply })).toMatchObject({
      status: 409,
      body: { code: 'FINDINGS_AWAITED' },
    });
    await act(product(), itemOf(before, 'C10'), ['officer', 'findings'], { lines: [] });
    const ready = await asSeen(file.id);
    expect((await onCase(clerk, ready, 'gap-notice', { reply })).status).toBe(403);
    const noticed = await onCase(lead, ready, 'gap-notice', { reply });
    expect(noticed.status).toBe(200);
    expect(noticed.body.items.map(({ standing }) => standing)).toEqual([
      ...Array(5).fill('correcting'),
      'filed',
    ]);
    expect(await onCase<ProblemSeen>(lead, noticed.body, 'gap-notice', { reply })).toMatchObject({
      status: 409,
      body: { code: 'GAPS_TOLD_ONCE' },
    });
    const told = await notices(file.id, 'gaps-together');
    expect(told.filter(({ kind }) => kind.startsWith('gaps'))).toMatchObject([
      { kind: 'gaps-together', n: 0 },
    ]);
    const { papers = [] } = told.find(({ kind }) => kind === 'gaps-together')!.params;
    const named = papers.map(({ name }) => name);
    expect(new Set(named).size).toBe(named.length);
    expect(papers.some(({ lines }) => lines.length > 1)).toBe(true);

    const applicant = await product().as('applicant');
    const gaps = (await seen(product(), file.id)) as CaseSeen;
    const strange = await onCase(applicant, gaps, 'supplements', { lines: [{ item: 6, line: 'M1' }] });
    expect(strange).toMatchObject({ status: 422, body: { code: 'LINE_NOT_AWAITED', pointer: '/lines/0' } });
    // First by paper: one application form fills the line of each item that asks for it.
    const first = await onCase(applicant, gaps, 'supplements', { papers: ['application-form'] });
    expect(first.status).toBe(200);
    const left = first.body.items.flatMap((each) =>
      (each as Noticed).awaited.map((line) => ({ item: each.n, line })),
    );
    const half = Math.ceil(left.length / 2);
    const second = await onCase(applicant, first.body, 'supplements', { lines: left.slice(0, half) });
    expect(second.status).toBe(200);
    const third = await onCase(applicant, second.body, 'supplements', { lines: left.slice(half) });
    expect(third.body.items.map(({ code, standing }) => [code, standing])).toEqual(
      codes.map((code) => [code, 'filed']),
    );
    const accepted = await onCase(lead, third.body, 'acceptance');
    expect(accepted.status).toBe(200);
    expect(
      accepted.body.items.filter(({ standing }) => standing === 'accepted').length,
    ).toBeGreaterThanOrEqual(4);
    expect((await onCase(lead, accepted.body, 'gap-notice', { reply })).body).toMatchObject({
      code: 'GAPS_TOLD_ONCE',
    });
  });

  it('reminds an applicant who stays silent, then the window returns the papers', async () => {
    const file = await submit(product(), await application(product(), 'land-planning', ['P10']));
    const found = await act(product(), itemOf(file, 'P10'), ['officer', 'findings'], {
      lines: [{ line: 'M1' }],
    });
    expect(found.standing).toBe('filed');
    const one = { value: 1, unit: 'working_day' };
    const noticed = await onCase(await product().as('lead'), await asSeen(file.id), 'gap-notice', {
      reply: one,
    });
    const at = itemOf(noticed.body, 'P10');
    const clerk = await product().as('clerk');
    expect(await attempt(clerk, at, 'return')).toMatchObject({ status: 409, body: { code: 'NOT_REMINDED' } });
    await pass(2);
    const reminded = await item(product(), file.id, 'P10');
    expect(reminded).toMatchObject({ standing: 'correcting', reminder: { within: reply } });
    await notices(file.id, 'gaps-reminded');
    expect(await attempt(clerk, reminded, 'return')).toMatchObject({ body: { code: 'STILL_IN_TIME' } });
    await pass(6);
    const due = await item(product(), file.id, 'P10');
    expect((await asSeen(file.id, 'clerk')).items[0]?.allowedActions).toContain('RETURN');
    const returned = await act(product(), { ...at, ...due }, ['clerk', 'return'], { note: '催告后未补正' });
    expect(returned).toMatchObject({ standing: 'returned', turn: 'none' });
    expect(await seen(product(), file.id)).toMatchObject({ status: 'concluded', granted: 0 });
    await notices(file.id, 'returned');
  });

  it('takes silence by the cut-off as nothing missing, though nobody rings', async () => {
    const file = await submit(product(), await application(product(), 'works-permit', ['C06']));
    await pass(5);
    const on = itemOf(await asSeen(file.id), 'C06');
    const officer = await product().as(`officer.${on.organ.handle}`);
    expect(await attempt(officer, on, 'findings', { lines: [{ line: 'M1' }] })).toMatchObject({
      status: 409,
      body: { code: 'FINDINGS_CLOSED' },
    });
  });

  it('asks for papers during the review; nothing stops, and the answer is a supplement', async () => {
    const file = await submit(product(), await application(product(), 'works-permit', ['C06']));
    const accepted = await act(product(), itemOf(file, 'C06'), ['clerk', 'acceptance']);
    const asked = await act(product(), accepted, ['officer', 'supplement-request'], {
      lines: [{ line: 'M1', note: '坐标有误' }],
      reply,
    });
    expect(asked).toMatchObject({ standing: 'accepted', dueOn: accepted.dueOn });
    const officer = await product().as(`officer.${asked.organ.handle}`);
    expect(
      await attempt(officer, asked, 'supplement-request', {
        lines: [{ line: 'M1', note: '同时取得规划许可证' }],
        reply,
      }),
    ).toMatchObject({ status: 409, body: { code: 'ASK_OPEN' } });
    const given = await onCase(
      await product().as('applicant'),
      await seen(product(), file.id),
      'supplements',
      {
        lines: [{ item: 1, line: 'M1' }],
      },
    );
    expect(given.body.items[0]).toMatchObject({
      asks: [{ suppliedOn: expect.any(String) }],
      dueOn: accepted.dueOn,
    });
  });

  it('reroutes an item to the competent organ; the day of receipt stays and the clock runs on', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['C07', 'C03']));
    const received = itemOf(file, 'C07');
    expect(received.organ.handle).toBe('xining-construction');
    const accepted = await act(product(), received, ['officer', 'acceptance']);
    const claimed = await act(product(), accepted, ['officer', 'claim']);
    const lead = await product().as('lead');
    const body = { to: 'huangzhong-housing', reason: '委托已终止' };
    expect(await attempt(lead, claimed, 'rerouting', body)).toMatchObject({
      status: 422,
      body: { code: 'NOT_COMPETENT' },
    });
    // What would be refused whatever is sent is not offered: the record names nobody else.
    const moves = async () => {
      const { items } = await lead.get<CaseSeen>(`/v1/cases/${file.id}`);
      return Object.fromEntries(items.map(({ code, allowedActions }) => [code, movesOf(allowedActions)]));
    };
    expect(await moves()).toEqual({ C03: [], C07: [] });
    await endDelegation(product());
    await pass(1);
    expect(await moves()).toEqual({ C03: [], C07: ['REROUTE', 'TRANSFER'] });
    const before = (await item(product(), file.id, 'C07')) as Noticed;
    const old = await product().as('officer.xining-construction');
    const fresh_ = await product().as('officer.huangzhong-housing');
    expect((await fresh_.ask('GET', `/v1/cases/${file.id}`)).status).toBe(404);
    expect((await attempt(old, before, 'rerouting', body)).status).toBe(403);
    const moved = await act(product(), { ...claimed, ...before }, ['lead', 'rerouting'], body);
    expect(moved).toMatchObject({ standing: 'accepted', work: 'unclaimed', dueOn: before.dueOn });
    expect([movesOf(moved.allowedActions), await moves()]).toEqual([[], { C03: [], C07: [] }]);
    const after = (await item(product(), file.id, 'C07')) as Noticed;
    expect(after).toMatchObject({
      filedOn: before.filedOn,
      acceptedOn: before.acceptedOn,
      organ: { handle: 'huangzhong-housing' },
    });
    // The old organ may still read what it did, and has no turn; the new one has it in its queue.
    expect((await old.ask('GET', `/v1/cases/${file.id}`)).status).toBe(200);
    expect((await attempt(old, after, 'claim')).status).toBe(403);
    const queue = await fresh_.get<{ items: readonly { caseId: string; code: string }[] }>(
      '/v1/queue?limit=100',
    );
    expect(queue.items.filter(({ caseId }) => caseId === file.id).map(({ code }) => code)).toEqual(['C07']);
    const taken = await fresh_.act<ItemSeen>(after, 'claim');
    expect(taken.work).toBe('claimed');
    await notices(file.id, 'rerouted');
  });
});
