import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Ledger } from '#record';
import { openStage, type Stage } from '../../../test/support/channels.js';
import { DELIVERY_TERM_MONTHS, ForgetDeliveries } from './forget-deliveries.js';
import { DeliveryStore } from './store/delivery.store.js';

const MANY = 20_000;

let stage: Stage;
let store: DeliveryStore;

beforeAll(async () => {
  stage = await openStage();
  store = new DeliveryStore(stage.database);
}, 90_000);
afterAll(() => stage?.close());

it('forgets messages and their log when their term is over, and none that the law asks to arrive or that is on its way', async () => {
  const by = await stage.signIn('applicant');
  const { id } = await stage.subscribe(by, {
    channel: 'webhook',
    target: 'https://hooks.example.test/in',
    topics: ['case.changed', 'notice.issued'],
  });
  for (const notices of [[], [], [], [{ legal: true }]])
    await stage.act({
      viewers: [by.organId],
      topics: ['case.changed', ...(notices.length > 0 ? ['notice.issued'] : [])],
      notices,
    });
  await new Ledger(stage.database).sequence(1000);
  while ((await store.fill(200)) > 0);
  // Old, just young enough, still on its way (asked for again), and what the law asks to arrive.
  const [first, second, third, , legal] = await stage.rows<{ id: string }>(
    'select id from messaging.delivery where subscription_id = $1 order by pos',
    [id],
  );
  const settle = (row: { id: string } | undefined, state: string, days: string) =>
    stage.rows(
      `update messaging.delivery set state = $2, attempts = 1, settled_at = now() - make_interval(months => ${DELIVERY_TERM_MONTHS}) ${days} where id = $1`,
      [row?.id, state],
    );
  await settle(first, 'failed', `- interval '1 day'`);
  await settle(second, 'delivered', `+ interval '1 day'`);
  await settle(legal, 'delivered', `- interval '1 year'`);
  await stage.rows(
    `update messaging.delivery set state = 'dropped', settled_at = now() where state = 'pending' and id <> $1`,
    [third?.id],
  );
  await stage.rows('insert into messaging.attempt (delivery_id, no) select id, 1 from messaging.delivery');
  await stage.rows(
    `insert into messaging.delivery (subscription_id, channel, pos, notice_id, event_id, organ_id, park_id, legal, state, settled_at)
       select d.subscription_id, 'webhook', d.pos, n, 'evt', d.organ_id, d.park_id, false, 'delivered', now() - interval '1 year'
         from messaging.delivery d, generate_series(1, $2) n where d.id = $1`,
    [first?.id, MANY],
  );

  const forget = new ForgetDeliveries(store);
  const passes: number[] = [];
  do passes.push(await forget.execute());
  while ((passes.at(-1) ?? 0) > 0);
  expect(passes.reduce((sum, each) => sum + each, 0)).toBe(MANY + 1);
  expect(Math.max(...passes)).toBeLessThan(MANY);
  const left = await stage.rows<{ id: string }>('select id from messaging.delivery order by pos');
  expect(left.map((row) => row.id)).toEqual(expect.arrayContaining([second?.id, third?.id, legal?.id]));
  expect(left.map((row) => row.id)).not.toContain(first?.id);
  expect(await stage.rows('select from messaging.attempt')).toHaveLength(left.length);
  // Nothing of it comes again: what was laid once is behind the mark.
  expect(await store.fill(200)).toBe(0);
}, 60_000);
