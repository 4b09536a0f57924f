import { connectionLost } from './connection-lost.js';
import type { Database } from './database.js';
import { sqlState } from './sql-state.js';

/** One function, asked for one and for many. */
export interface Shared {
  /** `room.verb($1, $2)`. */
  readonly one: string;
  /** A function that takes a JSON array of argument lists and answers rows `{n, answer}`, n from 1; a list it leaves out is asked alone. */
  readonly each: string;
}

interface Waiting<T> {
  readonly params: readonly unknown[];
  readonly about: string;
  readonly resolve: (answer: T) => void;
  readonly reject: (error: unknown) => void;
}

/** As many as keep two cores busy; what comes meanwhile waits and goes together. */
const LANES = 2;
const MOST = 64;
/** What takes longer waits for somebody's lock, and gives its lane to the next. */
const PATIENCE_MS = 100;

/**
 * Calls that wait at the same moment share a trip and a commit (group commit). Where a lane is free a call leaves at once, by itself:
 * nothing waits for company. Each stays whole: on any error of a group each of it is asked again alone, so nobody fails for a
 * neighbour. What lost its connection is not asked again, since nothing is known of its fate. (64 clients: three times the acts a second.)
 */
export class SharedCalls<T> {
  private waiting: Waiting<T>[] = [];
  private busy = 0;

  constructor(
    private readonly database: Database,
    private readonly shared: Shared,
  ) {}

  /** `about`: two calls about the same never go together. Rejects with the driver's error (see `sqlState`). */
  ask(about: string, params: readonly unknown[]): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ params, about, resolve, reject });
      this.fill();
    });
  }

  private fill(): void {
    while (this.busy < LANES && this.waiting.length > 0) {
      this.busy += 1;
      let held = true;
      const free = () => {
        if (!held) return;
        held = false;
        this.busy -= 1;
        this.fill();
      };
      const patience = setTimeout(free, PATIENCE_MS);
      void this.send(this.next()).then(() => {
        clearTimeout(patience);
        free();
      });
    }
  }

  private next(): Waiting<T>[] {
    const group = new Map<string, Waiting<T>>();
    const later: Waiting<T>[] = [];
    for (const each of this.waiting) {
      if (group.size < MOST && !group.has(each.about)) group.set(each.about, each);
      else later.push(each);
    }
    this.waiting = later;
    return [...group.values()];
  }

  /** Never rejects. */
  private async send(group: readonly Waiting<T>[]): Promise<void> {
    const [first] = group;
    if (group.length === 1 && first) return this.alone(first);
    const left = new Set(group);
    try {
      const lists = JSON.stringify(group.map(({ params }) => params));
      const sql = `select n, answer from ${this.shared.each}($1)`;
      for (const { n, answer } of await this.database.call<{ n: number; answer: T }>(sql, [lists])) {
        const asked = group[n - 1];
        asked?.resolve(answer);
        if (asked) left.delete(asked);
      }
    } catch (error) {
      if (sqlState(error) === null || connectionLost(error)) {
        for (const { reject } of left) reject(error);
        return;
      }
    }
    for (const each of left) void this.alone(each);
  }

  private async alone({ params, resolve, reject }: Waiting<T>): Promise<void> {
    try {
      const sql = `select ${this.shared.one} as answer`;
      const [row] = await this.database.call<{ answer: T }>(sql, [...params]);
      if (!row) throw new Error(`${this.shared.one} answered nothing`);
      resolve(row.answer);
    } catch (error) {
      reject(error);
    }
  }
}
