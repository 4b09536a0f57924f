import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '../../apps/standalone/src/client.js';
import { application, itemOf, submit } from '../support/acts.js';
import { actOn, entered, PASSWORD } from '../support/people.js';
import { startTestProduct, type TestProduct } from '../support/product.js';

interface Standing {
  readonly id: string;
  readonly n: number;
  readonly version: number;
}

let product: TestProduct;
let file: Awaited<ReturnType<typeof submit>>;
let organ: string;
let today: string;
let tomorrow: string;

beforeAll(async () => {
  product = await startTestProduct();
  file = await submit(product, await application(product, 'plant-parallel', ['C09', 'A04']));
  organ = itemOf(file, 'C09').organ.handle;
  [today = '', tomorrow = ''] = [0, 1].map((days) =>
    new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10),
  );
}, 90_000);
afterAll(() => product?.stop(), 30_000);

const made = async (who: Client, path: string, body: object) =>
  who.must<{ id: string; key: string }>('POST', path, { body, headers: { 'idempotency-key': randomUUID() } });
/** The same request twice: what it made is made once, and answered with its id both times. */
const madeOnce = async (who: Client, path: string, body: object) => {
  const headers = { 'idempotency-key': randomUUID() };
  const first = await who.must<{ id: string; key: string }>('POST', path, { body, headers });
  expect(await who.must('POST', path, { body, headers })).toMatchObject({ id: first.id });
  return first;
};
const WEBHOOK = { channel: 'webhook', url: 'https://erp.example.com/hook', topics: ['case.changed'] };
const refused = async (who: Client, path: string, body: object = {}) => {
  const asked = { body, headers: { 'idempotency-key': randomUUID() } };
  return (await who.ask<{ code?: string } | null>('POST', path, asked)).body?.code ?? 'done';
};
const version = async () => {
  const [row] = await product.rows<{ version: number }>(
    'select version from casework.case_item where case_id = $1 and idx = $2',
    [file.id, itemOf(file, 'C09').n],
  );
  return row?.version ?? 0;
};
async function act(who: Client, verb: string, body: object = {}): Promise<string> {
  const path = `/v1/cases/${file.id}/items/${itemOf(file, 'C09').n}/${verb}`;
  const headers = { 'idempotency-key': randomUUID(), 'if-match': `"${await version()}"` };
  const answer = await who.ask<Standing & { code?: string }>('POST', path, { body, headers });
  return answer.status < 300 ? 'done' : (answer.body.code ?? String(answer.status));
}
const lastLine = async () => {
  const [row] = await product.rows<{ line: { by: Record<string, string> } }>(
    'select line::jsonb as line from record.journal where stream_id = $1 order by seq desc limit 1',
    [file.id],
  );
  return row?.line.by ?? {};
};

describe('a power of attorney', () => {
  it('lets the agent act as the applicant from its first day through its last, and the line says by which power', async () => {
    const { id, signIn } = await entered(product, { organ: 'yanhu-xincai', signIn: 'agent.a', roles: [] });
    const applicant = await product.as('applicant');
    const give = (from: string, through: string) =>
      madeOnce(applicant, '/v1/powers', { agent: 'agent.a', from, through, document: '授权书 2026-7' });
    const asAgent = async () => {
      const body = { signIn: 'agent.a', password: PASSWORD, organ: 'qinglan' };
      const { status, body: said } = await product.anyone.ask<{ token: string }>('POST', '/v1/sessions', {
        body,
      });
      return status === 201 ? new Client(product.url, said.token) : null;
    };
    expect(await asAgent()).toBeNull();
    await give(tomorrow, tomorrow);
    expect(await asAgent()).toBeNull();
    const { id: power } = await give(today, today);
    const agent = await asAgent();
    if (!agent) throw new Error('the agent is not let in');
    expect(await agent.get('/v1/me')).toMatchObject({
      power,
      roles: ['applicant'],
      organ: { handle: 'qinglan' },
    });
    expect((await agent.ask('GET', `/v1/cases/${file.id}`)).status).toBe(200);
    expect(await act(agent, 'reminder')).toBe('done');
    expect(await lastLine()).toMatchObject({ personId: id, power });
    // An agent gives no power on, and its own organ's people see nothing of it.
    expect(
      await refused(agent, '/v1/powers', { agent: 'clerk', from: today, through: today, document: 'x' }),
    ).toBe('FORBIDDEN');
    // Nor does it open what would hear its organ when the day is over.
    expect(await refused(agent, '/v1/subscriptions', WEBHOOK)).toBe('FORBIDDEN');
    const { id: channel } = await made(applicant, '/v1/subscriptions', WEBHOOK);
    for (const path of [`/v1/subscriptions/${channel}/secret`, `/v1/subscriptions/${channel}/end`])
      expect([path, await refused(agent, path)]).toEqual([path, 'FORBIDDEN']);
    expect((await (await signIn()).ask('GET', `/v1/cases/${file.id}`)).status).toBe(403);
    // The day is over: moved in the row, since nobody waits for midnight.
    await product.rows(
      `update identity.power set valid_from = valid_from - 2, valid_to = valid_to - 1 where id = $1`,
      [power],
    );
    expect((await agent.ask('GET', '/v1/me')).status).toBe(401);
    await product.rows(`update identity.power set valid_to = valid_to + 1 where id = $1`, [power]);
    expect((await agent.ask('GET', '/v1/me')).status).toBe(200);
    expect(await refused(applicant, `/v1/powers/${power}/revocation`)).toBe('done');
    expect((await agent.ask('GET', '/v1/me')).status).toBe(401);
    expect(await refused(applicant, `/v1/powers/${power}/revocation`)).toBe('POWER_ENDED');
  });

  it('for some projects reaches those alone: other cases are absent, and nothing new is opened', async () => {
    await entered(product, { organ: 'yanhu-xincai', signIn: 'agent.b', roles: [] });
    const applicant = await product.as('applicant');
    const other = randomUUID();
    const asAgent = async (projects: string[]) => {
      await made(applicant, '/v1/powers', {
        agent: 'agent.b',
        projects,
        from: today,
        through: today,
        document: 'x',
      });
      const body = { signIn: 'agent.b', password: PASSWORD, organ: 'qinglan' };
      return new Client(
        product.url,
        (await product.anyone.must<{ token: string }>('POST', '/v1/sessions', { body })).token,
      );
    };
    const stranger = await asAgent([other]);
    expect((await stranger.ask('GET', `/v1/cases/${file.id}`)).status).toBe(404);
    for (const path of ['/v1/cases', '/v1/projects', '/v1/notices', '/v1/subscriptions'])
      expect([path, await stranger.get(path)]).toMatchObject([path, { items: [] }]);
    expect(await act(stranger, 'reminder')).toBe('ABSENT');
    await product.rows(
      `update identity.power set projects = array[$1::uuid] where projects = array[$2::uuid]`,
      [file.projectId, other],
    );
    expect((await stranger.ask('GET', `/v1/cases/${file.id}`)).status).toBe(200);
  });
});

describe('substitution and recusal', () => {
  it('whoever acts in a place has its tasks, signs as themself for it, and cannot close a circle', async () => {
    const head = await product.as(`head.${organ}`);
    const arrange = (absent: string, substitute: string) => ({
      ...{ absent: `${absent}.${organ}`, substitute: `${substitute}.${organ}` },
      ...{ from: today, through: tomorrow, reason: '年休假' },
    });
    const officer = await product.as(`officer.${organ}`);
    expect(await act(officer, 'acceptance')).toBe('done');
    expect(await act(officer, 'claim')).toBe('done');
    const reviewer = await product.as(`reviewer.${organ}`);
    expect(await act(reviewer, 'review-conclusion', { opinion: 'agree' })).toBe('NOT_CLAIMED_BY_YOU');
    expect(await refused(reviewer, '/v1/substitutions', arrange('officer', 'reviewer'))).toBe('OWN_ABSENCE');
    expect(await refused(head, '/v1/substitutions', arrange('officer', 'head'))).toBe('OWN_RIGHTS');
    const { id } = await madeOnce(head, '/v1/substitutions', arrange('officer', 'reviewer'));
    expect(await refused(head, '/v1/substitutions', arrange('reviewer', 'officer'))).toBe(
      'SUBSTITUTION_CYCLE',
    );
    const { token } = await reviewer.must<{ token: string }>('POST', `/v1/substitutions/${id}/session`);
    const inPlace = new Client(product.url, token);
    expect(await inPlace.get('/v1/me')).toMatchObject({ signIn: `reviewer.${organ}`, roles: ['officer'] });
    expect(await act(inPlace, 'review-conclusion', { opinion: 'agree' })).toBe('done');
    const by = await lastLine();
    expect(by['inPlaceOf']).toBeTruthy();
    expect(by['inPlaceOf']).not.toBe(by['personId']);
    expect(await refused(head, `/v1/substitutions/${id}/end`)).toBe('done');
    expect((await inPlace.ask('GET', '/v1/me')).status).toBe(401);
  });

  it('whoever is related to the applicant does nothing to its case but give it away', async () => {
    const head = await product.as(`head.${organ}`);
    const sent = await act(head, 'send-back', { reason: '补充论证' });
    expect(sent).toBe('done');
    const { id } = await madeOnce(head, '/v1/relations', {
      ...{ person: `officer.${organ}`, enterprise: 'qinglan', ground: '配偶任职' },
    });
    const officer = await product.as(`officer.${organ}`);
    expect(await act(officer, 'review-conclusion', { opinion: 'agree' })).toBe('RECUSED');
    const seen = await officer.get<{ allowedActions: string[] }>(
      `/v1/cases/${file.id}/items/${itemOf(file, 'C09').n}`,
    );
    expect(seen.allowedActions).toEqual(['RELEASE', 'HAND_OVER']);
    expect(await refused(officer, `/v1/relations/${id}/end`)).toBe('OWN_RIGHTS');
    expect(await act(officer, 'release')).toBe('done');
    expect(await act(officer, 'claim')).toBe('RECUSED');
    expect(await refused(head, `/v1/relations/${id}/end`)).toBe('done');
    expect(await act(officer, 'claim')).toBe('done');
  });

  it('what is claimed in a place lies on the colleague’s desk: theirs when they are back, and no longer the substitute’s', async () => {
    const head = await product.as(`head.${organ}`);
    const officer = await product.as(`officer.${organ}`);
    const reviewer = await product.as(`reviewer.${organ}`);
    const { id } = await madeOnce(head, '/v1/substitutions', {
      ...{ absent: `officer.${organ}`, substitute: `reviewer.${organ}` },
      ...{ from: today, through: tomorrow, reason: '年休假' },
    });
    const { token } = await reviewer.must<{ token: string }>('POST', `/v1/substitutions/${id}/session`);
    const inPlace = new Client(product.url, token);
    for (const verb of ['release', 'claim', 'release', 'claim'])
      expect([verb, await act(inPlace, verb)]).toEqual([verb, 'done']);
    expect(await act(reviewer, 'release')).toBe('NOT_CLAIMED_BY_YOU');
    expect(await act(officer, 'release')).toBe('done');
    // Left so: a leaver’s tasks are those of the desk.
    expect(await act(inPlace, 'claim')).toBe('done');
    expect(await refused(head, `/v1/substitutions/${id}/end`)).toBe('done');
  });
});

describe('a machine client', () => {
  it('does what its key is for, from where it may, until it is rotated or revoked; and no person’s part', async () => {
    const head = await product.as(`head.${organ}`);
    const client = (more: object = {}) => ({
      ...{
        name: '业务系统',
        roles: ['head'],
        scopes: ['case.read', 'HAND_OVER', 'ANSWER_ORDER'],
        through: tomorrow,
      },
      ...more,
    });
    expect(await refused(head, '/v1/clients', client({ scopes: ['GRANT'] }))).toBe('SCOPE_NOT_GIVEN');
    for (const scope of [
      'client.manage',
      'subscription.write',
      'result.confirm',
      'DECIDE_REVOCATION',
      'bar.enter',
    ])
      expect(await refused(head, '/v1/clients', client({ scopes: [scope] }))).toBe('SCOPE_NOT_GIVEN');
    expect(await refused(head, '/v1/clients', client({ roles: ['officer'] }))).toBe('ROLE_NOT_YOURS');
    expect(await refused(head, '/v1/clients', client({ addresses: ['10.0.0.0/33'] }))).toBe('INVALID_FIELD');
    const headers = { 'idempotency-key': randomUUID() };
    const first = await head.must<{ id: string; key: string }>('POST', '/v1/clients', {
      body: client(),
      headers,
    });
    expect(await head.must('POST', '/v1/clients', { body: client(), headers })).toEqual({
      id: first.id,
      key: null,
    });
    expect(first.key).toMatch(/^osk_[0-9a-f]{8}_[\w-]{43}$/);
    const machine = new Client(product.url, first.key);
    expect((await machine.ask('GET', `/v1/cases/${file.id}`)).status).toBe(200);
    expect((await machine.ask('GET', '/v1/queue')).status).toBe(403);
    const lists = ['bars', 'powers', 'substitutions', 'relations'];
    const readable = async (who: Client) =>
      Promise.all(lists.map(async (list) => (await who.ask('GET', `/v1/${list}`)).status));
    expect([await readable(machine), await readable(head)]).toEqual([
      [403, 403, 403, 403],
      [200, 200, 200, 200],
    ]);
    const reader = await made(head, '/v1/clients', client({ scopes: ['bar.read'] }));
    expect(await readable(new Client(product.url, reader.key))).toEqual([200, 403, 403, 403]);
    expect((await machine.ask('GET', '/v1/me')).status).toBe(200);
    expect(await act(machine, 'decision', { outcome: 'granted' })).toBe('FORBIDDEN');
    const [stored] = await product.rows<{ row: string }>('select k::text as row from identity.client_key k');
    expect(stored?.row).not.toContain(first.key.slice(-40));

    const { key } = await made(head, `/v1/clients/${first.id}/key`, {});
    const status = async (said: string) =>
      (await new Client(product.url, said).ask('GET', `/v1/cases/${file.id}`)).status;
    expect([await status(key), await status(first.key)]).toEqual([200, 200]);
    await product.rows(
      `update identity.client_key set expires_at = now() - interval '1 minute' where expires_at < now() + interval '25 hours'
      and prefix = $1`,
      [first.key.slice(0, 12)],
    );
    expect([await status(key), await status(first.key)]).toEqual([200, 401]);
    await product.rows(`update identity.client set addresses = array['203.0.113.0/24'::inet] where id = $1`, [
      first.id,
    ]);
    expect(await status(key)).toBe(401);
    await product.rows(`update identity.client set addresses = array['127.0.0.0/8'::inet] where id = $1`, [
      first.id,
    ]);
    expect(await status(key)).toBe(200);
    expect(await refused(head, `/v1/clients/${first.id}/revocation`)).toBe('done');
    expect(await status(key)).toBe(401);
    const { items } = await head.get<{ items: { id: string; lastUsedAt: string | null }[] }>('/v1/clients');
    expect(items.find(({ id }) => id === first.id)?.lastUsedAt).not.toBeNull();
  });
});

it('an enterprise registers itself by its credit code and does nothing until a window has confirmed it', async () => {
  const creditCode = '91350100M000100Y43';
  const body = {
    creditCode,
    name: '新能材料有限公司',
    signIn: 'zhao.xin',
    personName: '赵新',
    password: PASSWORD,
  };
  const register = async (more: object) =>
    (
      await product.anyone.ask<{ code: string } | null>('POST', '/public/v1/enterprises', {
        body: { ...body, ...more },
      })
    ).body?.code ?? 'done';
  expect(await register({ creditCode: '91350100M000100Y44' })).toBe('CREDIT_CODE_WRONG');
  expect(await register({ signIn: 'clerk' })).toBe('SIGN_IN_TAKEN');
  expect(await register({})).toBe('done');
  const applicant = await new Client(product.url).signIn('zhao.xin', PASSWORD);
  expect(await applicant.get('/v1/me')).toMatchObject({ roles: [] });
  // Who waits hears that, whatever is asked; others hear nothing of the enterprise.
  for (const path of ['/v1/cases', '/v1/projects', '/v1/queue'])
    expect([path, await applicant.ask('GET', path)]).toMatchObject([
      path,
      { status: 403, body: { code: 'ENTERPRISE_UNCONFIRMED' } },
    ]);
  const filed = await application(product, 'plant-parallel', ['C09']);
  expect(await refused(applicant, '/v1/cases', filed)).toBe('ENTERPRISE_UNCONFIRMED');
  expect(await refused(await product.as('clerk'), '/v1/cases', filed)).toBe('FORBIDDEN');
  const clerk = await product.as('clerk');
  const { items } = await clerk.get<{ items: { creditCode: string; person: string }[] }>('/v1/enterprises');
  const waiting = items.find((each) => each.creditCode === creditCode);
  expect(
    await actOn(product, 'editor', `/v1/enterprises/${creditCode}/confirmation`, { person: waiting?.person }),
  ).toEqual([403, 'FORBIDDEN']);
  await actOn(product, 'clerk.haidong', '/v1/relations', { enterprise: creditCode, ground: '配偶任职' });
  expect(
    await actOn(product, 'clerk.haidong', `/v1/enterprises/${creditCode}/confirmation`, {
      person: waiting?.person,
    }),
  ).toEqual([403, 'RECUSED']);
  expect(
    await actOn(product, 'clerk', `/v1/enterprises/${creditCode}/confirmation`, { person: waiting?.person }),
  ).toBe(204);
  expect(await applicant.get('/v1/me')).toMatchObject({ roles: ['applicant'] });
  expect((await applicant.ask('GET', '/v1/cases')).status).toBe(200);
});

it('a leaver’s tasks go to a colleague in one order, a result for each; into the queue where nobody is named', async () => {
  const { n } = itemOf(file, 'C09');
  const head = await product.as(`head.${organ}`);
  const order = async (from: string, to?: string) => {
    const body = { from: `${from}.${organ}`, ...(to && { to: `${to}.${organ}` }) };
    const { id } = await made(head, '/v1/hand-overs', body);
    for (let left = 200; left > 0; left -= 1) {
      const seen = await head.get<{ endedAt: string | null; moved: number; refused: number }>(
        `/v1/hand-overs/${id}`,
      );
      if (seen.endedAt)
        return { ...seen, rows: (await head.get<{ items: object[] }>(`/v1/hand-overs/${id}/rows`)).items };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('it does not end');
  };
  const holder = async () =>
    (
      await product.rows<{ signIn: string | null }>(
        `select p.sign_in as "signIn" from casework.case_item i left join identity.person p on p.id = (i.facts->>'claimedBy')::uuid
        where i.case_id = $1 and i.idx = $2`,
        [file.id, n],
      )
    )[0]?.signIn;
  expect(await order('officer', 'reviewer')).toMatchObject({
    ...{ moved: 1, refused: 0, rows: [{ n: 1, caseId: file.id, item: n, state: 'moved', code: null }] },
  });
  expect(await holder()).toBe(`reviewer.${organ}`);
  expect(await order('officer', 'reviewer')).toMatchObject({ moved: 0, rows: [] });
  expect(await order('reviewer')).toMatchObject({ moved: 1 });
  expect(await holder()).toBeNull();
  expect(await refused(head, '/v1/hand-overs', { from: 'clerk' })).toBe('NO_SUCH_COLLEAGUE');
  expect(
    await refused(await product.as(`officer.${organ}`), '/v1/hand-overs', { from: `officer.${organ}` }),
  ).toBe('FORBIDDEN');
});
