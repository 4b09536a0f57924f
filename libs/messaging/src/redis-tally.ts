import { Redis } from 'ioredis';
import type { Logger } from '#platform';
import type { Counted, Tally } from './tally.js';

/** Counts and, with the first, opens the window: both or neither. One key a call, so that a cluster may spread them. */
const ADD = `local n = redis.call('incr', KEYS[1])
if n == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
return {n, redis.call('pttl', KEYS[1])}`;

/** Longer than this no request waits to be counted. */
const ANSWER_MS = 250;
const COMPLAIN_MS = 10_000;

/** Counts that all processes share. Without an answer the process counts alone: a lost Redis neither shuts the door nor leaves it open. */
export class RedisTally implements Tally {
  private readonly redis: Redis;
  private readonly prefix: string;
  private complainedAt = Number.NEGATIVE_INFINITY;

  constructor(
    redisUrl: string,
    databaseUrl: string,
    private readonly alone: Tally,
    private readonly log: Logger,
  ) {
    // Two products on one Redis count apart, as their queues lie apart.
    this.prefix = `approval-${new URL(databaseUrl).pathname.slice(1)}:rate:`;
    this.redis = new Redis(redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: ANSWER_MS,
      disconnectTimeout: 500,
    });
    this.redis.on('error', (err: unknown) => this.complain(err));
  }

  async add(keys: readonly string[], windowMs: number): Promise<readonly Counted[]> {
    try {
      return await Promise.all(keys.map((key) => this.one(this.prefix + key, windowMs)));
    } catch (err) {
      this.complain(err);
      return this.alone.add(keys, windowMs);
    }
  }

  async close(): Promise<void> {
    this.redis.disconnect();
    await this.alone.close();
  }

  private async one(key: string, windowMs: number): Promise<Counted> {
    const [count, leftMs] = (await this.redis.eval(ADD, 1, key, windowMs)) as [number, number];
    return { count, leftMs: Math.max(leftMs, 0) };
  }

  private complain(err: unknown): void {
    if (performance.now() - this.complainedAt < COMPLAIN_MS) return;
    this.complainedAt = performance.now();
    this.log.warn({ err }, 'requests are counted by this process alone');
  }
}
