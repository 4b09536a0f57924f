/** How often something came in its window, this time included, and for how long the window is still open. */
export interface Counted {
  readonly count: number;
  readonly leftMs: number;
}

/** Counts that forget. Real time: it is about machines, not about the law. */
export interface Tally {
  /** One more under each key; a window begins with the first. */
  add(keys: readonly string[], windowMs: number): Promise<readonly Counted[]>;
  close(): Promise<void>;
}

/** Keys are made by strangers: more than this many are not kept, the oldest go first. */
const MOST_KEYS = 100_000;

/** Counts of this process alone. */
export class ProcessTally implements Tally {
  private readonly windows = new Map<string, { count: number; readonly ends: number }>();

  async add(keys: readonly string[], windowMs: number): Promise<readonly Counted[]> {
    const now = performance.now();
    return keys.map((key) => {
      const known = this.windows.get(key);
      if (known && known.ends > now) {
        known.count += 1;
        return { count: known.count, leftMs: known.ends - now };
      }
      this.windows.delete(key);
      this.makeRoom(now);
      this.windows.set(key, { count: 1, ends: now + windowMs });
      return { count: 1, leftMs: windowMs };
    });
  }

  async close(): Promise<void> {
    this.windows.clear();
  }

  /** A map keeps its order, and windows are of one length: what is over stands first. */
  private makeRoom(now: number): void {
    for (const [key, { ends }] of this.windows) {
      if (ends > now && this.windows.size < MOST_KEYS) return;
      this.windows.delete(key);
    }
  }
}
