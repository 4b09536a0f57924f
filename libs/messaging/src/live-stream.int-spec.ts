import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '#platform';
import { Ledger } from '#record';
import { openStage, type Stage } from '../../../test/support/channels.js';
import { LiveStream } from './live-stream.js';
import { StreamStore } from './store/stream.store.js';

type Person = Awaited<ReturnType<Stage['signIn']>>;

interface Event {
  readonly id: number;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

const log = createLog('fatal');
let stage: Stage;
let applicant: Person;
let other: Person;
const streams: LiveStream[] = [];

beforeAll(async () => {
  stage = await openStage();
  applicant = await stage.signIn('applicant');
  other = await stage.signIn('applicant2');
}, 90_000);

afterEach(async () => {
  for (const stream of streams.splice(0)) await stream.onModuleDestroy();
});

afterAll(() => stage?.close());

function stream(): LiveStream {
  const live = new LiveStream(new StreamStore(stage.database), log);
  streams.push(live);
  return live;
}

const reading = ({ principal, roles }: Person, personId = principal) => ({ principal, roles, personId });

/** One listener, read as a browser would: what it was told, and the id it would come back with. */
function listen(live: LiveStream, who: Person, from: number | null = null) {
  const out = new PassThrough({ highWaterMark: 1024 });
  let text = '';
  let paused = false;
  out.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  live.open(reading(who, randomUUID()), from, out);
  const blocks = () =>
    text
      .split('\n\n')
      .slice(0, -1)
      .map((block) => block.split('\n'));
  const field = (block: string[], name: string) =>
    block.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  return {
    out,
    pause() {
      paused = true;
      out.pause();
    },
    get paused() {
      return paused;
    },
    events: (): Event[] =>
      blocks().flatMap((block) => {
        const event = field(block, 'event');
        return event
          ? [{ id: Number(field(block, 'id')), event, data: JSON.parse(field(block, 'data') ?? '{}') }]
          : [];
      }),
    lastId: () =>
      Number(
        blocks()
          .map((block) => field(block, 'id'))
          .findLast((id) => id !== undefined),
      ),
    begun: () => blocks().length > 0,
  };
}
type Listening = ReturnType<typeof listen>;

async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 8000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(10)) if (await holds()) return;
  throw new Error(`not within ${ms} ms: ${what}`);
}

const begun = (...all: Listening[]) => until('it begins', () => all.every((each) => each.begun()));
const act = (who: Person, more: object = {}) =>
  stage.act({ viewers: [who.organId], topics: ['case.changed'], ...more });
const head = () => new StreamStore(stage.database).head();

describe('the live stream', () => {
  it('tells each reader what is theirs as it is journalled, and nobody anything else', async () => {
    const live = stream();
    const supervisor = await stage.signIn('supervisor');
    const elsewhere = await stage.signIn('supervisor.qaidam');
    const [mine, theirs, park, far] = [applicant, other, supervisor, elsewhere].map((who) =>
      listen(live, who),
    );
    await begun(mine!, theirs!, park!, far!);
    const caseId = await act(applicant, { topics: ['case.submitted', 'case.changed'] });
    await until('two events', () => mine!.events().length === 2 && park!.events().length === 2);
    await sleep(300);
    expect(mine!.events()).toMatchObject([
      { event: 'case.submitted', data: { caseId, seq: 1, kind: 'ACCEPT' } },
      { event: 'case.changed', data: { caseId, seq: 1 } },
    ]);
    expect(mine!.events()[0]!.data['effectiveOn']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect([theirs!.events(), far!.events()]).toEqual([[], []]);
  });

  it('names of notices only those the reader may read', async () => {
    const live = stream();
    const mine = listen(live, applicant);
    const park = listen(live, await stage.signIn('supervisor'));
    await begun(mine, park);
    await act(applicant, {
      topics: [],
      notices: [{ kind: 'accepted' }, { organId: null, audience: 'supervisor' }],
    });
    await until('the notice', () => mine.events().length === 1 && park.events().length === 1);
    expect(mine.events()[0]!.data['notices']).toHaveLength(1);
    expect(park.events()[0]!.data['notices']).toHaveLength(2);
  });

  it('goes on after Last-Event-ID, without a gap and without a double, also across two processes', async () => {
    const [one, two] = [stream(), stream()];
    const first = listen(one, applicant);
    await begun(first);
    const start = first.lastId();
    await act(applicant);
    await until('one event', () => first.events().length === 1);
    first.out.destroy();
    for (let n = 0; n < 5; n += 1) await act(n % 2 ? other : applicant);
    const second = listen(two, applicant, first.lastId());
    await until('three more', () => second.events().length === 3);
    await act(applicant);
    await until('and one', () => second.events().length === 4);
    const again = listen(one, applicant, start);
    await until('all five', () => again.events().length === 5);
    expect([...first.events(), ...second.events()]).toEqual(again.events());
  });

  it('loses and doubles nothing for those who come in the middle of a flood', async () => {
    const [one, two] = [stream(), stream()];
    const from = await head();
    const total = 400;
    const flood = (async () => {
      for (let n = 0; n < total; n += 1) await act(applicant);
    })();
    const came: Listening[] = [];
    for (let n = 0; n < 24; n += 1) {
      came.push(listen(n % 2 ? one : two, applicant, from));
      await sleep(15);
    }
    await flood;
    await until('everything', () => came.every((each) => each.events().length >= total), 15_000);
    await sleep(400);
    const expected = await stage.rows<{ pos: string }>(
      'select l.pos from record.ledger l join record.stream s on s.id = l.stream_id where l.pos > $1 and $2 = any (s.viewers) order by l.pos',
      [from, applicant.organId],
    );
    const ids = expected.map(({ pos }) => Number(pos));
    expect(ids).toHaveLength(total);
    for (const each of came) expect(each.events().map(({ id }) => id)).toEqual(ids);
  }, 30_000);

  it('ends when the session does, and when the roles change', async () => {
    const live = stream();
    const leaving = await stage.signIn('applicant');
    const moved = await stage.signIn('clerk.haidong');
    const [a, b, c] = [leaving, moved, applicant].map((who) => listen(live, who));
    await begun(a!, b!, c!);
    await stage.rows('delete from identity.session where token_hash = substr($1, 7)', [leaving.principal]);
    await stage.rows(
      `update identity.membership set roles = '{editor}' where organ_id = $1 and roles = '{clerk}'`,
      [moved.organId],
    );
    await act(applicant);
    await until('both end', () => a!.out.destroyed && b!.out.destroyed, 3000);
    for (const each of [a!, b!])
      expect(each.events()).toMatchObject([{ event: 'end', data: { code: 'UNAUTHENTICATED' } }]);
    await until('the other hears on', () => c!.events().length === 1);
  });

  it('cuts a client that does not read, which then has lost nothing', async () => {
    const live = stream();
    const slow = listen(live, applicant);
    const quick = listen(live, applicant);
    await begun(slow, quick);
    const from = slow.lastId();
    slow.pause();
    const many = 2500;
    await stage.rows(
      `with s as (insert into record.stream values (gen_random_uuid(), 1, $1, 1) returning id),
        j as (insert into record.journal select id, 1, now(), current_date, id, 1, 'ACCEPT', 1, $1, '{}', null, null from s)
       insert into record.outbox (stream_id, seq, topics) select id, 1, '{case.changed}' from s, generate_series(1, $2::int)`,
      [[applicant.organId], many],
    );
    while ((await new Ledger(stage.database).sequence(1000)) > 0);
    await until('it is cut', () => slow.out.destroyed, 10_000);
    expect(slow.out.writableLength).toBeLessThan(400_000);
    await until('the other hears all', () => quick.events().length === many, 10_000);
    const back = listen(live, applicant, from);
    await until('it hears all', () => back.events().length === many, 10_000);
    expect(new Set(back.events().map(({ id }) => id)).size).toBe(many);
  }, 40_000);

  it('says that it cannot go on from a position that is not of this ledger', async () => {
    const live = stream();
    const newest = await head();
    const ahead = listen(live, applicant, newest + 1000);
    await until('the reset', () => ahead.events().length === 1);
    expect(ahead.events()).toMatchObject([{ id: newest, event: 'reset' }]);
    await act(applicant);
    await until('it hears on', () => ahead.events().length === 2);
  });

  it('begins anew for everybody when a backup is restored under it', async () => {
    const live = stream();
    const mine = listen(live, applicant);
    await begun(mine);
    await act(applicant);
    await until('one event', () => mine.events().length === 1);
    await stage.rows('delete from record.ledger where pos > (select max(pos) - 1 from record.ledger)');
    await until('the reset', () => mine.events().at(-1)?.event === 'reset');
    await act(applicant);
    await until('it hears on', () => mine.events().at(-1)?.event === 'case.changed');
  });

  it('takes no answer that comes late for a shorter ledger', async () => {
    // The poll asks first, and hears its answer after the client that has come meanwhile.
    let asked = 0;
    let polled: Promise<number> | undefined;
    class Late extends StreamStore {
      override async head(): Promise<number> {
        asked += 1;
        if (asked === 1) {
          polled = super.head();
          return polled.finally(() => sleep(500));
        }
        if (asked === 2) {
          await polled;
          await act(applicant);
        }
        return super.head();
      }
    }
    const from = await head();
    const live = new LiveStream(new Late(stage.database), log);
    streams.push(live);
    const mine = listen(live, applicant, from);
    await until('an event', () => mine.events().length > 0);
    await sleep(600);
    expect(mine.events().map(({ event }) => event)).toEqual(['case.changed']);
  });

  it('lets one person keep five streams open, and says so', () => {
    const live = stream();
    const outs = Array.from({ length: 5 }, () => new PassThrough());
    expect(live.refusal('p')).toBeNull();
    for (const out of outs) live.open(reading(applicant, 'p'), null, out);
    expect(live.refusal('p')).toMatchObject({ code: 'TOO_MANY_STREAMS', params: { most: 5 } });
    expect(live.refusal('q')).toBeNull();
  });

  it('keeps no place for who has hung up before it began', () => {
    const live = stream();
    const out = new PassThrough();
    out.destroy();
    for (let n = 0; n < 5; n += 1) live.open(reading(applicant, 'p'), null, out);
    expect(live.refusal('p')).toBeNull();
  });

  it('ends every stream when the process does, and opens no more', async () => {
    const live = stream();
    const mine = listen(live, applicant);
    await begun(mine);
    const silent = listen(live, other);
    silent.pause();
    await live.onModuleDestroy();
    await until('both end', () => mine.out.destroyed && silent.out.destroyed, 3000);
    expect(live.refusal('p')).toMatchObject({ code: 'UNAVAILABLE' });
  });

  // security.md H1: a thousand listeners, and everybody else is served as before.
  it('serves a thousand listeners by one poll and refuses the next', async () => {
    const live = stream();
    const people = await Promise.all(Array.from({ length: 250 }, () => stage.signIn('applicant')));
    const all = Array.from({ length: 1000 }, (_, n) => listen(live, people[n % 250]!));
    await until('a thousand begin', () => all.every((each) => each.begun()), 20_000);
    expect(live.refusal('somebody else')).toMatchObject({ code: 'STREAMS_FULL' });
    const since = Date.now();
    await act(applicant);
    await until('a thousand hear', () => all.every((each) => each.events().length === 1), 10_000);
    process.stdout.write(`a thousand listeners heard one act after ${Date.now() - since} ms\n`);
    const asked = Date.now();
    await stage.database.readAs(other.principal, 'select 1');
    expect(Date.now() - asked).toBeLessThan(500);
  }, 60_000);
});
