import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { Alarms, type ComingStream, LegalClock } from '#record';
import { type Foreseen, type OnComing, Subscriptions } from './subscriptions.js';

/** Several looks before the instant, for what the first was too busy for. */
const AHEAD_MS = 10_000;
/** What one process keeps decided: some ten megabytes. What is beyond rings as ever. */
const MOST = 2500;
const BATCH = 64;
/** What is due sooner rings as ever: decided here, it would be decided twice. */
const SOON_MS = 300;

interface Kept {
  readonly at: Instant;
  /** Null where it could not be told before: not to be asked again. */
  readonly write: Foreseen | null;
}

/**
 * Decides the warnings of the next seconds before they are due, so that at the instant only writing them is left (docs/decisions/0042). Nothing
 * rests on it: what it has not, or what moved since, is due and rings as ever.
 */
@Injectable()
export class Foresight {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly alarms: Alarms,
    private readonly clock: LegalClock,
    private readonly subscriptions: Subscriptions,
  ) {}

  /** Writes what is due by legal now, each once; resolves to false where it could not go. */
  async due(): Promise<(() => Promise<boolean>)[]> {
    if (this.kept.size === 0) return [];
    const now = await this.clock.now();
    const due = [...this.kept].filter(([, { at }]) => at <= now);
    for (const [key] of due) this.kept.delete(key);
    return due.flatMap(([, { write }]) => (write ? [() => write(now)] : []));
  }

  /** Decides what comes due in the next `withinMs` milliseconds of legal time and is not decided yet; in how many the first is due, null where none is. */
  async look(withinMs = AHEAD_MS): Promise<number | null> {
    const verb = this.subscriptions.comingVerb;
    if (!verb) return null;
    const began = performance.now();
    const coming = await this.alarms.comingStreams(withinMs, MOST);
    const fresh = coming.filter((stream) => !this.kept.has(keyOf(stream))).slice(0, MOST - this.kept.size);
    for (let from = 0; from < fresh.length; from += BATCH) {
      const soon = performance.now() - began + SOON_MS;
      const batch = fresh.slice(from, from + BATCH).filter(({ inMs }) => inMs > soon);
      await Promise.all(batch.map((stream) => this.decide(stream, verb)));
    }
    const first = Math.min(...coming.map(({ inMs }) => inMs));
    return Number.isFinite(first) ? Math.max(0, first - (performance.now() - began)) : null;
  }

  /** A stream that cannot be read now will say so when it rings. */
  private async decide(stream: ComingStream, verb: OnComing): Promise<void> {
    const { streamId, due, at } = stream;
    const write = await verb(streamId, due, at).catch(() => null);
    this.kept.set(keyOf(stream), { at, write });
  }
}

const keyOf = ({ streamId, at }: ComingStream): string => `${streamId} ${at}`;
