import { Inject, Injectable } from '@nestjs/common';
import { crashPoint, LOG, type Logger } from '#platform';
import { Ledger, shortReason } from '#record';
import { Bull } from './bull.js';
import { topicsFailed, topicsRelayed } from './figures.js';
import { Hearing } from './hearing.js';
import { Loop } from './loop.js';
import { type OnChore, Subscriptions } from './subscriptions.js';

const READER = 'relay';
const BATCH = 200;
const IDLE_MS = 200;
const CONCURRENCY = 4;
const COLLECT_MS = 5000;
/** An operator's word that a topic is to be heard again: its line names the incident. */
const RETRIED = 'incident.retried';

/**
 * Hands the ledger on to the queue, in order: sequence, read, lay, mark. The mark moves last, so a crash repeats a batch rather
 * than lose one; the job id names the ledger entry, so the repetition finds its jobs there already. Not by position alone: after
 * a restore positions come again, and the queue would drop them as known. Any number may run.
 *
 * A topic whose verbs failed for good does not vanish: it is collected from the queue, made an incident, and only then forgotten.
 * Collected, not caught in the worker: a job that died with two workers fails without any code of ours, and a verb that failed
 * because the database was away could not have written its incident then either.
 */
@Injectable()
export class Relay {
  private readonly loop: Loop;
  private readonly hearing: Hearing;
  private readonly collecting: Loop;

  constructor(
    private readonly ledger: Ledger,
    private readonly bull: Bull,
    private readonly subscriptions: Subscriptions,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.hearing = new Hearing(ledger, subscriptions, log);
    this.loop = new Loop(READER, IDLE_MS, () => this.handOn(), log);
    this.collecting = new Loop('failed topics', COLLECT_MS, () => this.collect(), log);
  }

  start(): void {
    this.subscriptions.onTopic(RETRIED, (event) => this.hearing.again(event));
    this.bull.worker('topics', (job) => this.hearing.hear(job), CONCURRENCY);
    for (const each of [this.loop, this.hearing, this.collecting]) each.start();
  }

  /** Resolves when the running batch is handed on; the queue's worker ends with `Bull.close`. */
  async stop(): Promise<void> {
    await Promise.all([this.loop, this.hearing, this.collecting].map((each) => each.stop()));
  }

  /** One batch; true when there was something, so that the next one follows at once. */
  private async handOn(): Promise<boolean> {
    await this.ledger.sequence(BATCH);
    const entries = await this.ledger.unread(READER, BATCH);
    const last = entries.at(-1);
    if (!last) return false;
    const heard = entries.filter(({ topic }) => this.subscriptions.verbsOf(topic).length > 0);
    const jobs = heard.map(({ pos, mark, topic, streamId, seq }) => ({
      id: `topic-${pos}-${mark}`,
      data: { pos, mark, topic, streamId, seq },
    }));
    if (jobs.length > 0) await this.bull.queue('topics').addBulk(jobs);
    if (jobs.length > 0) crashPoint('relay.laid');
    await this.ledger.markRead(READER, last.pos);
    if (jobs.length > 0) crashPoint('relay.marked');
    topicsRelayed.inc(jobs.length);
    for (const reader of this.subscriptions.readers) await this.ask(reader);
    return true;
  }

  /** A reader that fails keeps its mark and is asked again: it must not hold up what others wait for. */
  private async ask(reader: OnChore): Promise<void> {
    await reader().catch((err: unknown) => this.log.error({ err }, 'a reader of the ledger failed'));
  }

  /** True when there may be more. Two relays that collect one job open one incident; what is one is not brought again. */
  private async collect(): Promise<boolean> {
    const queue = this.bull.queue('topics');
    const jobs = await queue.failed(BATCH);
    for (const { id, data, reason, attempts } of jobs) {
      await this.ledger.failed(data, shortReason(new Error(reason)), attempts);
      await this.ledger.heard(data);
      await queue.forget(id);
      topicsFailed.inc();
    }
    return jobs.length === BATCH;
  }
}
