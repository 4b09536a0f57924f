import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { Instant } from '#kernel';
import { createLog, Database, migrate, openDatabase, sqlMigration } from '#platform';
import { Alarms, Ledger, LegalClock, recordMigration } from '#record';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { hasRedis, ownRedis } from '../../../test/support/own-redis.js';
import { Bells } from './bells.js';
import { type Bull, openBull } from './bull.js';
import { Foresight } from './foresight.js';
import { migrateBull } from './migrate-bull.js';
import { JOB_OPTIONS } from './queues.js';
import { Relay } from './relay.js';
import { Ring } from './ring.js';
import { type OnAlarm, Subscriptions } from './subscriptions.js';
import { Sweep } from './sweep.js';

/** In CI each lane asks its own queues. */
const real = process.env['TEST_LANE'] === 'real';
const both = !process.env['CI'];
/** Of its own: it is flushed here. */
const redis = hasRedis && (real || both) ? await ownRedis() : undefined;
if (!redis) {
  const why = real || both ? 'NO redis-server ON THE PATH' : 'lane 2 does it';
  process.stdout.write(`not run here: messaging on Redis (${why})\n`);
}

const log = createLog('fatal');
const appMigration = sqlMigration(
  'AppSchema1700000000001',
  new URL('../../platform/src/store/app.sql', import.meta.url),
);

let fresh: FreshDatabase;
let owner: DataSource;
let source: DataSource;
let database: Database;
let alarms: Alarms;
let clock: LegalClock;

beforeAll(async () => {
  fresh = await freshDatabase();
  await migrate(fresh.url, [appMigration, recordMigration]);
  await Promise.all([migrateBull(fresh.url), migrateBull(fresh.url)]);
  owner = await openDatabase(fresh.url, { poolSize: 2, applicationName: 'spec owner' });
  await owner.query('update app.clock set movable = true');
  source = await openDatabase(fresh.url, { poolSize: 8, role: 'app_rt', applicationName: 'spec' });
  database = new Database(source);
  alarms = new Alarms(database);
  clock = new LegalClock(database);
}, 60_000);

afterAll(async () => {
  await source?.destroy();
  await owner?.destroy();
  await fresh?.drop();
  await redis?.stop();
});

const foresightOf = (subscriptions: Subscriptions) =>
  new Foresight(alarms, clock, subscriptions, new Ledger(database));
const sweepOf = (ring: Ring) => {
  const nobody = new Subscriptions();
  return new Sweep(ring, foresightOf(nobody), nobody, log);
};

async function until<T>(what: string, holds: () => T | Promise<T>, ms = 8000): Promise<NonNullable<T>> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(10)) {
    const held = await holds();
    if (held) return held;
  }
  throw new Error(`not within ${ms} ms: ${what}`);
}

/** The spec's own pools hold connections that were cut, too. */
async function again<T>(work: () => Promise<T>, left = 10): Promise<T> {
  return work().catch((error) => (left > 0 ? again(work, left - 1) : Promise.reject(error)));
}

/** A journalled stream with these topics in the outbox; its id. */
async function journalled(...topics: string[]): Promise<string> {
  const id = randomUUID();
  await owner.query(
    `with s as (insert into record.stream values ($1, 1, '{1}', 1)),
     j as (insert into record.journal values ($1, 1, now(), current_date, $1, 1, 'kind', 1, '{1}', 'line', null, null))
     insert into record.outbox (stream_id, seq, topics) values ($1, 1, $2)`,
    [id, topics],
  );
  return id;
}

/** A stream of so many items, each with an alarm due `ms` of legal time from now; stream and instant. */
async function armed(ms: number, items = 1): Promise<{ id: string; due: number }> {
  const id = randomUUID();
  const due = Date.parse(await clock.now()) + ms;
  await owner.query(
    `insert into record.alarm (stream_id, idx, kind, park_id, due_at)
     select $1, n, 'promise', 1, $2 from generate_series(1, $3) n`,
    [id, new Date(due).toISOString(), items],
  );
  return { id, due };
}

const sorted = (heard: readonly { topic: string; streamId: string }[]) =>
  heard.map(({ topic, streamId }) => `${streamId} ${topic}`).sort();

/** The same queues, with what is laid written down in its order. */
function watched(bull: Bull, laid: unknown[]): Bull {
  const queue = bull.queue.bind(bull);
  bull.queue = (name) => ({
    ...queue(name),
    addBulk: async (jobs) => {
      await queue(name).addBulk(jobs);
      laid.push(...jobs.map(({ data }) => data));
    },
  });
  return bull;
}

const disarm = (id: string, idx?: readonly number[]) =>
  owner.query('delete from record.alarm where stream_id = $1 and ($2::int[] is null or idx = any ($2))', [
    id,
    idx ?? null,
  ]);
const TRIES = { ...JOB_OPTIONS.topics };

/** The line of an operator who asks for it again, as `supervision.close_incident` writes it. */
async function retried(id: string, seq: number): Promise<void> {
  await owner.query(
    `with j as (insert into record.journal values ($1, $2, now(), current_date, $1, 1, 'INCIDENT_RETRIED', 1, '{1}', 'line', null, null)),
     i as (update record.incident set closed_at = now(), closed_how = 'retried', closed_seq = $2 where stream_id = $1 and closed_at is null)
     insert into record.outbox (stream_id, seq, topics) values ($1, $2, '{incident.retried}')`,
    [id, seq],
  );
}

const rows = async (sql: string, params: unknown[] = []) =>
  (await owner.query(sql, params)) as Record<string, unknown>[];

/** Every promise once per backend; `lose` empties the queue store behind everybody's back. */
function onBackend(name: string, redisUrl: string | undefined, lose: () => Promise<unknown>): void {
  describe(name, () => {
    const stops: (() => Promise<unknown>)[] = [];
    const started = <T extends { stop(): Promise<unknown> }>(thing: T): T => {
      stops.unshift(() => thing.stop());
      return thing;
    };
    function bullOf(): Bull {
      const bull = openBull({ redisUrl, databaseUrl: fresh.url }, log);
      stops.unshift(() => bull.close());
      return bull;
    }
    beforeAll(lose);
    afterEach(async () => {
      for (const stop of stops.splice(0)) await stop();
      await owner.query('delete from record.alarm');
      await owner.query('delete from record.incident');
      // What this promise has lost is nobody's any more: the next would have it brought in the middle of its own.
      await owner.query(
        `select record.mark_read(name, (select coalesce(max(pos), 0) from record.ledger)) from unnest(array['relay', 'heard']) name`,
      );
      await lose();
    });

    function relayTo(heard: { topic: string; streamId: string }[], bull = bullOf()): Relay {
      const subscriptions = new Subscriptions();
      for (const topic of ['result.in-force', 'item.awaits'])
        subscriptions.onTopic(topic, async ({ streamId }) => void heard.push({ topic, streamId }));
      const relay = started(new Relay(new Ledger(database), bull, subscriptions, log));
      relay.start();
      return relay;
    }

    function ringOf(verb: OnAlarm): Ring {
      const subscriptions = new Subscriptions();
      subscriptions.onAlarm(verb);
      return started(new Ring(alarms, subscriptions, foresightOf(subscriptions), log));
    }

    it('answers a ping and says what it is', async () => {
      const bull = bullOf();
      await bull.ping();
      expect(bull.kind).toBe(redisUrl ? 'redis' : 'postgres');
    });

    it('relays what somebody subscribed to, once, in order, and marks the rest as read', async () => {
      const heard: { topic: string; streamId: string }[] = [];
      const laid: unknown[] = [];
      relayTo(heard, watched(bullOf(), laid));
      const ids: string[] = [];
      for (let n = 0; n < 20; n += 1)
        ids.push(await journalled('result.in-force', 'nobody.cares', 'item.awaits'));
      await until('40 heard', () => heard.length >= 40);
      await sleep(500);
      const order = ids.flatMap((streamId) =>
        ['result.in-force', 'item.awaits'].map((topic) => ({ topic, streamId })),
      );
      expect(laid).toMatchObject(order);
      expect(sorted(heard)).toEqual(sorted(order));
      const [left] = await rows(
        `select (select count(*)::int from record.outbox) as outbox,
         (select max(pos) from record.ledger) - (select pos from record.reader where name = 'relay') as behind`,
      );
      expect(left).toEqual({ outbox: 0, behind: '0' });
    });

    it('loses and doubles nothing with two relays at once', async () => {
      const heard: { topic: string; streamId: string }[] = [];
      relayTo(heard);
      relayTo(heard);
      const ids = await Promise.all(
        Array.from({ length: 300 }, () => journalled('item.awaits', 'result.in-force')),
      );
      await until('600 heard', () => heard.length >= 600, 20_000);
      await sleep(600);
      const all = ids.flatMap((streamId) =>
        ['item.awaits', 'result.in-force'].map((topic) => ({ topic, streamId })),
      );
      expect(sorted(heard)).toEqual(sorted(all));
    }, 30_000);

    it('hears what comes at a position once more after the database was restored, though the queue knows the position', async () => {
      const heard: { topic: string; streamId: string }[] = [];
      relayTo(heard);
      const id = await journalled('item.awaits');
      await until('the first hearing', () => heard.length === 1);
      // The relay marks after it has laid: a mark on its way would stand behind the message that comes again.
      const behind = 'select from record.ledger where pos > (select pos from record.reader where name = $1)';
      await until('the mark', async () => (await rows(behind, ['relay'])).length === 0);
      // As a restore does it: the ledger ends before the message, and the very same act is done again.
      await owner.query(`delete from record.ledger where stream_id = $1`, [id]);
      await owner.query(
        `update record.reader set pos = (select coalesce(max(pos), 0) from record.ledger) where name = 'relay'`,
      );
      await owner.query(
        `insert into record.outbox (stream_id, seq, topics) values ($1, 1, '{item.awaits}')`,
        [id],
      );
      await until('the second hearing', () => heard.length === 2);
      await sleep(300);
      expect(heard.map(({ streamId }) => streamId)).toEqual([id, id]);
    });

    it('brings a message itself which the queue lost, when nobody has heard it for a while', async () => {
      const id = await journalled('item.awaits');
      await new Ledger(database).sequence(10);
      const [{ pos } = { pos: '0' }] = await rows('select max(pos) as pos from record.ledger');
      await new Ledger(database).markRead('relay', String(pos));
      await owner.query(`update record.ledger set laid_at = laid_at - interval '9 seconds'`);
      const heard: { topic: string; streamId: string }[] = [];
      relayTo(heard);
      await until('it is brought', () => heard.length > 0, 15_000);
      await sleep(300);
      expect(heard).toEqual([{ topic: 'item.awaits', streamId: id }]);
      expect(await new Ledger(database).unheard(['item.awaits'], 0, 10)).toEqual([]);
      expect(await rows('select from record.heard')).toEqual([]);
    }, 20_000);

    it('a message of before a restore, heard after it, stands for none that has its position now', async () => {
      const id = await journalled('item.awaits');
      await new Ledger(database).sequence(10);
      const [{ pos } = { pos: 0 }] = await rows('select max(pos) as pos from record.ledger');
      await new Ledger(database).markRead('relay', String(pos));
      await owner.query(`update record.ledger set laid_at = laid_at - interval '9 seconds'`);
      const [before, mark] = [randomUUID(), 'f'.repeat(32)];
      const old = { pos: String(pos), mark, topic: 'item.awaits', streamId: before, seq: 1 };
      await bullOf()
        .queue('topics')
        .addBulk([{ id: `topic-${pos}-${mark}`, data: old }]);
      const heard: { topic: string; streamId: string }[] = [];
      relayTo(heard);
      await until('both are heard', () => heard.length > 1, 15_000);
      expect(heard.map(({ streamId }) => streamId)).toEqual([before, id]);
    }, 20_000);

    it('tries an event again when its verb throws', async () => {
      let calls = 0;
      const subscriptions = new Subscriptions();
      subscriptions.onTopic('item.awaits', async () => {
        calls += 1;
        if (calls === 1) throw new Error('not yet');
      });
      // One verb that fails keeps no other from the message.
      let others = 0;
      subscriptions.onTopic('item.awaits', async () => {
        others += 1;
      });
      started(new Relay(new Ledger(database), bullOf(), subscriptions, log)).start();
      await journalled('item.awaits');
      await until('second try', () => calls === 2);
      expect(others).toBeGreaterThanOrEqual(1);
      await until('both once more', () => others === 2);
    });

    it('rings a bell for every instant: promptly, never early, once', async () => {
      const rung: { id: string; at: number }[] = [];
      const ring = ringOf(async (id) => {
        rung.push({ id, at: Date.parse(await clock.now()) });
        await disarm(id);
      });
      const due = [await armed(600), await armed(1200), await armed(1200), await armed(-50)];
      started(new Bells(alarms, clock, bullOf(), log)).start(() => ring.ringDue());
      await until('four rings', () => rung.length >= 4);
      await sleep(200);
      expect(rung.map(({ id }) => id).sort()).toEqual(due.map(({ id }) => id).sort());
      for (const { id, at } of rung) {
        const late = at - (due.find((alarm) => alarm.id === id)?.due ?? 0);
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(1000);
      }
    });

    it('rings by the sweep when the queue and its bells are lost, or legal time leaps over them', async () => {
      const rung: string[] = [];
      const ring = ringOf(async (id) => {
        rung.push(id);
        await disarm(id);
      });
      const soon = await armed(1500);
      const weeks = await armed(14 * 86_400_000);
      started(new Bells(alarms, clock, bullOf(), log)).start(() => ring.ringDue());
      await sleep(500);
      await lose();
      const sweep = started(sweepOf(ring));
      sweep.start();
      await until('first ring', () => rung.length === 1);
      expect(rung).toEqual([soon.id]);
      await clock.moveTo(new Date(weeks.due).toISOString() as Instant);
      await until('second ring', () => rung.length === 2, 2500);
    });

    it('writes what was foreseen, once it is due, and rings the rest', async () => {
      const [told, moved] = [await armed(3000), await armed(3000)];
      const written: string[] = [];
      const rung: string[] = [];
      const subscriptions = new Subscriptions();
      subscriptions.onAlarm(
        async (id) => {
          rung.push(id);
          await disarm(id);
        },
        async (coming, at) => async (now) => {
          expect(now >= at).toBe(true);
          expect(coming).toMatchObject([{ due: [1] }]);
          const ids = coming.map(({ streamId }) => streamId);
          written.push(...ids);
          const going = ids.filter((id) => id === told.id);
          for (const id of going) await disarm(id);
          return going.length;
        },
      );
      const foresight = foresightOf(subscriptions);
      const ring = started(new Ring(alarms, subscriptions, foresight, log));
      expect(await foresight.look()).toBeGreaterThan(0);
      await ring.ringDue();
      expect([written, rung]).toEqual([[], []]);
      await until('all are due', async () => Date.parse(await clock.now()) >= moved.due);
      await ring.ringDue();
      expect(written.sort()).toEqual([told.id, moved.id].sort());
      expect(rung).toEqual([moved.id]);
      const again: number[] = [];
      await foresight.writeDue((count) => again.push(count) > 0);
      expect(again).toEqual([]);
    });

    it('numbers nothing while what was foreseen is written, and goes on where that failed', async () => {
      const ledger = new Ledger(database);
      await journalled('item.awaits');
      let over = false;
      const flood = sleep(200).then(() => {
        over = true;
        throw new Error('gone');
      });
      const given = expect(ledger.giveWayTo(flood)).rejects.toThrow('gone');
      expect([await ledger.sequence(10), over]).toEqual([1, true]);
      await given;
    });

    it('goes on after every connection to the database was cut', async () => {
      const heard: { topic: string; streamId: string }[] = [];
      const rung: string[] = [];
      const bull = bullOf();
      const ring = ringOf(async (id) => {
        rung.push(id);
        await disarm(id);
      });
      relayTo(heard, bull);
      started(new Bells(alarms, clock, bull, log)).start(() => ring.ringDue());
      started(sweepOf(ring)).start();
      await sleep(500);
      await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      const streamId = await again(() => journalled('item.awaits'));
      const { id } = await again(() => armed(300));
      await until('the ring', () => rung.includes(id), 5000);
      await until('the topic', () => heard.some((event) => event.streamId === streamId), 10_000);
    }, 20_000);

    it('parks the poisoned item after five attempts, alone: its siblings and the others ring at once', async () => {
      const rung: string[] = [];
      const poisoned = await armed(0, 3);
      const ring = ringOf(async (id, due, alone) => {
        if (id === poisoned.id && due.includes(2)) throw new Error('poisoned by "somebody"');
        rung.push(`${id} ${due} ${alone}`);
        await disarm(id, due);
      });
      const others = await Promise.all([armed(0), armed(0), armed(0)]);
      await ring.ringDue();
      const siblings = [`${poisoned.id} 1 true`, `${poisoned.id} 3 true`];
      expect(rung.toSorted()).toEqual([...others.map(({ id }) => `${id} 1 false`), ...siblings].toSorted());
      for (let attempt = 2; attempt <= 5; attempt += 1) {
        expect(await rows('select from record.incident')).toEqual([]);
        const next = await alarms.nextDue();
        await clock.moveTo(next as Instant);
        await ring.ringDue();
        expect(await rows('select idx, attempts from record.alarm')).toEqual([{ idx: 2, attempts: attempt }]);
      }
      expect(rung).toHaveLength(5);
      expect(await alarms.nextDue()).toBeNull();
      const reason = 'Error: poisoned by …';
      expect(await rows('select parked_reason as reason from record.alarm')).toEqual([{ reason }]);
      const [incident] = await rows(
        'select kind, stream_id, idx, subject, reason, attempts, closed_at from record.incident',
      );
      expect(incident).toEqual({
        kind: 'alarm',
        stream_id: poisoned.id,
        idx: 2,
        subject: 'promise',
        reason,
        attempts: 5,
        closed_at: null,
      });
    });

    it('keeps a topic that failed for good as an incident, and hears it again when told to', async () => {
      let poisoned = true;
      const heard: number[] = [];
      const bull = bullOf();
      Object.assign(JOB_OPTIONS.topics, { attempts: 2, backoff: { type: 'fixed', delay: 50 } });
      stops.push(async () => Object.assign(JOB_OPTIONS.topics, TRIES));
      const subscriptions = new Subscriptions();
      subscriptions.onTopic('item.awaits', async ({ seq }) => {
        if (poisoned) throw new Error('poisoned');
        heard.push(seq);
      });
      const relay = () => started(new Relay(new Ledger(database), bull, subscriptions, log));
      relay().start();
      const id = await journalled('item.awaits');
      const open = () =>
        rows('select id, kind, seq, subject, reason, attempts from record.incident where closed_at is null');
      const [incident] = await until('the incident', async () => (await open())[0] && open(), 15_000);
      expect(incident).toMatchObject({
        kind: 'topic',
        seq: 1,
        subject: 'item.awaits',
        reason: 'Error: poisoned',
        attempts: 2,
      });
      await until('the job is forgotten', async () => (await bull.queue('topics').failed(10)).length === 0);

      // As an operator's act leaves it; what fails again is the same topic again, not the retry.
      await retried(id, 2);
      const [again] = await until('the second incident', async () => (await open())[0] && open(), 15_000);
      expect(again).toMatchObject({ kind: 'topic', seq: 1, subject: 'item.awaits', attempts: 4 });
      expect(heard).toEqual([]);
      poisoned = false;
      await retried(id, 3);
      await until('the topic', () => heard.length === 1);
      expect(heard).toEqual([1]);
      expect(await open()).toEqual([]);
    }, 60_000);

    it('sets a stream aside that stays due however often it rings', async () => {
      const rung: string[] = [];
      const { id } = await armed(0);
      const ring = ringOf(async (streamId) => void rung.push(streamId));
      await ring.ringDue();
      expect(rung).toEqual(Array.from({ length: 20 }, () => id));
      expect(await rows('select attempts from record.alarm')).toEqual([{ attempts: 1 }]);
    });

    it('makes only that stream late which somebody holds locked, and counts no failure against it', async () => {
      const rung: string[] = [];
      const locked = await armed(0);
      let held = true;
      const ring = ringOf(async (id) => {
        if (id === locked.id && held) {
          await sleep(2500);
          throw Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
        }
        rung.push(id);
        await disarm(id);
      });
      started(sweepOf(ring)).start();
      await sleep(300);
      const others: { id: string; due: number }[] = [];
      for (let n = 0; n < 4; n += 1) {
        const other = await armed(0);
        others.push(other);
        await until('another rings', () => rung.includes(other.id), 2500);
      }
      expect(rung).toEqual(others.map(({ id }) => id));
      held = false;
      await until('the locked one rings', () => rung.includes(locked.id), 6000);
    }, 20_000);

    it('counts no failure against an alarm whose ring lost the database', async () => {
      const { id } = await armed(0);
      const ring = ringOf(async () => {
        throw Object.assign(new Error('terminating connection'), { code: '57P01' });
      });
      await expect(ring.ringDue()).rejects.toThrow('terminating connection');
      expect(await rows('select attempts from record.alarm where stream_id = $1', [id])).toEqual([
        { attempts: 0 },
      ]);
    });

    it('waits for the running verb when it stops', async () => {
      let done = false;
      const ring = ringOf(async (id) => {
        await sleep(400);
        await disarm(id);
        done = true;
      });
      await armed(0);
      void ring.ringDue();
      await sleep(100);
      await ring.stop();
      expect(done).toBe(true);
    });
  });
}

const lostOnPostgres = () => owner.query('truncate bullmq.job, bullmq.event, bullmq.meta cascade');
if (both || !real) onBackend('messaging with its queues on PostgreSQL', undefined, lostOnPostgres);
else process.stdout.write('not run here: messaging on PostgreSQL (lane 1 does it)\n');

if (redis) onBackend('messaging with its queues on Redis', redis.url, () => redis.flush());

describe('a queue that is not there', () => {
  it('keeps no relay from stopping and no alarm from ringing', async () => {
    const bull = openBull({ redisUrl: 'redis://127.0.0.1:1', databaseUrl: fresh.url }, log);
    const subscriptions = new Subscriptions();
    const rung: string[] = [];
    subscriptions.onTopic('item.awaits', async () => undefined);
    subscriptions.onAlarm(async (id) => {
      rung.push(id);
      await disarm(id);
    });
    const ring = new Ring(alarms, subscriptions, foresightOf(subscriptions), log);
    const relay = new Relay(new Ledger(database), bull, subscriptions, log);
    const sweep = sweepOf(ring);
    relay.start();
    sweep.start();
    await journalled('item.awaits');
    const { id } = await armed(0);
    await until('the ring', () => rung.includes(id), 3000);
    await until(
      'the message in the ledger',
      async () => (await new Ledger(database).unread('relay', 10)).length > 0,
    );
    const since = Date.now();
    await Promise.all([ring.stop(), sweep.stop(), relay.stop()]);
    await bull.close(1000);
    expect(Date.now() - since).toBeLessThan(9000);
    // Whether or not the relay came to it before it was stopped.
    await new Ledger(database).sequence(10);
    expect(await new Ledger(database).unread('relay', 10)).not.toEqual([]);
  }, 30_000);
});
