import { expect, it } from '@jest/globals';
import type { Client } from '../../apps/standalone/src/client.js';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  item,
  itemOf,
  type ProblemSeen,
  submit,
  until,
} from '../support/acts.js';
import { journey } from '../support/product.js';

interface IncidentSeen {
  readonly id: string;
  readonly kind: string;
  readonly caseId: string;
  readonly n: number | null;
  readonly subject: string;
  readonly attempts: number;
  readonly reason: string;
  readonly closedHow: string | null;
  readonly note: string | null;
}

interface AlertSeen {
  readonly id: string;
  readonly code: string;
  readonly clock: string;
  readonly rung: string;
  readonly level: string;
  readonly words: { readonly zh: string; readonly en: string };
  readonly organ: { readonly handle: string };
  readonly acknowledgements: readonly { readonly note: string }[];
}

journey('incidents', (product) => {
  const pass = (workingDays: number) =>
    product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays } });
  const open = async (client: Client, caseId: string) =>
    (await client.get<{ items: IncidentSeen[] }>('/v1/incidents?open=true&limit=100')).items.filter(
      (each) => each.caseId === caseId,
    );
  const alertsOf = async (caseId: string, more = '') =>
    (
      await (
        await product().as('supervisor')
      ).get<{ items: AlertSeen[] }>(`/v1/alerts?limit=100&caseId=${caseId}${more}`)
    ).items;
  const told = async (caseId: string, code: string) =>
    (await alertsOf(caseId))
      .filter((each) => each.code === code && each.clock === 'promise')
      .map(({ rung }) => rung)
      .filter((rung) => !rung.includes('+'));
  const opened = async (...codes: string[]): Promise<CaseSeen> => {
    const file = await submit(product(), await application(product(), 'plant-parallel', codes));
    for (const code of codes) await act(product(), itemOf(file, code), ['officer', 'acceptance']);
    return file;
  };
  /** The item becomes unreadable; what is answered makes it whole again. */
  const poison = async (file: CaseSeen, code: string) => {
    const at = [file.id, itemOf(file, code).n];
    await product().rows(
      'update casework.case_item set item_version = -item_version where case_id = $1 and idx = $2',
      at,
    );
    return () =>
      product().rows(
        'update casework.case_item set item_version = -item_version where case_id = $1 and idx = $2',
        at,
      );
  };

  it('stop one item alone; an operator sees the reason, tries again, and it rings', async () => {
    const file = await opened('C09', 'C10');
    const repair = await poison(file, 'C09');
    await pass(12);
    const operator = await product().as('operator');
    const incident = await until('the incident', async () =>
      (await open(operator, file.id)).find(({ subject }) => subject === 'promise'),
    );
    expect(incident).toMatchObject({
      kind: 'alarm',
      n: itemOf(file, 'C09').n,
      attempts: 5,
    });
    expect(incident.reason).toMatch(/^Error: no published version -\d+$/);
    expect(await told(file.id, 'C10')).toEqual(['half', 'nearly', 'overdue']);
    expect(await told(file.id, 'C09')).toEqual([]);

    await repair();
    const path = `/v1/incidents/${incident.id}`;
    const closed = await operator.must<IncidentSeen>('POST', `${path}/retry`, {
      body: { reason: '版本已恢复' },
    });
    expect(closed).toMatchObject({ closedHow: 'retried', note: '版本已恢复' });
    await until('the three rungs', async () => (await told(file.id, 'C09')).length === 3);
    expect(await told(file.id, 'C09')).toEqual(['half', 'nearly', 'overdue']);
    // The statutory clock was parked as well; the item acts again, and nothing of it is left open.
    expect(await open(operator, file.id)).toEqual([]);
    const twice = await operator.ask<ProblemSeen>('POST', `${path}/skip`, { body: { reason: '再点一次' } });
    expect(twice).toMatchObject({ status: 409, body: { code: 'INCIDENT_CLOSED' } });
    const { items } = await (await product().as('supervisor')).get<{
      items: { kind: string; line: string }[];
    }>(`/v1/cases/${file.id}/journal`);
    const line = items.find(({ kind }) => kind === 'INCIDENT_RETRIED')?.line ?? '';
    expect(JSON.parse(line)).toMatchObject({ reason: '版本已恢复', incident: { id: incident.id } });
  });

  it('are skipped with a reason; the law still holds at the next command', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A04', 'C09']));
    const repair = await poison(file, 'A04');
    await pass(7);
    const operator = await product().as('operator');
    const [incident] = await until('the incident', async () => {
      const found = await open(operator, file.id);
      return found.length > 0 && found;
    });
    await operator.must('POST', `/v1/incidents/${incident?.id}/skip`, { body: { reason: '转人工' } });
    await repair();
    const before = await item(product(), file.id, 'A04');
    expect(before.standing).toBe('filed');
    // Silence has accepted it, whatever rang or did not: the acceptance by hand comes too late, the claim finds it accepted.
    const late = await attempt(await product().as(`officer.${before.organ.handle}`), before, 'acceptance');
    expect(late).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
    const claimed = await act(product(), before, ['officer', 'claim']);
    expect(claimed).toMatchObject({ standing: 'accepted', work: 'claimed' });
    expect(await open(operator, file.id)).toEqual([]);
  });

  it('are nobody’s but the operator’s to close, and of other parks nobody’s to see', async () => {
    const file = await opened('C09');
    await poison(file, 'C09');
    await pass(8);
    const operator = await product().as('operator');
    const [incident] = await until('the incident', async () => {
      const found = await open(operator, file.id);
      return found.length > 0 && found;
    });
    const path = `/v1/incidents/${incident?.id}`;
    const status = async (who: string, method: string, at: string, body?: object) => {
      const answer = await (await product().as(who)).ask<ProblemSeen>(method, at, body ? { body } : {});
      return [answer.status, answer.body.code];
    };
    const reason = { reason: '不应成功' };
    expect(await status('supervisor', 'GET', path)).toEqual([200, undefined]);
    expect(await status('supervisor', 'POST', `${path}/retry`, reason)).toEqual([403, 'FORBIDDEN']);
    expect(await status('supervisor.qaidam', 'GET', path)).toEqual([404, 'ABSENT']);
    expect(await status('supervisor.qaidam', 'POST', `${path}/skip`, reason)).toEqual([404, 'ABSENT']);
    expect(await status('lead', 'GET', '/v1/incidents')).toEqual([403, 'FORBIDDEN']);
    expect(await status('operator', 'GET', `/v1/cases/${file.id}`)).toEqual([403, 'FORBIDDEN']);
    expect(await status('operator', 'POST', `${path}/skip`, {})).toEqual([400, 'INVALID_FIELD']);
    expect(await status('operator', 'POST', '/v1/incidents/7/skip', reason)).toEqual([404, 'ABSENT']);
    // Page by page, newest first, each once.
    const ids: string[] = [];
    for (let next: string | undefined, pages = 0; pages < 50; pages += 1) {
      const cursor: string = next ? `&cursor=${next}` : '';
      const page: { items: IncidentSeen[]; next?: string } = await operator.get(
        `/v1/incidents?kind=alarm&limit=1${cursor}`,
      );
      ids.push(...page.items.map(({ id }) => id));
      next = page.next;
      if (next === undefined) break;
    }
    expect(ids).toContain(incident?.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leave alerts to those they are addressed to, who take note of them once, with a word', async () => {
    const file = await opened('C09');
    await pass(8);
    const [first] = await alertsOf(file.id, '&acknowledged=false&clock=promise');
    const head = await product().as(`head.${first?.organ.handle}`);
    // Whoever is told need not know the codes.
    expect(first?.words).toEqual({
      zh: expect.stringMatching(/：承诺时限.*最迟应于20\d\d-/),
      en: expect.stringMatching(/: .*committed limit.*due on 20\d\d-/),
    });
    const path = `/v1/alerts/${first?.id}/acknowledgement`;
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const body = { note: '已安排' };
    const noted = await head.must<AlertSeen>('POST', path, { body, headers });
    expect(noted.acknowledgements).toMatchObject([{ note: '已安排' }]);
    const again = await head.ask('POST', path, { body, headers });
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect((await head.ask<ProblemSeen>('POST', path, { body })).body.code).toBe('ALREADY_ACKNOWLEDGED');
    const left = await alertsOf(file.id, '&acknowledged=false');
    expect(left.map(({ id }) => id)).not.toContain(first?.id);
    const organs = await alertsOf(file.id, `&organ=${first?.organ.handle}&light=red&since=2026-01-01`);
    expect(organs.length).toBeGreaterThan(0);
    const bad = await head.ask<ProblemSeen>('GET', '/v1/alerts?since=2026-02-30');
    expect(bad).toMatchObject({ status: 400, body: { code: 'DATE_INVALID', pointer: '/since' } });
  });
});
