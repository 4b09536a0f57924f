import type { Act } from './work.js';

export interface Ran {
  /** Milliseconds of each act, in the order they were given. */
  readonly ms: number[];
  readonly seconds: number;
}

/** `clients` people at once, each sending the next act as soon as the last is answered. Rejects with the first failure. */
export async function run(clients: number, acts: readonly Act[]): Promise<Ran> {
  const ms = new Array<number>(acts.length).fill(0);
  const waiting = acts.entries();
  const began = performance.now();
  const client = async () => {
    // One iterator for all: it hands out every act once.
    for (const [at, act] of waiting) {
      const sent = performance.now();
      await act();
      ms[at] = performance.now() - sent;
    }
  };
  await Promise.all(Array.from({ length: Math.min(clients, acts.length) }, client));
  return { ms, seconds: (performance.now() - began) / 1000 };
}

export function shuffled<T>(values: readonly T[]): T[] {
  const keyed = values.map((value) => ({ value, at: Math.random() }));
  return keyed.sort((a, b) => a.at - b.at).map(({ value }) => value);
}

/** The value below which the share `p` of the values lies; NaN of none. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
