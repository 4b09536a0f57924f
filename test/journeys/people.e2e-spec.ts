import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '../../apps/standalone/src/client.js';
import { actOn, entered, PASSWORD } from '../support/people.js';
import { startTestProduct, type TestProduct } from '../support/product.js';

let product: TestProduct;
beforeAll(async () => {
  product = await startTestProduct();
}, 90_000);
afterAll(() => product?.stop(), 30_000);

const me = async (client: Client) => (await client.ask<{ roles: string[] }>('GET', '/v1/me')).body;
const statusOf = async (client: Client, path = '/v1/me') => (await client.ask('GET', path)).status;
const market = '/v1/organs/xining-market/people';

describe('organs and people', () => {
  it('enters a person without a role, who then gets one from somebody else; both acts are one line each', async () => {
    const { id, signIn } = await entered(product, { organ: 'xining-market', signIn: 'he.lan', roles: [] });
    const person = await signIn();
    expect(await me(person)).toMatchObject({ roles: [] });
    expect(await statusOf(person, '/v1/queue')).toBe(403);
    expect(await actOn(product, 'keeper', `${market}/${id}/roles`, { roles: ['officer'] })).toEqual([
      403,
      'FORBIDDEN',
    ]);
    expect(await actOn(product, 'security', `${market}/${id}/roles`, { roles: ['officer'] })).toBe(204);
    expect(await me(person)).toMatchObject({ roles: ['officer'] });
    expect(await statusOf(person, '/v1/queue')).toBe(200);
    const auditor = await product.as('auditor');
    const { items } = await auditor.get<{ items: { kind: string; line: { roles?: string[] } }[] }>(
      '/v1/people-record/xining-market',
    );
    expect(items.map(({ kind }) => kind)).toEqual(['ENTER_PERSON', 'GIVE_ROLES']);
    expect(JSON.stringify(items)).not.toContain('he.lan');
  });

  it('an organ of the level park says of which park it is; who applies belongs to none', async () => {
    const enter = (kind: string, more: object) => {
      const handle = `new-${kind}`;
      const body = { handle, name: { zh: '新设机构', en: 'New organ' }, kind, ...more };
      return actOn(product, 'keeper', '/v1/organs', body);
    };
    expect(await enter('department', { level: 'park' })).toEqual([422, 'PARK_MISSING']);
    expect(await enter('department', { level: 'park', parkId: 1 })).toBe(204);
    expect(await enter('supervision', { level: 'city' })).toBe(204);
    expect(await enter('agency', { level: 'park' })).toBe(204);
  });

  it('gives nobody a role that the organ has not, nor themself one, nor two of the three administrators', async () => {
    const { id } = await entered(product, { organ: 'xining-market', signIn: 'bai.yu', roles: ['officer'] });
    const give = (who: string, path: string, roles: string[]) => actOn(product, who, path, { roles });
    expect(await give('security', `${market}/${id}/roles`, ['clerk'])).toEqual([422, 'ROLE_NOT_HERE']);
    const operations = await (await product.as('security')).get<{ items: { id: string; signIn: string }[] }>(
      '/v1/organs/operations/people',
    );
    const own = operations.items.find(({ signIn }) => signIn === 'security')?.id;
    expect(await give('security', `/v1/organs/operations/people/${own}/roles`, ['security'])).toEqual([
      403,
      'OWN_RIGHTS',
    ]);
    const other = operations.items.find(({ signIn }) => signIn === 'auditor')?.id;
    expect(
      await give('security', `/v1/organs/operations/people/${other}/roles`, ['auditor', 'keeper']),
    ).toEqual([409, 'ADMINISTRATORS_APART']);
    for (const who of ['head.xining-market', 'supervisor', 'editor', 'auditor'])
      expect([who, await give(who, `${market}/${id}/roles`, ['officer'])]).toEqual([who, [403, 'FORBIDDEN']]);
  });

  it('an administrator of a park reaches its organs and no other park’s: those are absent', async () => {
    const { signIn } = await entered(product, {
      organ: 'xining-lead',
      signIn: 'keeper.park',
      roles: ['keeper'],
    });
    const client = await signIn();
    const ask = (organ: string) =>
      client.ask<{ code?: string }>('POST', `/v1/organs/${organ}/people`, {
        body: { signIn: `new.${organ}`, name: '新人' },
        headers: { 'idempotency-key': randomUUID() },
      });
    expect((await ask('xining-window')).status).toBe(201);
    for (const organ of ['qaidam-window', 'no-such-organ']) {
      const { status, body } = await ask(organ);
      expect([organ, status, body.code]).toEqual([organ, 404, 'ABSENT']);
    }
    expect(await client.get('/v1/organs/qaidam-window/people')).toEqual({ items: [] });
  });

  it('an invitation is good once, and only for a password that can be one', async () => {
    const keeper = await product.as('keeper');
    const headers = { 'idempotency-key': randomUUID() };
    const body = { signIn: 'mo.ran', name: '莫然' };
    const first = await keeper.ask<{ id: string; invitation: string }>('POST', market, { body, headers });
    const again = await keeper.ask<{ id: string; invitation: null }>('POST', market, { body, headers });
    const { items } = await keeper.get<{ items: { id: string; signIn: string }[] }>(market);
    const listed = items.find(({ signIn }) => signIn === 'mo.ran')?.id;
    expect([first.body.id, again.body.id]).toEqual([listed, listed]);
    expect([first.status, again.status, again.body.invitation]).toEqual([201, 201, null]);
    const accept = async (password: string) => {
      const asked = { body: { invitation: first.body.invitation, password } };
      const { status, body: said } = await product.anyone.ask<{ code?: string }>(
        'POST',
        '/v1/invitations',
        asked,
      );
      return said.code ?? status;
    };
    expect(await accept('zu kurz')).toBe('PASSWORD_SHORT');
    for (const common of [
      'password1234',
      'abcdefghijklmnop',
      'aaaaaaaaaaaaaa',
      'OneWindow2026!',
      'mo.ranmo.ran1',
    ])
      expect([common, await accept(common)]).toEqual([common, 'PASSWORD_COMMON']);
    expect(await accept(PASSWORD)).toBe(200);
    expect(await accept(PASSWORD)).toBe('INVITATION_VOID');
  });

  it('a role taken away, an account disabled, a membership ended: on the next request', async () => {
    const { id, signIn } = await entered(product, {
      organ: 'xining-market',
      signIn: 'qu.shui',
      roles: ['officer'],
    });
    const client = await signIn();
    expect(await statusOf(client, '/v1/queue')).toBe(200);
    await actOn(product, 'security', `${market}/${id}/roles`, { roles: [] });
    expect(await statusOf(client, '/v1/queue')).toBe(403);
    await actOn(product, 'security', `${market}/${id}/roles`, { roles: ['officer'] });
    expect(await actOn(product, 'keeper', `/v1/people/${id}/disablement`)).toBe(204);
    expect(await statusOf(client)).toBe(401);
    expect(
      await new Client(product.url).ask('POST', '/v1/sessions', {
        body: { signIn: 'qu.shui', password: PASSWORD },
      }),
    ).toMatchObject({ status: 401, body: { code: 'SIGN_IN_FAILED' } });
    await actOn(product, 'keeper', `/v1/people/${id}/enablement`);
    const back = await signIn();
    expect(await statusOf(back)).toBe(200);
    expect(await actOn(product, 'keeper', `${market}/${id}/end`)).toBe(204);
    expect(await statusOf(back)).toBe(401);
  });

  it('no end gives days back, and whoever left comes back by two: entered anew, then given roles', async () => {
    const organ = 'xining-market';
    const { id, signIn } = await entered(product, { organ, signIn: 'lai.hui', roles: ['officer'] });
    const client = await signIn();
    const end = (through?: string) =>
      actOn(product, 'keeper', `${market}/${id}/end`, through === undefined ? {} : { through });
    expect([await end('2998-12-31'), await end('2999-12-31')]).toEqual([204, [422, 'PERIOD_WRONG']]);
    expect([await end(), await statusOf(client)]).toEqual([204, 401]);
    expect([await end('2998-12-31'), await end()]).toEqual(Array(2).fill([404, 'ABSENT']));
    const roles = { roles: ['officer'], through: '2998-12-31' };
    const give = () => actOn(product, 'security', `${market}/${id}/roles`, roles);
    expect([await give(), await statusOf(client)]).toEqual([[404, 'ABSENT'], 401]);
    const again = { signIn: 'lai.hui', name: '来回' };
    const enter = () => actOn(product, 'keeper', market, again);
    expect([await enter(), await enter()]).toEqual([201, [409, 'MEMBER_ALREADY']]);
    expect(await me(client)).toMatchObject({ roles: [] });
    expect([await give(), (await me(client)).roles]).toEqual([204, ['officer']]);
  });
});

describe('sessions', () => {
  it('each sign-in is a new one; one is ended here, or all of them everywhere', async () => {
    const { signIn } = await entered(product, {
      organ: 'xining-market',
      signIn: 'lu.ming',
      roles: ['officer'],
    });
    const [one, two, three] = [await signIn(), await signIn(), await signIn()];
    const { items } = await one.get<{ items: { id: string; here: boolean }[] }>('/v1/me/sessions');
    expect([items.length, items.filter(({ here }) => here).length]).toEqual([3, 1]);
    const foreign = await (await product.as('editor')).ask('DELETE', `/v1/me/sessions/${items[0]?.id}`);
    expect(foreign.status).toBe(404);
    const second = (
      await two.get<typeof items extends infer T ? { items: T } : never>('/v1/me/sessions')
    ).items.find(({ here }) => here);
    expect((await one.ask('DELETE', `/v1/me/sessions/${second?.id}`)).status).toBe(204);
    expect([await statusOf(one), await statusOf(two), await statusOf(three)]).toEqual([200, 401, 200]);
    expect(await three.must('DELETE', '/v1/me/sessions')).toEqual({ ended: 2 });
    expect([await statusOf(one), await statusOf(three)]).toEqual([401, 401]);
  });

  it('one that nobody uses ends idle; one that is used lives on, but not beyond its end', async () => {
    const { id, signIn } = await entered(product, {
      organ: 'xining-market',
      signIn: 'xia.zhi',
      roles: ['officer'],
    });
    const move = (set: string) =>
      product.rows(`update identity.session set ${set} where person_id = $1`, [id]);
    const idle = await signIn();
    await move(`idle_until = now() - interval '1 second'`);
    expect(await statusOf(idle)).toBe(401);
    const used = await signIn();
    await move(`idle_until = now() + interval '5 seconds'`);
    expect(await statusOf(used)).toBe(200);
    const until = async () =>
      (
        await product.rows<{ ahead: number }>(
          `select extract(epoch from idle_until - now())::int as ahead from identity.session where person_id = $1 and expires_at > now()`,
          [id],
        )
      )[0]?.ahead ?? 0;
    for (let left = 50; left > 0 && (await until()) < 60; left -= 1)
      await new Promise((r) => setTimeout(r, 50));
    expect(await until()).toBeGreaterThan(1700);
    await move(`expires_at = now() - interval '1 second'`);
    expect(await statusOf(used)).toBe(401);
  });

  it('a cookie changes nothing unless the request comes from our own pages', async () => {
    const open = (headers: Record<string, string>) =>
      product.anyone.ask<{ token: null; code?: string }>('POST', '/v1/sessions', {
        body: { signIn: 'editor', password: 'one-window-2026', cookie: true },
        headers,
      });
    expect(await open({ 'sec-fetch-site': 'cross-site' })).toMatchObject({
      status: 403,
      body: { code: 'CROSS_SITE' },
    });
    expect(await open({})).toMatchObject({ status: 403 });
    const { status, body, headers } = await open({ 'sec-fetch-site': 'same-origin' });
    const set = headers.get('set-cookie') ?? '';
    expect([status, body.token]).toEqual([201, null]);
    expect(set).toMatch(
      /^__Host-session=ost_[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    );
    const cookie = set.split(';')[0] ?? '';
    const ask = async (method: string, path: string, more: Record<string, string>) =>
      (await product.anyone.ask(method, path, { headers: { cookie, ...more } })).status;
    expect(await ask('GET', '/v1/me', { 'sec-fetch-site': 'cross-site' })).toBe(200);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect([site, await ask('DELETE', '/v1/sessions/current', { 'sec-fetch-site': site })]).toEqual([
        site,
        403,
      ]);
    expect(await ask('DELETE', '/v1/sessions/current', { origin: 'https://elsewhere.example' })).toBe(403);
    expect(await ask('DELETE', '/v1/sessions/current', {})).toBe(403);
    expect(await ask('DELETE', '/v1/sessions/current', { origin: product.url })).toBe(204);
    expect(await ask('GET', '/v1/me', {})).toBe(401);
  });
});
