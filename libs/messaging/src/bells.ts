import { Inject, Injectable } from '@nestjs/common';
import { LOG, type Logger } from '#platform';
import { Alarms, LegalClock } from '#record';
import { Bull } from './bull.js';
import { Loop } from './loop.js';

const EVERY_MS = 5000;
const HORIZON_MS = 60_000;
/** Alarms ring at opening hours, so instants are few; a flood of them is the sweep's work. */
const MOST = 1000;

/**
 * One delayed job per distinct due instant in the next minute. (2,000 alarms at once: a job each took 0.9–4.5 s, one bell
 * 32–125 ms.) A bell is never moved or cancelled: one that finds nothing due does nothing, which also covers a legal clock
 * that was moved past it.
 */
@Injectable()
export class Bells {
  private readonly loop: Loop;

  constructor(
    private readonly alarms: Alarms,
    private readonly clock: LegalClock,
    private readonly bull: Bull,
    @Inject(LOG) log: Logger,
  ) {
    this.loop = new Loop('bells', EVERY_MS, () => this.lay(), log);
  }

  start(ringDue: () => Promise<void>): void {
    this.bull.worker('bells', ringDue, 1);
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async lay(): Promise<boolean> {
    const now = Date.parse(await this.clock.now());
    const instants = await this.alarms.bells(new Date(now + HORIZON_MS));
    const jobs = instants.slice(0, MOST).map((at) => {
      const due = Date.parse(at);
      return { id: `bell-${due}`, data: { at }, delayMs: Math.max(0, due - now) };
    });
    if (jobs.length > 0) await this.bull.queue('bells').addBulk(jobs);
    return false;
  }
}
