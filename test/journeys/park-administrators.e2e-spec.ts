import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '../../apps/standalone/src/client.js';
import { actOn, entered, PASSWORD } from '../support/people.js';
import { startTestProduct, type TestProduct } from '../support/product.js';

interface Three {
  readonly keeper: Client;
  readonly security: Client;
  readonly auditor: Client;
}

let product: TestProduct;
let xining: Three;
let qaidam: Three;

/** The three administrators of a park, who have no business elsewhere. */
async function administratorsOf(park: string): Promise<Three> {
  const one = async (role: string) => {
    const { signIn } = await entered(product, {
      organ: `${park}-lead`,
      signIn: `${role}.${park}`,
      roles: [role],
    });
    return signIn();
  };
  return { keeper: await one('keeper'), security: await one('security'), auditor: await one('auditor') };
}

beforeAll(async () => {
  product = await startTestProduct();
  xining = await administratorsOf('xining');
  qaidam = await administratorsOf('qaidam');
}, 90_000);
afterAll(() => product?.stop(), 30_000);

interface Told {
  readonly status: number;
  readonly code?: string;
  readonly invitation?: string | null;
}
async function told(who: Client, path: string, body: object = {}): Promise<Told> {
  const asked = { body, headers: { 'idempotency-key': randomUUID() } };
  const answer = await who.ask<Omit<Told, 'status'> | null>('POST', path, asked);
  return { ...answer.body, status: answer.status };
}
const outcome = ({ status, code }: Told) => code ?? status;
const invite = (who: Client, organ: string, signIn: string) =>
  told(who, `/v1/organs/${organ}/people`, { signIn, name: signIn });
const rolesIn = (who: Client, organ: string, id: string, roles: string[]) =>
  told(who, `/v1/organs/${organ}/people/${id}/roles`, { roles });

/** Everything that an administrator can do to an account or read of it, asked of one; one answer to each. */
async function asked({ keeper, security, auditor }: Three, id: string): Promise<unknown[]> {
  const link = { issuer: 'https://id.example', subject: randomUUID() };
  const lines = async (path: string) =>
    (await auditor.get<{ items: object[] }>(`/v1/people-record/${id}${path}`)).items.length > 0;
  return [
    outcome(await told(keeper, `/v1/people/${id}/disablement`)),
    outcome(await told(keeper, `/v1/people/${id}/enablement`)),
    outcome(await told(keeper, `/v1/people/${id}/invitation`)),
    outcome(await told(security, `/v1/people/${id}/link`, link)),
    outcome(await told(security, `/v1/people/${id}/totp-reset`)),
    await lines(''),
    await lines('/sign-ins'),
  ];
}
const NOTHING = ['ABSENT', 'ABSENT', 'ABSENT', 'ABSENT', 'ABSENT', false, false];
const ALL = [204, 204, 201, 204, 204, true, true];

describe('the administrators of another park', () => {
  it('enter somebody known in an organ of theirs, and get neither the account nor the record', async () => {
    const { id, signIn } = await entered(product, {
      organ: 'xining-market',
      signIn: 'lan.ting',
      roles: ['officer'],
    });
    await signIn();
    const entering = await invite(qaidam.keeper, 'qaidam-window', 'lan.ting');
    expect([entering.status, entering.invitation]).toEqual([201, null]);
    expect(await asked(qaidam, id)).toEqual(NOTHING);
    expect(outcome(await told(qaidam.security, `/v1/people/${id}/invitation`))).toBe('ABSENT');
    expect((await (await signIn()).ask('GET', '/v1/queue')).status).toBe(200);
    // Their own are not kept from them by what another park wrote.
    expect(await asked(xining, id)).toEqual(ALL);
  });

  it('see of whom they entered what belongs to their organ, and not who that is elsewhere', async () => {
    const { id, signIn } = await entered(product, {
      organ: 'qaidam-window',
      signIn: 'hu.po',
      roles: ['clerk'],
    });
    await invite(xining.keeper, 'xining-window', 'hu.po');
    const { items } = await xining.keeper.get<{ items: { id: string }[] }>('/v1/organs/xining-window/people');
    expect(items.find((each) => each.id === id)).toEqual({
      ...{ id, signIn: 'hu.po', name: 'hu.po', disabled: false, known: true, totp: false },
      ...{ roles: [], from: null, through: null },
    });
    // Whoever names no organ comes to the one where they have a role, not to the one that entered them last.
    expect(await (await signIn()).get('/v1/me')).toMatchObject({ roles: ['clerk'] });
  });

  it('get no account that waits for its first role, nor one that acts by a power of attorney', async () => {
    const newcomer = await entered(product, { organ: 'xining-market', signIn: 'bo.wen', roles: [] });
    const agent = await entered(product, { organ: 'xining-window', signIn: 'agent.c', roles: [] });
    const days = { from: '2026-01-01', through: '2099-12-31' };
    const power = { agent: 'agent.c', ...days, document: '授权委托书' };
    await (await product.as('applicant2')).must('POST', '/v1/powers', {
      body: power,
      headers: { 'idempotency-key': randomUUID() },
    });
    await told(xining.keeper, `/v1/organs/xining-window/people/${agent.id}/end`);
    for (const [name, { id }] of [
      ['bo.wen', newcomer],
      ['agent.c', agent],
    ] as const) {
      expect(await invite(qaidam.keeper, 'qaidam-window', name)).toMatchObject({ status: 201 });
      expect([name, (await asked(qaidam, id)).slice(0, 5)]).toEqual([name, NOTHING.slice(0, 5)]);
    }
  });

  it('make no invitation of somebody else void, and get none to the account', async () => {
    const { invitation } = await invite(xining.keeper, 'xining-market', 'yun.fei');
    expect(await invite(qaidam.keeper, 'qaidam-window', 'yun.fei')).toMatchObject({
      status: 201,
      invitation: null,
    });
    const accepted = await product.anyone.ask('POST', '/v1/invitations', {
      body: { invitation, password: PASSWORD },
    });
    expect(accepted.status).toBe(200);
  });

  it('have somebody who belongs nowhere else invited anew, if the first invitation was never taken up', async () => {
    await invite(xining.keeper, 'xining-market', 'qing.he');
    const [{ id } = { id: '' }] = await product.rows<{ id: string }>(
      `select id from identity.person where sign_in = 'qing.he'`,
    );
    await told(xining.keeper, `/v1/organs/xining-market/people/${id}/end`);
    const { invitation } = await invite(qaidam.keeper, 'qaidam-window', 'qing.he');
    expect(invitation).toEqual(expect.any(String));
    expect(outcome(await told(qaidam.keeper, `/v1/people/${id}/invitation`))).toBe(201);
    expect(outcome(await told(xining.keeper, `/v1/people/${id}/invitation`))).toBe('ABSENT');
  });
});

describe('the administrators of the own park', () => {
  it('reach a newcomer without a role, and nobody any more whose membership ended; those over all parks still do', async () => {
    const { id, signIn } = await entered(product, { organ: 'xining-market', signIn: 'su.qin', roles: [] });
    await signIn();
    expect((await asked(xining, id)).slice(0, 5)).toEqual(ALL.slice(0, 5));
    await rolesIn(xining.security, 'xining-market', id, ['officer']);
    expect(outcome(await told(xining.keeper, `/v1/organs/xining-market/people/${id}/end`))).toBe(204);
    expect(await asked(xining, id)).toEqual(NOTHING);
    const central = await Promise.all(['keeper', 'security', 'auditor'].map((who) => product.as(who)));
    const [keeper, security, auditor] = central as [Client, Client, Client];
    expect(await asked({ keeper, security, auditor }, id)).toEqual(ALL);
  });

  it('leave who has a role in two parks to those over all, until one of them takes its own away', async () => {
    const { id } = await entered(product, {
      organ: 'xining-market',
      signIn: 'yi.zhou',
      roles: ['officer'],
    });
    await invite(qaidam.keeper, 'qaidam-window', 'yi.zhou');
    expect(outcome(await rolesIn(qaidam.security, 'qaidam-window', id, ['clerk']))).toBe(204);
    for (const { keeper } of [xining, qaidam])
      expect(outcome(await told(keeper, `/v1/people/${id}/disablement`))).toBe('ABSENT');
    expect(await actOn(product, 'keeper', `/v1/people/${id}/disablement`)).toBe(204);
    expect(await actOn(product, 'keeper', `/v1/people/${id}/enablement`)).toBe(204);
    expect(outcome(await told(qaidam.keeper, `/v1/organs/qaidam-window/people/${id}/end`))).toBe(204);
    expect(outcome(await told(qaidam.keeper, `/v1/people/${id}/disablement`))).toBe('ABSENT');
    expect(outcome(await told(xining.keeper, `/v1/people/${id}/disablement`))).toBe(204);
  });
});
