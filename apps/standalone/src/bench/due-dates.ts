import {
  addDays,
  dueDate,
  dueReceipt,
  type Limit,
  type Span,
  type Stop,
  type WorkingCalendar,
} from '#calendar';
import type { LocalDate } from '#kernel';
import { median } from './clients.js';

/** Due dates computed per second, on one core. */
export interface DueDateRates {
  readonly plain: number;
  /** With three stops in each span. */
  readonly stopped: number;
  /** With every day it stepped over, as an applicant is shown it. */
  readonly receipt: number;
}

const LIMITS: readonly Limit[] = [
  { value: 5, unit: 'working_day' },
  { value: 20, unit: 'working_day' },
  { value: 45, unit: 'working_day' },
  { value: 60, unit: 'calendar_day' },
];
const SPANS = 1000;

/** The same spans on every machine: starts through twelve years, in the limits that the laws give. */
function spans(stopped: boolean): Span[] {
  return Array.from({ length: SPANS }, (_, n) => {
    const start = addDays('2015-01-05' as LocalDate, (n * 37) % 4000);
    const stops: Stop[] = [2, 9, 30].map((days) => ({
      from: addDays(start, days),
      to: addDays(start, days + 4),
    }));
    return { start, limit: LIMITS[n % LIMITS.length] as Limit, stops: stopped ? stops : [] };
  });
}

function perSecond(of: (span: Span) => unknown, stopped: boolean, ms: number): number {
  const all = spans(stopped);
  for (const span of all) of(span);
  const rates = Array.from({ length: 5 }, () => {
    const began = performance.now();
    let done = 0;
    while (performance.now() - began < ms) {
      for (const span of all) of(span);
      done += SPANS;
    }
    return (done / (performance.now() - began)) * 1000;
  });
  return Math.round(median(rates));
}

export function dueDateRates(calendar: WorkingCalendar, quick: boolean): DueDateRates {
  const ms = quick ? 60 : 300;
  return {
    plain: perSecond((span) => dueDate(calendar, span), false, ms),
    stopped: perSecond((span) => dueDate(calendar, span), true, ms),
    receipt: perSecond((span) => dueReceipt(calendar, span), false, ms),
  };
}
