import type { JobsOptions } from 'bullmq';

/** The queues of the product and what a job in each carries. */
export interface Payloads {
  topics: {
    readonly pos: string;
    /** Of the entry (`LedgerEntry`): after a restore the queue still holds what lay at this position before. */
    readonly mark: string;
    readonly topic: string;
    readonly streamId: string;
    readonly seq: number;
  };
  bells: { readonly at: string };
}
export type QueueName = keyof Payloads;

/** A job to be laid. `id` makes laying it twice the same as once; no colon in it, and no bare number: BullMQ refuses both. */
export interface Job<T> {
  readonly id: string;
  readonly data: T;
  readonly delayMs?: number;
}

/** A job that failed as often as it may: tried `attempts` times, the last time for `reason`. */
export interface FailedJob<T> {
  readonly id: string;
  readonly data: T;
  readonly reason: string;
  readonly attempts: number;
}

/**
 * A topic that ran is remembered for the next 1,000: two relays may hand on one batch at the same moment, and a forgotten id
 * would run again. One that failed for good is kept until the relay has made an incident of it. A bell is forgotten at once, failed or not, so that the same instant can be laid again; the sweep rings anyway.
 */
export const JOB_OPTIONS: Readonly<Record<QueueName, JobsOptions>> = {
  topics: {
    attempts: 8,
    backoff: { type: 'exponential', delay: 1000 },
    removeOnComplete: { count: 1000 },
    removeOnFail: false,
  },
  bells: {
    attempts: 3,
    backoff: { type: 'exponential', delay: 500 },
    removeOnComplete: true,
    removeOnFail: true,
  },
};
