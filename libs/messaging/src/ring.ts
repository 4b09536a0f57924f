import { Inject, Injectable } from '@nestjs/common';
import { crashPoint, LOG, type Logger, sqlState } from '#platform';
import { Alarms, type DueStream, LOCKED, ringApart, shortReason } from '#record';
import { patiently } from './deadline.js';
import { ringsTotal } from './figures.js';
import { Foresight } from './foresight.js';
import { type OnAlarm, Subscriptions } from './subscriptions.js';

/** What rings at one moment shares its trips and commits. */
const BATCH = 64;
/** While one batch is written, the next is read and decided; with one alone the database waited for the rules, and they for it. */
const UNDER_WAY = 2;
const ROUNDS = 200;
/** A stream that is due again after this many rings in a row is not getting anywhere, and would keep others waiting. */
const RINGS_IN_A_ROW = 20;
/** No batch waits longer for a ring of its own: a case that somebody holds locked makes no other late. */
const PATIENCE_MS = 1000;
/** So many may go on beside the batches; each keeps a connection until the lock's time-out. */
const STRAGGLERS = 4;
/** A locked stream is left out here for a moment. */
const LEFT_OUT_MS = 2000;

/** Rings everything that is due by legal now. Bells and the sweep both come here; whoever comes second finds less or nothing. */
@Injectable()
export class Ring {
  private flight: Promise<void> | undefined;
  private asked = false;
  private stopped = false;
  /** Rings under way by stream, also those that outlast their flight. */
  private readonly running = new Map<string, Promise<void>>();
  private readonly leftOutUntil = new Map<string, number>();

  constructor(
    private readonly alarms: Alarms,
    private readonly subscriptions: Subscriptions,
    private readonly foresight: Foresight,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * One flight per process: a call during a flight shares it, and makes it look once more before it ends. A failing item is
   * set aside (see `ringApart`) and stops no other. Rejects only when the database does not answer.
   */
  ringDue(): Promise<void> {
    this.asked = true;
    this.flight ??= this.fly();
    return this.flight;
  }

  /** Resolves when the verbs now running are done; nothing rings after. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.flight?.catch(() => undefined);
    await Promise.allSettled(this.running.values());
  }

  private async fly(): Promise<void> {
    const verb = this.subscriptions.alarmVerb;
    const rung = new Map<string, number>();
    const underWay: Promise<void>[] = [];
    try {
      if (!verb) throw new Error('nobody answers the alarms: subscribe with onAlarm before the start');
      // Bounded: whatever is left after 12,800 rings is found by the next sweep.
      for (let round = 0; round < ROUNDS && this.asked && !this.stopped; round += 1) {
        this.asked = false;
        await this.ringForeseen();
        const streams = await this.alarms.dueStreams(BATCH, this.leftOut());
        if (streams.length > 0) {
          crashPoint('ring.found');
          const batch = this.ringEach(streams, (stream) => this.ringOne(stream, verb, rung));
          // Its failure is heard below, perhaps only after the next look.
          batch.catch(() => undefined);
          underWay.push(batch);
        }
        if (underWay.length > 0) this.asked = true;
        else rung.clear();
        // After a short batch there is nothing more to find until what is under way is done.
        const most = streams.length < BATCH ? 0 : UNDER_WAY - 1;
        while (underWay.length > most) await underWay.shift();
      }
    } finally {
      await Promise.allSettled(underWay);
      this.flight = undefined;
    }
  }

  /** What does not go here is still due: the look that follows rings it, and tells what was wrong. */
  private async ringForeseen(): Promise<void> {
    await this.foresight.writeDue((rung) => {
      ringsTotal.inc({ outcome: 'rung' }, rung);
      crashPoint('ring.rung');
      return !this.stopped;
    });
  }

  private leftOut(): string[] {
    const now = performance.now();
    for (const [streamId, until] of this.leftOutUntil) if (until <= now) this.leftOutUntil.delete(streamId);
    return [...this.running.keys(), ...this.leftOutUntil.keys()];
  }

  private async ringEach(
    streams: readonly DueStream[],
    ring: (stream: DueStream) => Promise<void>,
  ): Promise<void> {
    const rings = inAnyOrder(streams).map((stream) => {
      const ringing = ring(stream).finally(() => this.running.delete(stream.streamId));
      this.running.set(stream.streamId, ringing);
      const crowded = this.running.size > UNDER_WAY * BATCH + STRAGGLERS;
      return crowded ? ringing : patiently(PATIENCE_MS, ringing);
    });
    // Settled, not all: a flight is over when its last verb is, or stop() would not wait for it.
    for (const { status, reason } of (await Promise.allSettled(rings)) as PromiseRejectedResult[])
      if (status === 'rejected') throw reason;
  }

  private async ringOne(stream: DueStream, verb: OnAlarm, rung: Map<string, number>): Promise<void> {
    const { streamId } = stream;
    const times = (rung.get(streamId) ?? 0) + 1;
    rung.set(streamId, times);
    try {
      if (times > RINGS_IN_A_ROW) await this.setAside(stream);
      else await this.ring(stream, verb);
    } catch (error) {
      this.leaveOut(streamId, error);
    }
    crashPoint('ring.rung');
  }

  private async ring(stream: DueStream, verb: OnAlarm): Promise<void> {
    const { streamId } = stream;
    const { cause, failures } = await ringApart(this.alarms, stream, (due, alone) =>
      verb(streamId, due, alone),
    );
    ringsTotal.inc({ outcome: failures.length === 0 ? 'rung' : 'failed' });
    if (cause !== undefined) this.log.warn({ err: cause, streamId }, 'rung item by item');
    for (const err of failures) this.log.error({ err, streamId }, 'alarm failed');
  }

  /** Its siblings rang just before, so what is still due now is what keeps the stream where it is. */
  private async setAside({ streamId, due }: DueStream): Promise<void> {
    const err = new Error(`still due after ${RINGS_IN_A_ROW} rings in a row`);
    ringsTotal.inc({ outcome: 'failed' });
    this.log.error({ err, streamId }, 'alarm failed');
    for (const idx of due) await this.alarms.failed(streamId, idx, shortReason(err));
  }

  /** Also where it could not be set aside in the database, which takes the same lock. Any other error ends the flight. */
  private leaveOut(streamId: string, error: unknown): void {
    if (sqlState(error) !== LOCKED) throw error;
    this.leftOutUntil.set(streamId, performance.now() + LEFT_OUT_MS);
  }
}

/** Two workers find the same streams: in one order they would meet at each of them, and do everything twice until the act. */
function inAnyOrder(streams: readonly DueStream[]): DueStream[] {
  const keyed = streams.map((stream) => ({ stream, at: Math.random() }));
  return keyed.sort((a, b) => a.at - b.at).map(({ stream }) => stream);
}
