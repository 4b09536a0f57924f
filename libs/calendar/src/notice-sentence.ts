import { weekday } from './day-number.js';
import type { ImportFinding, NamedDay } from './import-finding.js';
import { dayOf } from './local-date.js';
import { DATES, readDates } from './notice-dates.js';

const ARRANGES = new RegExp(`^(${DATES})(放假(?:调休)?(?:(\\d+)天)?|补休|上班)$`);
const COUNTS = /^共(\d+)天$/;
/** Said for the reader: a weekend is off without being named, and not borrowing a day changes none. */
const SAYS_NOTHING = /^(与周末连休|不调休|放假调休)$/;

export interface Sentence {
  readonly text: string;
  readonly year: number;
  readonly name: string;
  readonly line: number;
}

export interface ReadSentence {
  readonly days: readonly NamedDay[];
  readonly findings: readonly ImportFinding[];
}

/** What one clause of a sentence says; `count` where it says how many days. */
interface Clause {
  readonly days: readonly NamedDay[];
  readonly faults: readonly Pick<ImportFinding, 'code' | 'params'>[];
  readonly count?: string | undefined;
}

/**
 * One sentence of an item: which days are off, made good (补休) or worked, and how many it says they are. Findings besides those
 * of the dates: `NOTICE-UNREAD`, `NOTICE-COUNT`, `NOTICE-MAKE-UP` (a weekday is said to be worked).
 */
export function readSentence({ text, year, name, line }: Sentence): ReadSentence {
  const clauses = text.split(',').map((clause) => readClause(clause, year, name));
  const days = clauses.flatMap((clause) => clause.days);
  const off = days.filter(({ kind }) => kind === 'holiday').length;
  const miscounted = clauses.filter(({ count }) => count !== undefined && Number(count) !== off);
  const weekdays = days.filter(({ date, kind }) => kind === 'make-up' && weekday(dayOf(date)) < 5);
  const faults = [
    ...clauses.flatMap((clause) => clause.faults),
    ...miscounted.map(({ count = '' }) => ({
      code: 'NOTICE-COUNT',
      params: { said: count, counted: `${off}` },
    })),
    ...weekdays.map(({ date }) => ({ code: 'NOTICE-MAKE-UP', params: { date } })),
  ];
  return { days, findings: faults.map((fault) => ({ ...fault, weight: 'error', line })) };
}

function readClause(clause: string, year: number, name: string): Clause {
  const [, dates, verb, length] = ARRANGES.exec(clause) ?? [];
  if (dates !== undefined) {
    const { days, faults } = readDates(dates, year);
    const kind = verb === '上班' ? 'make-up' : 'holiday';
    return { days: days.map((date) => ({ date, kind, name })), faults, count: length };
  }
  const count = COUNTS.exec(clause)?.[1];
  const faults =
    count !== undefined || SAYS_NOTHING.test(clause)
      ? []
      : [{ code: 'NOTICE-UNREAD', params: { said: clause } }];
  return { days: [], faults, count };
}
