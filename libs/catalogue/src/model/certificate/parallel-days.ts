import type { CommittedLimit, GuideDefinition, ItemDefinition } from '../definition.js';
import type { Edge } from '../proof/edge.js';

/** One working day to decide once the last earlier result has arrived (滨州市并联审批管理规定 16). */
const SYNC_DAYS = 1;

/** Working days on the published promises, from the day on which all items are accepted with their papers complete; nothing stops a clock. */
export interface ParallelDays {
  readonly unit: 'working_day';
  /** One item after another: the sum. */
  readonly serial: number;
  /** All at once: the last decision, with what statute lets it wait for. */
  readonly parallel: number;
  /** True where a promise is invented for demonstration: then both numbers are. */
  readonly demo: boolean;
  readonly items: readonly {
    readonly code: string;
    /** Its own promise. */
    readonly promise: number;
    /** The day of its decision when all start together. */
    readonly decided: number;
  }[];
}

/**
 * Serial against parallel. A promise in calendar days counts five of seven, rounded up; `same_day` counts none. Every item of the
 * guide is counted, the optional ones too, on both sides. A decision tied to results of the same guide comes one working day
 * after the last of them, and no sooner than its own promise; of alternatives the quickest is enough; results of other guides
 * are in force before. Where statute bars the acceptance itself, the promise starts on the arrival. A circle has no day:
 * what comes back to itself is left out, since such a guide is refused.
 */
export function parallelDays(
  guide: GuideDefinition,
  items: readonly ItemDefinition[],
  ordering: readonly Pick<Edge, 'item' | 'to' | 'binds'>[],
): ParallelDays {
  const inside = guide.items.flatMap(({ code }) => items.filter((item) => item.code === code));
  const promises = new Map(inside.map(({ code, promise }) => [code, workingDays(promise)]));
  const decided = (code: string, way: readonly string[]): number => {
    const own = promises.get(code) ?? 0;
    const waits = ordering
      .filter(({ item }) => item === code)
      .flatMap(({ to, binds }) => {
        const near = to.filter((earlier) => promises.has(earlier) && !way.includes(earlier));
        if (near.length < to.length || near.length === 0) return [];
        const arrives = Math.min(...near.map((earlier) => decided(earlier, [...way, code])));
        return [binds === 'application' ? arrives + own : arrives + SYNC_DAYS];
      });
    return Math.max(own, ...waits);
  };
  const days = inside.map(({ code }) => ({
    code,
    promise: promises.get(code) ?? 0,
    decided: decided(code, [code]),
  }));
  return {
    unit: 'working_day',
    serial: days.reduce((sum, { promise }) => sum + promise, 0),
    parallel: Math.max(0, ...days.map((each) => each.decided)),
    demo: inside.some(({ promise }) => promise.demo),
    items: days,
  };
}

/** Limit in working days: of seven calendar days five, rounded up; none for what is decided on the day itself. */
export function workingDays({ value, unit }: Pick<CommittedLimit, 'value' | 'unit'>): number {
  if (unit === 'same_day') return 0;
  return unit === 'calendar_day' ? Math.ceil((value * 5) / 7) : value;
}
