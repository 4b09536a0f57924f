import { Injectable } from '@nestjs/common';
import { type Instant, throwTogether } from '#kernel';
import { Alarms, type DueStream, LegalClock, ringApart } from '#record';
import { ReachOpenItems } from './reach-open-items.js';
import { RingAlarms } from './ring-alarms.js';

/** One demonstration step rings this many instants at most: years of them. */
const MOST_STEPS = 5000;
/** Cases of one instant that ring at once, as a worker's do: their acts share commits. 400 of six items on one morning: 3.1 s, one after the other 6.0 s. */
const AT_ONCE = 32;

/** Moves the demonstration clock forward, stepping from alarm to alarm so that everything rings in order and in time. */
@Injectable()
export class MoveClock {
  constructor(
    private readonly clock: LegalClock,
    private readonly alarms: Alarms,
    private readonly ring: RingAlarms,
    private readonly published: ReachOpenItems,
  ) {}

  /** Legal time afterwards: `to`, or simply now where the clock is not movable or already past it. */
  async execute(to: Instant): Promise<Instant> {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const next = await this.alarms.nextDue();
      if (!next || next > to) break;
      if ((await this.clock.moveTo(next)) < next) break;
      await this.published.execute();
      await this.ringDue();
    }
    const reached = await this.clock.moveTo(to);
    await this.published.execute();
    // A calendar that came into force on the way may have moved a day to one that has passed.
    await this.ringDue();
    return reached;
  }

  private async ringDue(): Promise<void> {
    const due = await this.alarms.dueStreams(1000);
    for (let at = 0; at < due.length; at += AT_ONCE) {
      const rings = await Promise.allSettled(
        due.slice(at, at + AT_ONCE).map((stream) => this.ringOne(stream)),
      );
      throwTogether(rings.flatMap((ring) => (ring.status === 'rejected' ? [ring.reason] : [])));
    }
  }

  /** A worker may have rung it first, which does no harm; an item that cannot be rung does not hold the clock for the others. */
  private async ringOne(stream: DueStream): Promise<void> {
    await ringApart(this.alarms, stream, (due, alone) => this.ring.execute(stream.streamId, due, alone));
  }
}
