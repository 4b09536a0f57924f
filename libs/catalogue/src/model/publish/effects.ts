import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import { OPERATION_KINDS, type OperationKind } from './operation.js';

/** One version of an item, as far as its effect on the list goes. */
export interface ItemStep {
  readonly code: string;
  readonly effectiveFrom: LocalDate;
  readonly ends: boolean;
  readonly operation: OperationKind | null;
  readonly promise: Limit;
}

export const STEP_KINDS = ['introduce', 'revise', ...OPERATION_KINDS] as const;
/** What a version did to the list: an operation by a document, else the first version of a code or another of one. */
export type StepKind = (typeof STEP_KINDS)[number];

/** What the versions of one kind did: how many there were, and by how much items and promised days grew (or, below zero, shrank). */
export interface StepEffect {
  readonly kind: StepKind;
  readonly versions: number;
  readonly items: number;
  readonly workingDays: number;
  readonly calendarDays: number;
}

/** Promised days of the items in force whose promise is in that unit; the same day counts as none. */
export interface Promised {
  readonly items: number;
  readonly sum: number;
  readonly median: number | null;
}

/** The list at the end of a period (`2026-08` or `2026`), and what was done to it in the period. */
export interface PeriodEffect {
  readonly period: string;
  readonly operations: readonly StepEffect[];
  readonly inForce: number;
  readonly workingDays: Promised;
  readonly calendarDays: Promised;
}

type Unit = 'workingDays' | 'calendarDays';
type InForce = ReadonlyMap<string, Limit>;

/**
 * The effect of the published list over time: one entry for each period in which a version came into force. Steps come in the order
 * in which they take effect. Pure; units are never added together.
 */
export function effectsOf(steps: readonly ItemStep[], by: 'month' | 'year'): PeriodEffect[] {
  const periods = [...new Set(steps.map((step) => periodOf(step, by)))];
  let before: InForce = new Map();
  return periods.map((period) => {
    const own = steps.filter((step) => periodOf(step, by) === period);
    const effects: StepEffect[] = [];
    for (const step of own) {
      const after = taken(step, before);
      effects.push(effectOf(step, before, after));
      before = after;
    }
    return {
      period,
      operations: STEP_KINDS.flatMap((kind) => summed(effects.filter((effect) => effect.kind === kind))),
      inForce: before.size,
      workingDays: promised(before, 'workingDays'),
      calendarDays: promised(before, 'calendarDays'),
    };
  });
}

function periodOf({ effectiveFrom }: ItemStep, by: 'month' | 'year'): string {
  return effectiveFrom.slice(0, by === 'year' ? 4 : 7);
}

function taken({ code, ends, promise }: ItemStep, before: InForce): InForce {
  const after = new Map(before);
  if (ends) after.delete(code);
  else after.set(code, promise);
  return after;
}

function effectOf({ code, operation }: ItemStep, before: InForce, after: InForce): StepEffect {
  const grown = (unit: Unit) => promised(after, unit).sum - promised(before, unit).sum;
  return {
    kind: operation ?? (before.has(code) ? 'revise' : 'introduce'),
    versions: 1,
    items: after.size - before.size,
    workingDays: grown('workingDays'),
    calendarDays: grown('calendarDays'),
  };
}

function summed(effects: readonly StepEffect[]): StepEffect[] {
  if (effects.length === 0) return [];
  return [
    effects.reduce((sum, { kind, versions, items, workingDays, calendarDays }) => ({
      kind,
      versions: sum.versions + versions,
      items: sum.items + items,
      workingDays: sum.workingDays + workingDays,
      calendarDays: sum.calendarDays + calendarDays,
    })),
  ];
}

function promised(inForce: InForce, unit: Unit): Promised {
  const isCalendar = unit === 'calendarDays';
  const limits = [...inForce.values()].filter((limit) => (limit.unit === 'calendar_day') === isCalendar);
  const days = limits.map((limit) => (limit.unit === 'same_day' ? 0 : limit.value)).sort((a, b) => a - b);
  return { items: days.length, sum: days.reduce((sum, n) => sum + n, 0), median: medianOf(days) };
}

function medianOf(sorted: readonly number[]): number | null {
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
