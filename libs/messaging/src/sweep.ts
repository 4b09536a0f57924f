import { Inject, Injectable } from '@nestjs/common';
import { LOG, type Logger } from '#platform';
import { Loop } from './loop.js';
import { Ring } from './ring.js';

const EVERY_MS = 1000;

/** Rings what is due every second, queue or no queue: losing the queue delays an alarm by one sweep. (An empty sweep: 0.4 ms.) */
@Injectable()
export class Sweep {
  private readonly loop: Loop;

  constructor(ring: Ring, @Inject(LOG) log: Logger) {
    const pass = async () => {
      await ring.ringDue();
      return false;
    };
    this.loop = new Loop('sweep', EVERY_MS, pass, log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }
}
