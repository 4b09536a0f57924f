import { performance } from 'node:perf_hooks';
import type { Writable } from 'node:stream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { LOG, type Logger } from '#platform';
import { listeners } from './figures.js';
import { Listener, type ListeningReader } from './listener.js';
import { Loop } from './loop.js';
import { StreamStore } from './store/stream.store.js';

const IDLE_MS = 250;
const BEAT_MS = 15_000;
/** Positions read at once, by the poll and by a client that catches up. */
const SPAN = 500;
/** A client further behind than this reads the lists anew instead. */
const MOST_BEHIND = 50_000;
const PER_PERSON = 5;
const PER_PROCESS = 1000;

/**
 * The ledger as it grows, to everybody who listens: one poll per process, whatever the number of clients, and each entry under
 * the row-level security of whom it goes to. An event's id is its ledger position, so a client that comes back with
 * Last-Event-ID hears on without a gap and without a double.
 */
@Injectable()
export class LiveStream implements OnModuleDestroy {
  private readonly clients = new Set<Listener>();
  private readonly loop: Loop;
  /** Live clients have heard up to here; the poll is about to bring them up to `begun`. */
  private served: number | undefined;
  private begun = 0;
  private beatAt = performance.now();
  private closing = false;

  constructor(
    private readonly store: StreamStore,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.loop = new Loop('live stream', IDLE_MS, () => this.poll(), log);
  }

  /** Why this person may open no further stream; null when they may. */
  refusal(personId: string): Rejection | null {
    if (this.closing) return reject('UNAVAILABLE');
    if (this.clients.size >= PER_PROCESS) return reject('STREAMS_FULL');
    const own = [...this.clients].filter(({ reader }) => reader.personId === personId).length;
    return own >= PER_PERSON ? reject('TOO_MANY_STREAMS', { params: { most: PER_PERSON } }) : null;
  }

  /** Lets the reader hear what comes after position `from` (null: from now on), until the connection or the right to it ends. */
  open(reader: ListeningReader, from: number | null, out: Writable): void {
    const client = new Listener(reader, out);
    // Hung up while its rights were asked: no end of it would be heard any more.
    if (client.closed) return;
    this.clients.add(client);
    listeners.set(this.clients.size);
    client.onClose(() => {
      this.clients.delete(client);
      listeners.set(this.clients.size);
    });
    this.loop.start();
    this.catchUp(client, from).catch((err: unknown) => {
      // It comes back by itself and asks from where it was.
      this.log.warn({ err }, 'a live stream could not begin');
      client.cut();
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    for (const client of this.clients) client.end();
    await this.loop.stop();
  }

  /** From the client's own position to where the poll is; there it joins the others, in one breath with the comparison. */
  private async catchUp(client: Listener, from: number | null): Promise<void> {
    const newest = await this.store.head();
    this.served ??= newest;
    this.begun = Math.max(this.begun, this.served);
    const known = from !== null && from <= newest && newest - from <= MOST_BEHIND;
    client.position = known ? from : newest;
    if (from === null || known) client.beat();
    else client.restart(newest);
    while (client.position < this.begun && !client.closed) {
      const until = Math.min(client.position + SPAN, this.begun);
      const { entries, gone } = await this.store.heard(client.position, until, [client.reader]);
      if (gone.length > 0) return client.end('UNAUTHENTICATED');
      for (const entry of entries) client.hear(entry);
      client.position = until;
      await client.taken();
    }
    client.live = true;
  }

  private async poll(): Promise<boolean> {
    if (this.clients.size === 0) {
      this.served = undefined;
      this.begun = 0;
      return false;
    }
    // What the first client brings meanwhile may be newer than an answer that was asked for before: no shorter ledger for that.
    const before = this.served;
    const newest = await this.store.head();
    if (before !== undefined && newest < before) this.restart(newest);
    this.served ??= newest;
    const until = Math.min(newest, this.served + SPAN);
    const beat = performance.now() - this.beatAt >= BEAT_MS;
    if (until <= this.served && !beat) return false;
    this.begun = Math.max(this.begun, until);
    await this.bring(this.served, until);
    this.served = until;
    if (beat) {
      this.beatAt = performance.now();
      for (const client of this.clients) if (client.live) client.beat();
    }
    return until < newest;
  }

  /** The ledger is shorter than it was: a backup was restored. Positions from before mean nothing any more. */
  private restart(newest: number): void {
    this.served = newest;
    this.begun = newest;
    for (const client of this.clients) client.restart(newest);
  }

  /** Tells every live client what is theirs of the entries after `after` up to `until`, and ends those who may hear no more. */
  private async bring(after: number, until: number): Promise<void> {
    const groups = this.liveByReader();
    const readers = groups.map(([{ reader }]) => reader);
    const { entries, gone } = await this.store.heard(after, until, readers);
    for (const { reader, ...entry } of entries) for (const client of groups[reader] ?? []) client.hear(entry);
    for (const reader of gone) for (const client of groups[reader] ?? []) client.end('UNAUTHENTICATED');
    for (const client of groups.flat()) client.position = Math.max(client.position, until);
  }

  /** Several windows of one session are one reader. */
  private liveByReader(): [Listener, ...Listener[]][] {
    const groups = new Map<string, [Listener, ...Listener[]]>();
    for (const client of this.clients) {
      if (!client.live) continue;
      const group = groups.get(client.key);
      if (group) group.push(client);
      else groups.set(client.key, [client]);
    }
    return [...groups.values()];
  }
}
