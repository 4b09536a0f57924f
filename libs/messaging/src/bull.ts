import type { Logger } from '#platform';
import { type Attached, type BullConfig, bullBackend } from './bull-backend.js';
import { within } from './deadline.js';
import { JOB_OPTIONS, type Job, type Payloads, type QueueName } from './queues.js';

export type { BullConfig } from './bull-backend.js';

export interface BullQueue<T> {
  /** Lays jobs in their order; ids already known are left as they are. Rejects when the queue does not answer in 10 s. */
  addBulk(jobs: readonly Job<T>[]): Promise<void>;
}

const ANSWER_MS = 10_000;
const REATTACH_MS = 1000;

/**
 * BullMQ behind one door: this file and `bull-backend.ts` alone know whether Redis or PostgreSQL carries the queues. A
 * connection that breaks is logged and made again; it never throws at the process.
 */
export class Bull {
  private readonly backend: ReturnType<typeof bullBackend>;
  private readonly queues = new Map<QueueName, InstanceType<typeof this.backend.Queue>>();
  private readonly workers = new Map<QueueName, Attached>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private closing: Promise<void> | undefined;

  constructor(
    config: BullConfig,
    private readonly log: Logger,
  ) {
    this.backend = bullBackend(config);
  }

  get kind(): 'redis' | 'postgres' {
    return this.backend.kind;
  }
}
