import { Injectable } from '@nestjs/common';
import { Bells } from './bells.js';
import { Relay } from './relay.js';
import { Ring } from './ring.js';
import { Sweep } from './sweep.js';

/** Everything that leaves or rings by itself, started and stopped as one. */
@Injectable()
export class Messaging {
  constructor(
    private readonly relay: Relay,
    private readonly bells: Bells,
    private readonly sweep: Sweep,
    private readonly ring: Ring,
  ) {}

  /** After the subscriptions are made. Needs the database; the queue may come later. */
  start(): void {
    this.relay.start();
    this.bells.start(() => this.ring.ringDue());
    this.sweep.start();
  }

  /** Lays and rings nothing more; resolves when the running verbs are done. The queue's workers end with `Bull.close`. */
  async stop(): Promise<void> {
    await Promise.all([this.ring.stop(), this.relay.stop(), this.bells.stop(), this.sweep.stop()]);
  }
}
