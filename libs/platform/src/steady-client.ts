import pg from 'pg';

/**
 * A connection that hears from its birth that it breaks. It says so by the rejection of what it was asked, and by an event that
 * ends the process where nobody listens. Pools and BullMQ listen only after they have been handed it: a server that dies in the same
 * breath in which it lets somebody in ended a worker (seen). For pools: their option `Client`.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

// What BullMQ listens with it makes of the driver's own class, and offers no option for it.
Object.assign(pg, { Client: SteadyClient });
