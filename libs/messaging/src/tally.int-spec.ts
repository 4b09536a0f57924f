import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createLog } from '#platform';
import { openTally } from './open-tally.js';
import { ProcessTally, type Tally } from './tally.js';

const REDIS_URL = process.env['TEST_REDIS_URL'];
const log = createLog('silent');
const open: Tally[] = [];
const opened = (redisUrl: string | undefined, database = crypto.randomUUID()): Tally => {
  const tally = openTally({ redisUrl, databaseUrl: `postgres://nobody@nowhere/${database}` }, log);
  open.push(tally);
  return tally;
};
const countsOf = async (tally: Tally, keys: readonly string[], ms = 60_000) =>
  (await tally.add(keys, ms)).map(({ count }) => count);
/** The first commands of a connection under way are refused, and the process counts alone. */
const connected = () => sleep(200);

afterEach(async () => {
  await Promise.all(open.splice(0).map((tally) => tally.close()));
});

describe.each([['this process', undefined], ...(REDIS_URL ? [['Redis', REDIS_URL] as const] : [])])(
  'counts on %s',
  (_, redisUrl) => {
    it('counts each key by itself and tells how long its window is still open', async () => {
      const tally = opened(redisUrl);
      await connected();
      expect(await countsOf(tally, ['a', 'b'])).toEqual([1, 1]);
      expect(await countsOf(tally, ['a'])).toEqual([2]);
      const [left] = await tally.add(['b'], 60_000);
      expect(left?.count).toBe(2);
      expect(left?.leftMs).toBeGreaterThan(55_000);
      expect(left?.leftMs).toBeLessThanOrEqual(60_000);
    });

    it('begins anew when the window is over, and the window does not grow by being asked', async () => {
      const tally = opened(redisUrl);
      await connected();
      await countsOf(tally, ['a'], 200);
      await sleep(120);
      expect(await countsOf(tally, ['a'], 200)).toEqual([2]);
      await sleep(120);
      expect(await countsOf(tally, ['a'], 200)).toEqual([1]);
    });
  },
);

(REDIS_URL ? describe : describe.skip)('counts of several processes', () => {
  it('are one where they are of one product, and apart for two', async () => {
    const name = crypto.randomUUID();
    const [one, two, other] = [opened(REDIS_URL, name), opened(REDIS_URL, name), opened(REDIS_URL)];
    await connected();
    expect(await countsOf(one as Tally, ['a'])).toEqual([1]);
    expect(await countsOf(two as Tally, ['a'])).toEqual([2]);
    expect(await countsOf(other as Tally, ['a'])).toEqual([1]);
  });
});

it('goes on counting alone when Redis is not there', async () => {
  const tally = opened('redis://127.0.0.1:1');
  expect(await countsOf(tally, ['a'])).toEqual([1]);
  expect(await countsOf(tally, ['a'])).toEqual([2]);
});

it('keeps no more keys than it has room for, and forgets the oldest first', async () => {
  const tally = new ProcessTally();
  await countsOf(tally, ['first']);
  await countsOf(
    tally,
    Array.from({ length: 100_000 }, (_, n) => `invented${n}`),
  );
  expect(await countsOf(tally, ['invented99999', 'first'])).toEqual([2, 1]);
});
