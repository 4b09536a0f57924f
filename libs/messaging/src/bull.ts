import type { Logger } from '#platform';
import {
  type AnyQueue,
  type AnyWorker,
  type Attached,
  type BullBackend,
  type BullConfig,
  bullBackend,
} from './bull-backend.js';
import { within } from './deadline.js';
import { type FailedJob, JOB_OPTIONS, type Job, type Payloads, type QueueName } from './queues.js';

export interface BullQueue<T> {
  /** Lays jobs in their order; ids already known are left as they are. Rejects when the queue does not answer in 5 s. */
  addBulk(jobs: readonly Job<T>[]): Promise<void>;
  /** Up to `most` jobs that are not tried again, oldest first; they stay until forgotten. Rejects like `addBulk`. */
  failed(most: number): Promise<FailedJob<T>[]>;
  /** Forgets a job; one that is gone already is no error. */
  forget(id: string): Promise<void>;
}

const ANSWER_MS = 5000;
const GRACE_MS = 10_000;
const REOPEN_MS = 1000;
/** A Redis that is gone is complained of by every connection about once a second. */
const COMPLAIN_MS = 10_000;

/** Opens no connection yet: that happens with the first queue or worker. */
export function openBull(config: BullConfig, log: Logger): Bull {
  return new Bull(bullBackend(config), log);
}

/**
 * The queues behind one door; only `bull-backend.ts` knows what carries them. A connection that breaks is logged and made
 * again, and never throws at the process.
 */
export class Bull {
  private readonly queues = new Map<QueueName, AnyQueue>();
  private readonly workers = new Map<QueueName, AnyWorker>();
  private readonly reopening = new Set<NodeJS.Timeout>();
  private closed = false;
  private complainedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly backend: BullBackend,
    private readonly log: Logger,
  ) {}

  get kind(): 'redis' | 'postgres' {
    return this.backend.kind;
  }

  queue<N extends QueueName>(name: N): BullQueue<Payloads[N]> {
    return {
      addBulk: async (jobs) => {
        const laid = jobs.map(({ id, data, delayMs }) => ({
          name,
          data,
          opts: { ...JOB_OPTIONS[name], jobId: id, ...(delayMs !== undefined && { delay: delayMs }) },
        }));
        await within(ANSWER_MS, this.open(name).addBulk(laid), `queue ${name}`);
      },
      failed: async (most) => {
        const jobs = await within(ANSWER_MS, this.open(name).getFailed(0, most - 1), `queue ${name}`);
        return jobs.flatMap(({ id, data, failedReason, attemptsMade: attempts }) =>
          id === undefined ? [] : [{ id, data: data as Payloads[N], reason: failedReason, attempts }],
        );
      },
      forget: async (id) => void (await within(ANSWER_MS, this.open(name).remove(id), `queue ${name}`)),
    };
  }

  /** Runs `process` on every job of the queue, `concurrency` at once; what it throws makes the job try again later. */
  worker<N extends QueueName>(
    name: N,
    process: (data: Payloads[N]) => Promise<void>,
    concurrency: number,
  ): void {
    if (this.closed) return;
    const worker = this.backend.openWorker(name, (job) => process(job.data as Payloads[N]), concurrency);
    this.workers.set(name, worker);
    const reopen = () => {
      const timer = setTimeout(() => {
        this.reopening.delete(timer);
        this.worker(name, process, concurrency);
      }, REOPEN_MS);
      this.reopening.add(timer);
    };
    // Run only once connected: a worker that runs without ever reaching its store cannot be closed (its lock timer stays).
    this.attach(name, worker, { ready: () => worker.run(), failed: reopen });
  }

  /** Resolves when what carries the queues answers; rejects when it does not within 5 s. */
  async ping(): Promise<void> {
    await within(ANSWER_MS, this.open('topics').count(), `queues on ${this.kind}`);
  }

  /** Waits up to `graceMs` for running jobs, then cuts the connections; jobs cut off are run again by another worker. */
  async close(graceMs = GRACE_MS): Promise<void> {
    this.closed = true;
    for (const timer of this.reopening) clearTimeout(timer);
    for (const open of [this.workers, this.queues]) {
      await Promise.all([...open.values()].map((attached) => this.closeOne(attached, graceMs)));
      open.clear();
    }
  }

  private open(name: QueueName): AnyQueue {
    const known = this.queues.get(name);
    if (known) return known;
    if (this.closed) throw new Error(`queue ${name}: closed`);
    const queue = this.backend.openQueue(name);
    this.queues.set(name, queue);
    const forget = () => {
      if (this.queues.get(name) === queue) this.queues.delete(name);
    };
    this.attach(name, queue, { ready: async () => undefined, failed: forget });
    return queue;
  }

  /** On PostgreSQL a first connection that fails is never tried again (BullMQ keeps the rejection): `failed` opens anew. */
  private attach(
    name: QueueName,
    attached: Attached,
    then: { ready(): Promise<void>; failed(): void },
  ): void {
    const complain = (err: unknown) => {
      if (this.closed || performance.now() - this.complainedAt < COMPLAIN_MS) return;
      this.complainedAt = performance.now();
      this.log.warn({ err, queue: name, backend: this.kind }, 'queue connection');
    };
    attached.on('error', complain);
    attached.waitUntilReady().then(
      () => (this.closed ? undefined : then.ready().catch(complain)),
      async (err) => {
        if (this.closed) return;
        complain(err);
        then.failed();
        await this.closeOne(attached, REOPEN_MS);
      },
    );
  }

  private async closeOne(attached: Attached, graceMs: number): Promise<void> {
    try {
      await within(graceMs, attached.close(), 'closing');
    } catch (err) {
      this.log.warn({ err, backend: this.kind }, 'queue closed by force');
      // A worker that never reached its Redis closes neither by close() nor by disconnect(): only from below.
      await within(REOPEN_MS, attached.getBackend().close(true), 'cutting').catch(() => undefined);
    }
  }
}
