import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Heard, Reader } from './store/stream.store.js';

/** Bytes a client may be behind before it is cut. It comes back with Last-Event-ID and has lost nothing. */
const MOST_BEHIND = 262_144;
const DRAIN_MS = 10_000;
const GRACE_MS = 1000;

export interface ListeningReader extends Reader {
  readonly personId: string;
}

/** One client of the live stream: what it has heard, and the connection it hears by. */
export class Listener {
  /** All up to here is heard, or was not for this reader. */
  position = 0;
  /** The shared poll brings what comes next; else it is still catching up by itself. */
  live = false;

  constructor(
    readonly reader: ListeningReader,
    private readonly out: Writable,
  ) {
    out.on('error', () => this.cut());
  }

  get key(): string {
    return `${this.reader.principal} ${this.reader.roles.join()}`;
  }

  get closed(): boolean {
    return this.out.destroyed || this.out.writableEnded;
  }

  onClose(done: () => void): void {
    this.out.once('close', done);
  }

  hear({ pos, topic, caseId, seq, kind, effectiveOn, notices }: Heard): void {
    if (Number(pos) <= this.position) return;
    this.position = Number(pos);
    this.say({ event: topic, data: { caseId, seq, kind, effectiveOn, ...(notices && { notices }) } });
  }

  say({ event, data }: { readonly event: string; readonly data: object }): void {
    this.write(`id: ${this.position}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** What it knows may have holes: it reads the lists anew, and hears on from `position`. */
  restart(position: number): void {
    this.position = position;
    this.say({ event: 'reset', data: {} });
  }

  /** A comment keeps the line open; the id without data moves on what the client will ask for when it comes back. */
  beat(): void {
    this.write(`: beat\nid: ${this.position}\n\n`);
  }

  /** Resolves when the client has taken what was said, or was cut for not taking it. */
  async taken(): Promise<void> {
    if (this.closed || !this.out.writableNeedDrain) return;
    const signal = AbortSignal.timeout(DRAIN_MS);
    await Promise.race([once(this.out, 'drain', { signal }), once(this.out, 'close', { signal })]).catch(() =>
      this.cut(),
    );
  }

  /** The last word, then the end; who does not read it is cut. */
  end(code?: string): void {
    if (this.closed) return;
    if (code !== undefined) this.say({ event: 'end', data: { code } });
    this.out.end();
    setTimeout(() => this.cut(), GRACE_MS).unref();
  }

  cut(): void {
    this.out.destroy();
  }

  private write(text: string): void {
    if (this.closed) return;
    this.out.write(text);
    if (this.out.writableLength > MOST_BEHIND) this.cut();
  }
}
