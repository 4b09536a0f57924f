import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { register } from 'prom-client';
import { Webhook as Verifier } from 'standardwebhooks';
import { createLog } from '#platform';
import { Ledger } from '#record';
import { openStage, type Stage } from '../../../test/support/channels.js';
import { type Receiver, receiver } from '../../../test/support/receivers.js';
import { Deliver } from './deliver.js';
import { PublicOnly } from './public-only.js';
import { Senders } from './senders.js';
import { DeliveryStore } from './store/delivery.store.js';
import type { NewSubscription } from './store/subscription.store.js';
import { Webhook } from './webhook.js';

interface Row {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly waits: number;
  readonly event: string;
}

const log = createLog('fatal');
let stage: Stage;
let hook: Receiver;
let applicant: Awaited<ReturnType<Stage['signIn']>>;
let store: DeliveryStore;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  stage = await openStage();
  hook = await receiver();
  applicant = await stage.signIn('applicant');
  store = new DeliveryStore(stage.database);
}, 90_000);

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await stage.rows('update messaging.subscription set ended_at = now() where ended_at is null');
  await stage.rows(`update messaging.delivery set state = 'dropped' where state = 'pending'`);
  hook.answer((_, response) => void response.writeHead(204).end());
});

afterAll(async () => {
  await hook?.close();
  await stage?.close();
});

async function until<T>(
  what: string,
  ask: () => Promise<T | false | undefined | null>,
  ms = 8000,
): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(20)) {
    const found = await ask();
    if (found) return found;
  }
  throw new Error(`not within ${ms} ms: ${what}`);
}

/** A sender as the worker runs it; receivers on loopback are open to it. */
function sender(allowed: readonly string[] = [hook.place], patienceMs = 2000): Deliver {
  const senders = new Senders(store, new Webhook(new PublicOnly(allowed), patienceMs), null);
  const deliver = new Deliver(new Ledger(stage.database), store, senders, log);
  stops.push(() => deliver.stop());
  return deliver;
}

const subscribe = (wish: Partial<NewSubscription> = {}, by = applicant) =>
  stage.subscribe(by, {
    channel: 'webhook',
    target: `${hook.url}?${Math.random()}`,
    topics: ['case.changed'],
    ...wish,
  });

const act = (more: Parameters<Stage['act']>[0] = {}) =>
  stage.act({ viewers: [applicant.organId], topics: ['case.changed'], ...more });

const deliveries = (subscription: string) =>
  stage.rows<Row>(
    `select id, state, attempts, last_error as error, event_id as event,
        extract(epoch from next_at - now())::float as waits from messaging.delivery where subscription_id = $1 order by pos, notice_id`,
    [subscription],
  );

const settled = (subscription: string, count: number, state = 'delivered') =>
  until(`${count} ${state}`, async () => {
    const rows = await deliveries(subscription);
    return rows.filter((row) => row.state === state).length >= count && rows;
  });

async function fill(): Promise<void> {
  await new Ledger(stage.database).sequence(1000);
  while ((await store.fill(200)) > 0);
}

const idsOf = (from: Receiver, path = '') =>
  from.received.filter((each) => each.path.includes(path)).map(({ headers }) => headers['webhook-id']);

const dueNow = (id: string) =>
  stage.rows('update messaging.delivery set next_at = now(), claimed_until = null where id = $1', [id]);

describe('laying messages', () => {
  it('lays one for every subscription that sees the stream and asked for the topic, once, however often it is read', async () => {
    const mine = await subscribe();
    const both = await subscribe({ topics: ['case.changed', 'case.concluded'] });
    const stranger = await subscribe({}, await stage.signIn('applicant2'));
    const organ = await stage.signIn('head.xining-planning');
    const head = await subscribe({}, organ);
    await act({ topics: ['case.changed', 'case.concluded', 'item.awaits'] });
    await act({ viewers: [organ.organId] });
    await new Ledger(stage.database).sequence(1000);
    await Promise.all([store.fill(3), store.fill(3), store.fill(200), store.fill(200)]);
    await fill();
    await stage.rows(`update record.reader set pos = 0 where name = 'deliveries'`);
    await fill();
    const counts = await Promise.all(
      [mine, both, stranger, head].map(async ({ id }) => (await deliveries(id)).length),
    );
    expect(counts).toEqual([1, 2, 0, 1]);
  });

  it('lays each notice to whom it is addressed, of the kinds asked for, and nothing from before the subscription', async () => {
    await act({ notices: [{ kind: 'gaps' }] });
    await fill();
    const all = await subscribe({ topics: ['notice.issued'] });
    const some = await subscribe({ topics: ['notice.issued'], kinds: ['gaps', 'decided'] });
    const supervisor = await subscribe({ topics: ['notice.issued'] }, await stage.signIn('supervisor'));
    const elsewhere = await subscribe({ topics: ['notice.issued'] }, await stage.signIn('supervisor.qaidam'));
    const organ = await stage.signIn('head.xining-planning');
    const department = await subscribe({ topics: ['notice.issued'] }, organ);
    await act({
      viewers: [applicant.organId, organ.organId],
      notices: [
        { kind: 'accepted' },
        { kind: 'gaps' },
        { kind: 'overdue', organId: organ.organId, audience: 'organ' },
        { kind: 'overdue', organId: null, audience: 'supervisor' },
      ],
    });
    await fill();
    const counts = await Promise.all(
      [all, some, supervisor, elsewhere, department].map(async ({ id }) => (await deliveries(id)).length),
    );
    expect(counts).toEqual([2, 1, 1, 0, 1]);
    const ids = (await deliveries(all.id)).map(({ event }) => event);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^evt_[0-9a-f]{32}_\d+$/);
  });

  it('lets supervision hear its whole park, and no other', async () => {
    const supervisor = await subscribe({}, await stage.signIn('supervisor'));
    await act({ viewers: [9001], park: 1 });
    await act({ viewers: [9001], park: 2 });
    await fill();
    expect(await deliveries(supervisor.id)).toHaveLength(1);
  });
});

describe('delivering', () => {
  it('sends a CloudEvent that an independent verifier takes, and writes what came of it', async () => {
    const { id, secret } = await subscribe();
    sender().start();
    const caseId = await act();
    const [row] = await settled(id, 1);
    const { headers, body } = hook.received.at(-1)!;
    expect(() => new Verifier(secret).verify(body, { ...headers })).not.toThrow();
    expect(() => new Verifier(secret).verify(body.replace('ACCEPT', 'REFUSE'), { ...headers })).toThrow();
    expect(() =>
      new Verifier(secret).verify(body, {
        ...headers,
        'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 600),
      }),
    ).toThrow();
    expect(JSON.parse(body)).toMatchObject({
      specversion: '1.0',
      id: row!.event,
      type: 'case.changed',
      subject: caseId,
      data: { caseId, seq: 1, kind: 'ACCEPT' },
    });
    expect(headers['webhook-id']).toBe(row!.event);
    const attempts = await stage.rows(
      'select no, status, error, took_ms > -1 as took from messaging.attempt where delivery_id = $1',
      [row!.id],
    );
    expect(attempts).toEqual([{ no: 1, status: 204, error: null, took: true }]);
  });

  it('tries again after growing pauses under the same id, and gives up after about a day', async () => {
    const { id } = await subscribe();
    hook.answer((_, response) => void response.writeHead(500).end('out of order'));
    sender().start();
    await act();
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      const [laid] = await until('a row', async () => {
        const rows = await deliveries(id);
        return rows.length > 0 && rows;
      });
      await until(`attempt ${attempt}`, async () => (await settledAttempts(laid!.id)) === attempt);
      const [row] = await deliveries(id);
      if (row!.state === 'pending') {
        pauses.push(row!.waits);
        await dueNow(row!.id);
      }
    }
    const seconds = [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 28_800];
    expect(pauses).toHaveLength(10);
    for (const [n, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThan(seconds[n]! - 2);
      expect(pause).toBeLessThanOrEqual(seconds[n]! * 1.2);
    }
    const [row] = await deliveries(id);
    expect(row).toMatchObject({ state: 'failed', attempts: 11, error: 'STATUS' });
    expect(new Set(idsOf(hook).slice(-11)).size).toBe(1);
  }, 30_000);

  it('sends what died between attempt and mark again, under the same id, and forgets what the dead one says later', async () => {
    const { id } = await subscribe();
    await act();
    await fill();
    const before = hook.received.length;
    const [claimed] = await store.claim({ failing: false, most: 10, each: 2, leaseSeconds: 1, busy: [] });
    await new Senders(store, new Webhook(new PublicOnly([hook.place])), null).send(claimed!);
    sender().start();
    await sleep(300);
    expect((await deliveries(id))[0]).toMatchObject({ state: 'pending', attempts: 1 });
    const [row] = await settled(id, 1);
    expect(row!.attempts).toBe(2);
    expect(idsOf(hook).slice(before)).toEqual([row!.event, row!.event]);
    expect(await store.finish(claimed!, { tookMs: 1, error: 'TIMEOUT' }, 5000)).toBe('late');
    expect((await deliveries(id))[0]!.state).toBe('delivered');
  });

  it('gives up a message that kills its senders', async () => {
    const { id } = await subscribe();
    await act();
    await fill();
    await stage.rows('update messaging.delivery set tries = 16, attempts = 16 where subscription_id = $1', [
      id,
    ]);
    const before = hook.received.length;
    sender().start();
    const [row] = await settled(id, 1, 'failed');
    expect(row!.error).toBe('SENDER_DIED');
    expect(hook.received).toHaveLength(before);
  });

  it('never lets two senders make one attempt', async () => {
    const subscriptions = await Promise.all([subscribe(), subscribe(), subscribe()]);
    for (let n = 0; n < 40; n += 1) await act();
    await fill();
    const before = hook.received.length;
    sender().start();
    sender().start();
    sender().start();
    for (const { id } of subscriptions) await settled(id, 40);
    await sleep(300);
    const sent = hook.received.slice(before).map(({ path, headers }) => `${path} ${headers['webhook-id']}`);
    expect(sent).toHaveLength(120);
    expect(new Set(sent).size).toBe(120);
  }, 20_000);

  it('holds up nobody behind receivers that do not answer', async () => {
    const dead = await receiver();
    stops.push(() => dead.close());
    dead.answer(() => undefined);
    const hanging = await Promise.all(
      Array.from({ length: 8 }, () => subscribe({ target: `${dead.url}?${Math.random()}` })),
    );
    const { id } = await subscribe();
    for (let n = 0; n < 10; n += 1) await act();
    await fill();
    // Known to be failing: they may hold only the lanes of their kind.
    await stage.rows('update messaging.subscription set failing_since = now() where id = any ($1)', [
      hanging.map((each) => each.id),
    ]);
    const since = Date.now();
    sender([hook.place, dead.place], 3000).start();
    await settled(id, 10);
    expect(Date.now() - since).toBeLessThan(2500);
    expect(dead.received.length).toBeGreaterThan(0);
  }, 20_000);

  it('is heard out when it stops', async () => {
    const { id } = await subscribe();
    hook.answer((_, response) => void setTimeout(() => response.writeHead(204).end(), 500));
    const deliver = sender();
    deliver.start();
    await act();
    await until('the request', async () => (await deliveries(id))[0]?.attempts === 1);
    await deliver.stop();
    expect((await deliveries(id))[0]!.state).toBe('delivered');
  });
});

/** Attempts that ended and are marked: nobody is at it any more. */
const settledAttempts = async (delivery: string) => {
  const [row] = await stage.rows<{ n: number }>(
    'select attempts as n from messaging.delivery where id = $1 and claimed_until is null',
    [delivery],
  );
  return row?.n;
};

const ended = async (delivery: string) => {
  const [row] = await stage.rows<{ n: number }>(
    'select count(took_ms)::int as n from messaging.attempt where delivery_id = $1',
    [delivery],
  );
  return row!.n;
};

describe('a receiver that is gone', () => {
  it('is disabled by 410; what the law asks to arrive is laid as failed, and a redelivery that arrives brings it back', async () => {
    const { id } = await subscribe({ topics: ['notice.issued', 'case.changed'] });
    hook.answer((_, response) => void response.writeHead(410).end());
    sender().start();
    await act({ topics: [], notices: [{ legal: true }, {}] });
    const gone = await settled(id, 2, 'failed');
    expect(gone.map(({ error }) => error).sort()).toEqual(['DISABLED', 'GONE']);
    expect(await stage.store.one(applicant.principal, id)).toMatchObject({ disabledReason: 'gone' });

    await act({ topics: ['case.changed'], notices: [{ legal: true, kind: 'gaps' }, { kind: 'stopped' }] });
    const rows = await settled(id, 3, 'failed');
    expect(rows).toHaveLength(3);
    expect(rows[2]).toMatchObject({ attempts: 0, error: 'DISABLED' });

    hook.answer((_, response) => void response.writeHead(204).end());
    expect(await stage.store.redeliver(applicant, rows[2]!.id)).toBe('done');
    await settled(id, 1);
    expect(await stage.store.one(applicant.principal, id)).toMatchObject({
      disabledAt: null,
      failingSince: null,
    });
    await act();
    await settled(id, 2);
  });

  it('is disabled when nothing has arrived for three days', async () => {
    const { id } = await subscribe();
    hook.answer((_, response) => void response.writeHead(500).end());
    sender().start();
    await act();
    const [row] = await until('the first failure', async () => {
      const rows = await deliveries(id);
      return rows[0]?.error === 'STATUS' && rows;
    });
    expect(await stage.store.one(applicant.principal, id)).toMatchObject({ disabledAt: null });
    await stage.rows(
      `update messaging.subscription set failing_since = now() - interval '73 hours' where id = $1`,
      [id],
    );
    await dueNow(row!.id);
    await settled(id, 1, 'failed');
    expect(await stage.store.one(applicant.principal, id)).toMatchObject({ disabledReason: 'failing' });
  });

  it('is told nothing once its organ has ended it', async () => {
    const { id } = await subscribe();
    await act();
    await fill();
    expect(await stage.store.end(applicant, id)).toBe('done');
    expect(await stage.store.end(applicant, id)).toBe('done');
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(['dropped']);
    await act();
    await fill();
    expect(await deliveries(id)).toHaveLength(1);
    const [row] = await deliveries(id);
    expect(await stage.store.redeliver(applicant, row!.id)).toBe('ended');
  });
});

describe('redelivery', () => {
  it('sends again under the same id, counting on, to its organ and to nobody else', async () => {
    const { id } = await subscribe();
    sender().start();
    await act();
    const [first] = await settled(id, 1);
    expect(await stage.store.redeliver(await stage.signIn('applicant2'), first!.id)).toBe('absent');
    expect(await stage.store.redeliver(await stage.signIn('supervisor'), first!.id)).toBe('absent');
    expect(await stage.store.redeliver({ ...applicant, roles: ['applicant', 'head'] }, first!.id)).toBe(
      'nobody',
    );
    expect(await stage.store.redeliver(applicant, first!.id)).toBe('done');
    await until('the second attempt', async () => (await ended(first!.id)) === 2);
    expect(idsOf(hook).filter((each) => each === first!.event)).toHaveLength(2);
  });

  it('waits while somebody is at it', async () => {
    const { id } = await subscribe();
    await act();
    await fill();
    const [claimed] = await store.claim({ failing: false, most: 10, each: 1, leaseSeconds: 60, busy: [] });
    const [row] = await deliveries(id);
    expect(await stage.store.redeliver(applicant, row!.id)).toBe('busy');
    await store.finish(claimed!, { tookMs: 1, error: 'STATUS', status: 500 }, 3_600_000);
    expect(await stage.store.redeliver(applicant, row!.id)).toBe('done');
    expect((await deliveries(id))[0]!.waits).toBeLessThanOrEqual(0);
  });
});

describe('secrets', () => {
  it('overlap while they are changed over, and never more than two', async () => {
    const { id, secret: old } = await subscribe();
    const { newSigningSecret } = await import('./signing-secret.js');
    const next = newSigningSecret();
    expect(await stage.store.rotate(applicant, { id, secret: next.keys, hours: 24 })).toBe('done');
    expect(await stage.store.rotate(applicant, { id, secret: newSigningSecret().keys, hours: 24 })).toBe(
      'open',
    );
    sender().start();
    await act();
    await settled(id, 1);
    const { headers, body } = hook.received.at(-1)!;
    expect(headers['webhook-signature']!.split(' ')).toHaveLength(2);
    for (const secret of [old, next.text])
      expect(() => new Verifier(secret).verify(body, { ...headers })).not.toThrow();

    const last = newSigningSecret();
    expect(await stage.store.rotate(applicant, { id, secret: last.keys, hours: 0 })).toBe('done');
    await act();
    await settled(id, 2);
    const now = hook.received.at(-1)!;
    expect(() => new Verifier(last.text).verify(now.body, { ...now.headers })).not.toThrow();
    for (const secret of [old, next.text])
      expect(() => new Verifier(secret).verify(now.body, { ...now.headers })).toThrow();
  });

  it('are read by nobody: not the text, and not the keys', async () => {
    await subscribe();
    const state = (sql: string) =>
      stage.database.call(sql).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
    expect(await state('select inner_key from messaging.secret')).toBe('42501');
    expect(await state('select * from messaging.secret')).toBe('42501');
    expect(await state('select no from messaging.secret')).toBe('done');
  });
});

describe('figures', () => {
  it('count attempts by outcome, and tell the age of the oldest message under way', async () => {
    const { id } = await subscribe();
    await act();
    await fill();
    await stage.rows(
      `update messaging.delivery set asked_at = now() - interval '90 seconds' where subscription_id = $1`,
      [id],
    );
    const before = await register.getSingleMetricAsString('approval_deliveries_total').catch(() => '');
    let seen: (() => void) | undefined;
    hook.answer((_, response) => {
      seen = () => response.writeHead(204).end();
    });
    sender().start();
    await until('its age while it is under way', async () => {
      const age = await register.getSingleMetricAsString('approval_delivery_oldest_seconds');
      return Number(/channel="webhook"} (\d+)/.exec(age)?.[1]) >= 90;
    });
    await until('the receiver has it', async () => seen !== undefined);
    seen?.();
    await settled(id, 1);
    const counted = (text: string) =>
      Number(/channel="webhook",outcome="delivered"} (\d+)/.exec(text)?.[1] ?? 0);
    const after = await register.getSingleMetricAsString('approval_deliveries_total');
    expect(counted(after) - counted(before)).toBe(1);
  });
});
