import { performance } from 'node:perf_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { LOG, type Logger } from '#platform';
import { Ledger } from '#record';
import { deliveriesTotal, deliveriesUnderWay, deliveryAge } from './figures.js';
import { Loop } from './loop.js';
import { pauseAfter, TRIES } from './model/back-off.js';
import { Senders } from './senders.js';
import { type Claimed, DeliveryStore } from './store/delivery.store.js';

const BATCH = 200;
const IDLE_MS = 250;
/** Messages in flight per process: to subscriptions that answer, and to those whose last message did not arrive. */
const LANES = { answering: 12, failing: 4 };
/** Taken of one subscription at once; whoever has as many in flight gets no more. */
const EACH = { answering: 2, failing: 1 };
/** Six times an attempt's own patience. Whoever stood still for half of it (a suspended machine) does not send any more. */
const LEASE_SECONDS = 60;
const STALE_MS = 30_000;
/** A message whose senders die each time is given up: each death costs a lease. */
const DEATHS = 5;
const MEASURE_MS = 10_000;

type Kind = keyof typeof LANES;

/**
 * Lays messages for subscriptions from the ledger, and sends what is due: rows are the truth, claims have a lease, and the id of a
 * message is the same at every try. So killed at any moment, a message is sent again rather than lost, and two processes never
 * send one attempt both. Needs the database only; with the queue lost, everything still leaves.
 */
@Injectable()
export class Deliver {
  private readonly loops: readonly Loop[];
  private readonly inFlight = { answering: new Map<string, Claimed>(), failing: new Map<string, Claimed>() };
  private readonly claiming = { answering: false, failing: false };
  /** Where the round of subscriptions goes on. */
  private readonly served: Record<Kind, string | undefined> = { answering: undefined, failing: undefined };
  private readonly running = new Set<Promise<void>>();
  private stopped = false;
  private measuredAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly ledger: Ledger,
    private readonly store: DeliveryStore,
    private readonly senders: Senders,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.loops = [
      new Loop('deliveries', IDLE_MS, () => this.fill(), log),
      new Loop('deliver answering', IDLE_MS, () => this.sendDue('answering'), log),
      new Loop('deliver failing', IDLE_MS, () => this.sendDue('failing'), log),
    ];
  }

  start(): void {
    for (const loop of this.loops) loop.start();
  }

  /** Resolves when what is in flight has ended: ten seconds at most. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.loops.map((loop) => loop.stop()));
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async fill(): Promise<boolean> {
    await this.ledger.sequence(BATCH);
    const read = await this.store.fill(BATCH);
    if (performance.now() - this.measuredAt > MEASURE_MS) await this.measure();
    return read === BATCH;
  }

  /** Starts what there are lanes for and does not wait for it: a slow receiver holds up its own lane only. True when some are left. */
  private async sendDue(kind: Kind): Promise<boolean> {
    const most = LANES[kind] - this.inFlight[kind].size;
    if (most <= 0 || this.claiming[kind] || this.stopped) return false;
    this.claiming[kind] = true;
    try {
      const after = this.served[kind];
      const claimedAt = performance.now();
      const claimed = await this.store.claim({
        failing: kind === 'failing',
        most,
        each: EACH[kind],
        leaseSeconds: LEASE_SECONDS,
        busy: this.busy(EACH[kind]),
        ...(after !== undefined && { after }),
      });
      for (const message of claimed) this.launch(kind, message, claimedAt);
      const full = claimed.length === most;
      const ids = claimed.map(({ subscriptionId }) => subscriptionId).sort();
      this.served[kind] = full ? ids.at(-1) : undefined;
      // The end of the round: those before the place it began at have waited longest.
      return !full && (claimed.length > 0 || after !== undefined);
    } finally {
      this.claiming[kind] = false;
    }
  }

  /** The end of each attempt looks for the next: a receiver that is quick is not kept waiting for the loop. */
  private launch(kind: Kind, message: Claimed, claimedAt: number): void {
    const flying = this.inFlight[kind];
    flying.set(message.id, message);
    const run = this.attempt(message, claimedAt)
      .then(() => {
        flying.delete(message.id);
        return this.sendDue(kind);
      })
      // What breaks here breaks in the loop, too, which says so.
      .catch(() => false)
      .then(() => void this.running.delete(run));
    this.running.add(run);
  }

  private busy(most: number): string[] {
    const counts = new Map<string, number>();
    for (const flying of Object.values(this.inFlight))
      for (const { subscriptionId } of flying.values())
        counts.set(subscriptionId, (counts.get(subscriptionId) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= most).map(([id]) => id);
  }

  /** Never rejects: what breaks on our side is tried again when the lease ends. */
  private async attempt(message: Claimed, claimedAt: number): Promise<void> {
    const { id, channel, tries } = message;
    try {
      if (tries > TRIES + DEATHS)
        return await this.settle(message, { tookMs: 0, error: 'SENDER_DIED' }, null);
      if (performance.now() - claimedAt > STALE_MS) return;
      const { retryAfterMs = 0, ...ending } = await this.senders.send(message);
      const pause = ending.error === undefined ? null : pauseAfter(tries, Math.random(), retryAfterMs);
      await this.settle(message, ending, pause);
    } catch (err) {
      deliveriesTotal.inc({ channel, outcome: 'broken' });
      this.log.error({ err, delivery: id }, 'a delivery broke on our side');
    }
  }

  private async settle(
    message: Claimed,
    ending: Parameters<DeliveryStore['finish']>[1],
    pauseMs: number | null,
  ): Promise<void> {
    const reached = await this.store.finish(message, ending, pauseMs);
    const { id, channel, attempt } = message;
    deliveriesTotal.inc({ channel, outcome: reached === 'pending' ? 'retried' : reached });
    if (reached === 'failed')
      this.log.warn({ delivery: id, attempt, error: ending.error }, 'delivery failed');
  }

  private async measure(): Promise<void> {
    this.measuredAt = performance.now();
    for (const { channel, messages, oldestSeconds } of await this.store.underWay()) {
      deliveriesUnderWay.set({ channel }, messages);
      deliveryAge.set({ channel }, oldestSeconds);
    }
  }
}
