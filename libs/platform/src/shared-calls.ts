import { connectionLost } from './connection-lost.js';
import type { Database } from './database.js';
import { sqlState } from './sql-state.js';

/** One function for one question and for many. */
export interface Shared<Q> {
  /** `room.verb($1)`: answers rows `{n, answer}`, n from 1. What it leaves out of many is asked alone. */
  readonly call: string;
  /** Its parameters for these questions, in their order. */
  readonly together: (questions: readonly Q[]) => readonly string[];
}

interface Waiting<Q, T> {
  readonly about: string | null;
  readonly question: Q;
  readonly resolve: (answer: T) => void;
  readonly reject: (error: unknown) => void;
}

/** What comes while one is under way waits and goes together: with two lanes groups were half as large, and an act cost a third more. */
const LANES = 1;
const MOST = 64;
/** Where a whole group waits, it is no smaller for going at once. */
const LANES_FOR_WHOLE = 2;
/** What takes longer waits for somebody's lock, and gives its lane to the next. */
const PATIENCE_MS = 100;

/**
 * Calls that wait at the same moment share a trip and a commit (group commit). Where a lane is free a call leaves at once, by itself:
 * nothing waits for company. Each stays whole: on an error of a group each of it is asked again alone, so nobody fails for a
 * neighbour. Where the connection was lost none is, since nothing is known of its fate.
 */
export class SharedCalls<Q, T> {
  private waiting: Waiting<Q, T>[] = [];
  private readonly underWay = new Set<string | null>();
  private busy = 0;
  private filling = false;

  constructor(
    private readonly database: Database,
    private readonly shared: Shared<Q>,
  ) {}

  /**
   * Calls about the same go one after the other, since the second would wait for the lock of the first; null: about nothing that
   * is locked. Rejects with the driver's error (see `sqlState`).
   */
  async ask(about: string | null, question: Q): Promise<T> {
    try {
      return await new Promise<T>((resolve, reject) => {
        this.waiting.push({ about, question, resolve, reject });
        this.soon();
      });
    } finally {
      this.underWay.delete(about);
      this.soon();
    }
  }

  /** What is asked in the same breath goes along: a group's answers arrive together, and the first of them to ask on would leave the others behind. */
  private soon(): void {
    if (this.filling) return;
    this.filling = true;
    queueMicrotask(() => {
      this.filling = false;
      this.fill();
    });
  }

  private fill(): void {
    while (this.busy < (this.waiting.length < MOST ? LANES : LANES_FOR_WHOLE) && this.waiting.length > 0) {
      const group = this.next();
      if (group.length === 0) return;
      this.busy += 1;
      let held = true;
      const free = () => {
        if (held) this.busy -= 1;
        held = false;
        this.soon();
      };
      const patience = setTimeout(free, PATIENCE_MS);
      void this.send(group).then(() => {
        clearTimeout(patience);
        free();
      });
    }
  }

  /** What may leave now, in the order it came. */
  private next(): Waiting<Q, T>[] {
    const group: Waiting<Q, T>[] = [];
    const later: Waiting<Q, T>[] = [];
    for (const each of this.waiting) {
      if (group.length === MOST || this.underWay.has(each.about)) {
        later.push(each);
        continue;
      }
      if (each.about !== null) this.underWay.add(each.about);
      group.push(each);
    }
    this.waiting = later;
    return group;
  }

  /** Never rejects. */
  private async send(group: readonly Waiting<Q, T>[]): Promise<void> {
    const answers = await this.together(group);
    for (const [at, each] of group.entries()) {
      if (answers instanceof Error) each.reject(answers);
      else if (answers.has(at + 1)) each.resolve(answers.get(at + 1) as T);
      else if (group.length === 1) each.reject(new Error(`${this.shared.call} answered nothing`));
      else void this.send([each]);
    }
  }

  /** The answers by their number: none where the server undid the group, an error where it undid one alone or nobody knows what it did. */
  private async together(group: readonly Waiting<Q, T>[]): Promise<Map<number, T> | Error> {
    try {
      const params = this.shared.together(group.map(({ question }) => question));
      const sql = `select n, answer from ${this.shared.call}`;
      const rows = await this.database.call<{ n: number; answer: T }>(sql, [...params]);
      return new Map(rows.map(({ n, answer }) => [n, answer]));
    } catch (error) {
      const unknown = sqlState(error) === null || connectionLost(error);
      return unknown || group.length === 1 ? (error as Error) : new Map();
    }
  }
}
