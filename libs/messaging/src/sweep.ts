import { Inject, Injectable } from '@nestjs/common';
import { inTurn } from '#kernel';
import { LOG, type Logger } from '#platform';
import { Foresight } from './foresight.js';
import { Loop } from './loop.js';
import { Ring } from './ring.js';
import { Subscriptions } from './subscriptions.js';

const EVERY_MS = 1000;
const FORESIGHT_MS = 2000;
const CHORES_MS = 60_000;

/**
 * Rings what is due every second, queue or no queue: losing the queue delays an alarm by one sweep. (An empty sweep: 0.4 ms.) What comes due
 * is foreseen, and written at its instant without waiting for its bell.
 * Once a minute the chores: what a message or a date sets off is looked at again, so that neither has to arrive. One that fails holds up no other.
 */
@Injectable()
export class Sweep {
  private readonly loops: readonly Loop[];
  private instant: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(ring: Ring, foresight: Foresight, subscriptions: Subscriptions, @Inject(LOG) log: Logger) {
    const sweep = async () => {
      await ring.ringDue();
      return false;
    };
    const foresee = async () => {
      const ms = await foresight.look();
      clearTimeout(this.instant);
      // Where it fails, or comes too early by a breath, bell and sweep come, too, and tell.
      if (ms !== null) this.instant = setTimeout(() => void ring.ringDue().catch(() => undefined), ms + 1);
      return false;
    };
    const chores = async () => {
      await inTurn(subscriptions.chores, async (verb) => this.stopping || verb());
      return false;
    };
    this.loops = [
      new Loop('sweep', EVERY_MS, sweep, log),
      new Loop('foresight', FORESIGHT_MS, foresee, log),
      new Loop('chores', CHORES_MS, chores, log),
    ];
  }

  start(): void {
    for (const loop of this.loops) loop.start();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.instant);
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }
}
