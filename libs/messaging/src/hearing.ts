import { inTurn } from '#kernel';
import type { Logger } from '#platform';
import { type Ledger, type LedgerEntry, shortReason } from '#record';
import { topicsFailed } from './figures.js';
import { Loop } from './loop.js';
import type { Payloads } from './queues.js';
import type { StreamEvent, Subscriptions } from './subscriptions.js';

const EVERY_MS = 5000;
/** By then the queue has heard what it has, and a verb that failed was tried there four times. What it holds locked for a worker that is gone stays so for 30 s. */
const AGO_MS = 10_000;
const BATCH = 50;
/** Of one message, by one process, at growing intervals: what no try helps becomes an incident. */
const TRIES = 8;

/**
 * Brings messages to their verbs, and remembers in the ledger that they were heard. The queue may lose what was laid in it (a
 * store emptied or restored, a worker killed with it): so what is not heard a while after is brought without the queue.
 */
export class Hearing {
  private readonly loop: Loop;
  private readonly tries = new Map<string, { count: number; notBefore: number }>();
  /** Being heard here just now: what takes long (a calendar that reaches all cases) is not brought once more beside itself. */
  private readonly running = new Set<string>();

  constructor(
    private readonly ledger: Ledger,
    private readonly subscriptions: Subscriptions,
    private readonly log: Logger,
  ) {
    this.loop = new Loop('hearing', EVERY_MS, () => this.bringUnheard(), log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Every verb of the topic is called; what one throws goes to the caller, who tries the message again: the others are called twice. */
  async hear({ pos, mark, topic, streamId, seq }: Payloads['topics']): Promise<void> {
    this.running.add(pos);
    try {
      await inTurn(this.subscriptions.verbsOf(topic), (verb) => verb({ streamId, seq }));
      await this.ledger.heard({ pos, mark });
      this.tries.delete(pos);
    } finally {
      this.running.delete(pos);
    }
  }

  /** What an operator's line asks for is heard once more. Deliveries that are tried again are heard by whoever delivers. */
  async again({ streamId, seq }: StreamEvent): Promise<void> {
    const incident = await this.ledger.retried(streamId, seq);
    if (incident?.kind !== 'topic') return;
    const event = { streamId, seq: incident.seq };
    await inTurn(this.subscriptions.verbsOf(incident.subject), (verb) => verb(event));
  }

  private async bringUnheard(): Promise<boolean> {
    const entries = await this.ledger.unheard(this.subscriptions.topics, AGO_MS, BATCH);
    for (const entry of entries) {
      const { pos } = entry;
      const known = this.tries.get(pos) ?? { count: 0, notBefore: 0 };
      if (this.running.has(pos) || performance.now() < known.notBefore) continue;
      const count = known.count + 1;
      this.tries.set(pos, { count, notBefore: performance.now() + EVERY_MS * 2 ** count });
      await this.hear(entry).catch((err: unknown) => this.failed(entry, count, err));
    }
    return false;
  }

  private async failed(
    { pos, mark, topic, streamId, seq }: LedgerEntry,
    count: number,
    err: unknown,
  ): Promise<void> {
    this.log.error({ err, pos, topic, streamId, count }, 'message not heard');
    if (count < TRIES) return;
    await this.ledger.failed({ topic, streamId, seq }, shortReason(err), count);
    await this.ledger.heard({ pos, mark });
    this.tries.delete(pos);
    topicsFailed.inc();
  }
}
