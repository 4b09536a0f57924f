import type { Logger } from '#platform';
import type { BullConfig } from './bull-backend.js';
import { RedisTally } from './redis-tally.js';
import { ProcessTally, type Tally } from './tally.js';

/** One count for all processes where Redis is named, else each its own; a Redis that does not answer is done without. */
export function openTally(config: BullConfig, log: Logger): Tally {
  const alone = new ProcessTally();
  return config.redisUrl === undefined
    ? alone
    : new RedisTally(config.redisUrl, config.databaseUrl, alone, log);
}
