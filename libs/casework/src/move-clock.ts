import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { Alarms, LegalClock } from '#record';
import { RingAlarms } from './ring-alarms.js';

/** One demonstration step rings this many instants at most: years of them. */
const MOST_STEPS = 5000;

/** Moves the demonstration clock forward, stepping from alarm to alarm so that everything rings in order and in time. */
@Injectable()
export class MoveClock {
  constructor(
    private readonly clock: LegalClock,
    private readonly alarms: Alarms,
    private readonly ring: RingAlarms,
  ) {}

  /** Legal time afterwards: `to`, or simply now where the clock is not movable or already past it. */
  async execute(to: Instant): Promise<Instant> {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const next = await this.alarms.nextDue();
      if (!next || next > to) break;
      await this.clock.moveTo(next);
      const due = await this.alarms.dueStreams(1000);
      if (due.length === 0) break;
      for (const caseId of due) await this.ring.execute(caseId);
    }
    return this.clock.moveTo(to);
  }
}
