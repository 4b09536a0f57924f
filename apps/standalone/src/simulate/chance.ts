/**
 * Where every choice of a run comes from: mulberry32 (Tommy Ettinger, public domain), 32 bits of state. Good enough to wander
 * with, and the same seed wanders the same way.
 */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A source of its own for every step: one draw more in one step shifts no step after it. */
  static ofStep(seed: number, step: number): Chance {
    const mixed = new Chance(Math.imul(seed, 0x9e3779b1) ^ Math.imul(step + 1, 0x85ebca6b));
    return new Chance(mixed.bits());
  }

  /** A whole number from 0, below `n`. */
  below(n: number): number {
    return Math.floor((this.bits() / 0x1_0000_0000) * n);
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  /** True `p` times of one. */
  happens(p: number): boolean {
    return this.bits() / 0x1_0000_0000 < p;
  }

  /** Any one of them; undefined of none. */
  pick<T>(values: readonly T[]): T | undefined {
    return values[this.below(values.length)];
  }

  /** One of them, the heavier the likelier; undefined of none. */
  weighted<T>(values: readonly T[], weight: (value: T) => number): T | undefined {
    let left = (this.bits() / 0x1_0000_0000) * values.reduce((sum, value) => sum + weight(value), 0);
    return values.find((value) => {
      left -= weight(value);
      return left < 0;
    });
  }

  /** Each of them with probability `p`, at least one where there is one. */
  some<T>(values: readonly T[], p: number): T[] {
    const kept = values.filter(() => this.happens(p));
    const [one] = kept.length > 0 || values.length === 0 ? [] : [this.pick(values) as T];
    return one === undefined ? kept : [one];
  }

  private bits(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }
}
