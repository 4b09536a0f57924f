import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { crashPoint } from '#platform';
import { Alarms, type ComingStream, Ledger, LegalClock } from '#record';
import { type Foreseen, type OnComing, Subscriptions } from './subscriptions.js';

/** Several looks before the instant, for what the first was too busy for. */
const AHEAD_MS = 10_000;
/** What one process keeps decided: some five megabytes. What is beyond rings as ever. */
const MOST = 2500;
const BATCH = 64;
/** While one call is written, the next is on its way. */
const HANDS = 2;
/** What is due sooner rings as ever: decided here, it would be decided twice. */
const SOON_MS = 300;

/** Of one instant, for one call. */
interface Kept {
  readonly at: Instant;
  readonly write: Foreseen;
}

/**
 * Decides the warnings of the next seconds before they are due, so that at the instant only writing them is left (docs/decisions/0042). Nothing
 * rests on it: what it has not, or what moved since, is due and rings as ever.
 */
@Injectable()
export class Foresight {
  private kept: Kept[] = [];
  /** What was looked at, also where it could not be told before: not to be asked again. */
  private readonly seen = new Map<string, Instant>();

  constructor(
    private readonly alarms: Alarms,
    private readonly clock: LegalClock,
    private readonly subscriptions: Subscriptions,
    private readonly ledger: Ledger,
  ) {}

  /** Writes what is due by legal now, each once, before anything is told of it. `goOn`: told how much of each call went; false ends it. */
  async writeDue(goOn: (written: number) => boolean): Promise<void> {
    if (this.seen.size === 0) return;
    const now = await this.clock.now();
    const due = this.kept.filter(({ at }) => at <= now);
    this.kept = this.kept.filter(({ at }) => at > now);
    for (const [key, at] of this.seen) if (at <= now) this.seen.delete(key);
    if (due.length === 0) return;
    crashPoint('ring.found');
    const waiting = due.values();
    const hand = async () => {
      for (const { write } of waiting) if (!goOn(await write(now).catch(() => 0))) return;
    };
    await this.ledger.giveWayTo(Promise.all(Array.from({ length: HANDS }, hand)));
  }

  /** Decides what comes due in the next `withinMs` milliseconds of legal time and is not decided yet; in how many the first is due, null where none is. */
  async look(withinMs = AHEAD_MS): Promise<number | null> {
    const verb = this.subscriptions.comingVerb;
    if (!verb) return null;
    const began = performance.now();
    const coming = await this.alarms.comingStreams(withinMs, MOST);
    const fresh = coming.filter((stream) => !this.seen.has(keyOf(stream))).slice(0, MOST - this.seen.size);
    for (const group of groupsOf(fresh)) {
      const soon = performance.now() - began + SOON_MS;
      const later = group.filter(({ inMs }) => inMs > soon);
      await this.decide(later, verb);
    }
    const first = Math.min(...coming.map(({ inMs }) => inMs));
    return Number.isFinite(first) ? Math.max(0, first - (performance.now() - began)) : null;
  }

  private async decide(group: readonly ComingStream[], verb: OnComing): Promise<void> {
    const at = group[0]?.at;
    if (!at) return;
    const write = await verb(group, at);
    this.kept.push({ at, write });
    for (const stream of group) this.seen.set(keyOf(stream), at);
  }
}

const keyOf = ({ streamId, at }: ComingStream): string => `${streamId} ${at}`;

/** Of one instant each, and no more than one call writes. */
function groupsOf(streams: readonly ComingStream[]): ComingStream[][] {
  const groups: ComingStream[][] = [];
  const open = new Map<Instant, ComingStream[]>();
  for (const stream of streams) {
    const group = open.get(stream.at) ?? [];
    if (group.length === 0) groups.push(group);
    group.push(stream);
    open.set(stream.at, group.length < BATCH ? group : []);
  }
  return groups;
}
