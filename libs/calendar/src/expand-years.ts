import { isRejection, type LocalDate, pointInto, type Rejection, reject } from '#kernel';
import type { CalendarDay } from './calendar-data.js';
import { weekday } from './day-number.js';
import { fields, list, mapping, text } from './form.js';
import { dateOf, dayOf, parseLocalDate } from './local-date.js';

/** What the days must keep to: the range the calendar claims to know, and the papers it holds. */
export interface Bounds {
  readonly knownFrom: LocalDate;
  readonly knownThrough: LocalDate;
  readonly papers: readonly string[];
}

interface Listed {
  readonly pointer: string;
  readonly year: string;
  readonly kind: CalendarDay['kind'];
  readonly name: string;
  readonly paper: string;
  readonly range: unknown;
}

/** Every named day, in order of date. Refusals as in `expandCalendar`. */
export function expandYears(value: unknown, bounds: Bounds): readonly CalendarDay[] | Rejection {
  const years = mapping(value, '/years');
  if (isRejection(years)) return years;
  const days = new Map<number, CalendarDay>();
  for (const [year, names] of Object.entries(years)) {
    const listed = listedIn(year, names, bounds);
    if (isRejection(listed)) return listed;
    for (const entry of listed) {
      const refused = add(days, entry, bounds);
      if (refused !== null) return refused;
    }
  }
  return missingYear(years, bounds) ?? [...days].sort(([a], [b]) => a - b).map(([, day]) => day);
}

/** A year inside the known range that names nothing would count Monday to Friday without a word: refused, never guessed. */
function missingYear(years: Readonly<Record<string, unknown>>, bounds: Bounds): Rejection | null {
  for (let year = yearOf(bounds.knownFrom); year <= yearOf(bounds.knownThrough); year += 1)
    if (!Object.hasOwn(years, `${year}`)) return reject('CAL-YEAR', { pointer: '/years', params: { year } });
  return null;
}

function listedIn(year: string, value: unknown, bounds: Bounds): readonly Listed[] | Rejection {
  const pointer = pointInto('/years', year);
  const names = mapping(value, pointer);
  if (isRejection(names)) return names;
  if (!/^\d{4}$/.test(year) || Object.keys(names).length === 0)
    return reject('CAL-YEAR', { pointer, params: { year } });
  const all: Listed[] = [];
  for (const [name, group] of Object.entries(names)) {
    const listed = listedUnder(year, name, group, bounds);
    if (isRejection(listed)) return listed;
    all.push(...listed);
  }
  return all;
}

function listedUnder(
  year: string,
  name: string,
  value: unknown,
  bounds: Bounds,
): readonly Listed[] | Rejection {
  const pointer = pointInto(pointInto('/years', year), name);
  const group = fields(value, pointer, ['off', 'make-up', 'paper']);
  if (isRejection(group)) return group;
  const paper = text(group['paper'] ?? year, pointInto(pointer, 'paper'));
  if (isRejection(paper)) return paper;
  if (!bounds.papers.includes(paper))
    return reject('CAL-PAPER', { pointer: pointInto(pointer, 'paper'), params: { paper } });
  const off = list(group['off'], pointInto(pointer, 'off'));
  if (isRejection(off)) return off;
  const makeUp = list(group['make-up'], pointInto(pointer, 'make-up'));
  if (isRejection(makeUp)) return makeUp;
  if (off.length + makeUp.length === 0)
    return reject('CAL-SHAPE', { pointer, params: { expected: 'off or make-up' } });
  const common = { year, name, paper };
  return [
    ...off.map((range, n) => ({
      ...common,
      kind: 'holiday' as const,
      range,
      pointer: `${pointInto(pointer, 'off')}/${n}`,
    })),
    ...makeUp.map((range, n) => ({
      ...common,
      kind: 'make-up' as const,
      range,
      pointer: `${pointInto(pointer, 'make-up')}/${n}`,
    })),
  ];
}

function add(days: Map<number, CalendarDay>, listed: Listed, bounds: Bounds): Rejection | null {
  const { pointer, kind, name, paper } = listed;
  const range = rangeOf(listed.range, pointer);
  if (isRejection(range)) return range;
  const [from, through] = range;
  if (
    !inNotice(listed.year, from, through) ||
    from < dayOf(bounds.knownFrom) ||
    through > dayOf(bounds.knownThrough)
  )
    return reject('CAL-RANGE', { pointer });
  for (let day = from; day <= through; day += 1) {
    const date = dateOf(day);
    if (kind === 'make-up' && weekday(day) < 5) return reject('CAL-MAKE-UP', { pointer, params: { date } });
    if (days.has(day)) return reject('CAL-OVERLAP', { pointer, params: { date } });
    days.set(day, { date, kind, name, paper });
  }
  return null;
}

/** `2026-10-10` or `2026-10-01..2026-10-07`, both ends included. */
export function rangeOf(value: unknown, pointer: string): readonly [number, number] | Rejection {
  const ends = typeof value === 'string' ? value.split('..') : [];
  const from = parseLocalDate(ends[0]);
  const through = parseLocalDate(ends[1] ?? ends[0]);
  if (from === null || through === null || ends.length > 2) return reject('CAL-DATE', { pointer });
  return dayOf(from) <= dayOf(through) ? [dayOf(from), dayOf(through)] : reject('CAL-RANGE', { pointer });
}

/** A notice names days of its year, and for New Year's Day some of the December before (2018-12-29 is in the notice for 2019). */
export function inNotice(year: string, from: number, through: number): boolean {
  const earliest = parseLocalDate(`${Number(year) - 1}-12-01`);
  const latest = parseLocalDate(`${year}-12-31`);
  return earliest !== null && latest !== null && from >= dayOf(earliest) && through <= dayOf(latest);
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
