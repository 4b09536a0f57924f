import { Inject, Injectable } from '@nestjs/common';
import { crashPoint, LOG, type Logger } from '#platform';
import { Ledger } from '#record';
import { Bull } from './bull.js';
import { topicsRelayed } from './figures.js';
import { Loop } from './loop.js';
import type { Payloads } from './queues.js';
import { Subscriptions } from './subscriptions.js';

const READER = 'relay';
const BATCH = 200;
const IDLE_MS = 200;
const CONCURRENCY = 4;

/**
 * Hands the ledger on to the queue, in order: sequence, read, lay, mark. The mark moves last, so a crash repeats a batch rather
 * than lose one; the job id names the ledger entry, so the repetition finds its jobs there already. Not by position alone: after
 * a restore positions come again, and the queue would drop them as known. Any number may run.
 */
@Injectable()
export class Relay {
  private readonly loop: Loop;

  constructor(
    private readonly ledger: Ledger,
    private readonly bull: Bull,
    private readonly subscriptions: Subscriptions,
    @Inject(LOG) log: Logger,
  ) {
    this.loop = new Loop(READER, IDLE_MS, () => this.handOn(), log);
  }

  start(): void {
    this.bull.worker('topics', (job) => this.hear(job), CONCURRENCY);
    this.loop.start();
  }

  /** Resolves when the running batch is handed on; the queue's worker ends with `Bull.close`. */
  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** One batch; true when there was something, so that the next one follows at once. */
  private async handOn(): Promise<boolean> {
    if ((await this.ledger.sequence(BATCH)) > 0) crashPoint('relay.sequenced');
    const entries = await this.ledger.unread(READER, BATCH);
    const last = entries.at(-1);
    if (!last) return false;
    const heard = entries.filter(({ topic }) => this.subscriptions.verbsOf(topic).length > 0);
    const jobs = heard.map(({ pos, mark, topic, streamId, seq }) => ({
      id: `topic-${pos}-${mark}`,
      data: { topic, streamId, seq },
    }));
    if (jobs.length > 0) await this.bull.queue('topics').addBulk(jobs);
    if (jobs.length > 0) crashPoint('relay.laid');
    await this.ledger.markRead(READER, last.pos);
    topicsRelayed.inc(jobs.length);
    return true;
  }

  /** What a verb throws goes to the queue, which tries the event again: verbs already called for it are called twice. */
  private async hear({ topic, streamId, seq }: Payloads['topics']): Promise<void> {
    for (const verb of this.subscriptions.verbsOf(topic)) await verb({ streamId, seq });
  }
}
