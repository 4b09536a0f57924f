import { isRejection, type LocalDate, pointInto, type Rejection, reject } from '#kernel';
import type { Expected, ExpectedDay } from './calendar-data.js';
import { weekday } from './day-number.js';
import { type Bounds, inNotice, rangeOf, yearOf } from './expand-years.js';
import { fields, list, mapping, text } from './form.js';
import { addDays, dateOf } from './local-date.js';
import { widest } from './widest.js';

/** Lists of a festival, with the kind that each makes of its days. */
const KINDS = [
  ['certain', 'off'],
  ['may-be-off', 'may-be-off'],
  ['may-work', 'may-work'],
] as const;

/**
 * The years after the notices: `{ paper, years: { 2027: { 元旦: { certain: ['2027-01-01'], may-be-off?, may-work? } } } }`. They
 * follow on without a gap. Where neither of the last two lists is written, {@link widest} says what the notice may do.
 */
export function expandExpected(value: unknown, bounds: Bounds): Expected | Rejection {
  const top = fields(value, '/expected', ['paper', 'years']);
  if (isRejection(top)) return top;
  const paper = text(top['paper'], '/expected/paper');
  if (isRejection(paper)) return paper;
  if (!bounds.papers.includes(paper))
    return reject('CAL-PAPER', { pointer: '/expected/paper', params: { paper } });
  const years = mapping(top['years'], '/expected/years');
  if (isRejection(years)) return years;
  const days = new Map<string, ExpectedDay>();
  let year = yearOf(bounds.knownThrough);
  if (!bounds.knownThrough.endsWith('-12-31')) return gap(year);
  for (const [name, festivals] of Object.entries(years)) {
    year += 1;
    if (name !== `${year}`) return gap(year);
    const refused = addYear(days, name, festivals, paper);
    if (refused !== null) return refused;
  }
  const through = `${year}-12-31` as LocalDate;
  const inOrder = [...days.values(), ...lastDoubts(through, paper)].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
  return { through, days: inOrder };
}

/** The year after the last is not expected, but its notice may already name days of this December. No festival is near them. */
function lastDoubts(through: LocalDate, paper: string): readonly ExpectedDay[] {
  return widest('元旦', [addDays(through, 1)], paper).filter(({ date }) => date <= through);
}

function gap(year: number): Rejection {
  return reject('CAL-YEAR', { pointer: '/expected/years', params: { year } });
}

function addYear(
  days: Map<string, ExpectedDay>,
  year: string,
  value: unknown,
  paper: string,
): Rejection | null {
  const pointer = pointInto('/expected/years', year);
  const festivals = mapping(value, pointer);
  if (isRejection(festivals)) return festivals;
  if (Object.keys(festivals).length === 0) return gap(Number(year));
  const derived: ExpectedDay[] = [];
  for (const [name, lists] of Object.entries(festivals)) {
    const place = { year, name, paper, pointer: pointInto(pointer, name) };
    const written = festival(place, lists);
    if (isRejection(written)) return written;
    const dates = written.days.map(({ date }) => date);
    const twice = dates.find((date, n) => days.has(date) || dates.indexOf(date) !== n);
    if (twice) return reject('CAL-OVERLAP', { pointer: place.pointer, params: { date: twice } });
    for (const day of written.days) days.set(day.date, day);
    derived.push(...written.derived);
  }
  // What is written, and first of all what is certain, stands against what is only derived.
  for (const day of derived.filter(({ date }) => !days.has(date))) days.set(day.date, day);
  return null;
}

interface Place {
  readonly year: string;
  readonly name: string;
  readonly paper: string;
  readonly pointer: string;
}

function festival(
  place: Place,
  value: unknown,
): { readonly days: readonly ExpectedDay[]; readonly derived: readonly ExpectedDay[] } | Rejection {
  const { name, paper, pointer } = place;
  const lists = fields(
    value,
    pointer,
    KINDS.map(([key]) => key),
  );
  if (isRejection(lists)) return lists;
  const days: ExpectedDay[] = [];
  for (const [key, kind] of KINDS) {
    const listed = daysOf(lists[key], { ...place, pointer: pointInto(pointer, key) }, kind);
    if (isRejection(listed)) return listed;
    days.push(...listed);
  }
  const certain = days.filter(({ kind }) => kind === 'off').map(({ date }) => date);
  if (certain.length === 0) return reject('CAL-SHAPE', { pointer, params: { expected: 'certain' } });
  return { days, derived: days.length > certain.length ? [] : widest(name, certain, paper) };
}

function daysOf(value: unknown, place: Place, kind: ExpectedDay['kind']): ExpectedDay[] | Rejection {
  const { year, name, paper, pointer } = place;
  const ranges = list(value, pointer);
  if (isRejection(ranges)) return ranges;
  const days: ExpectedDay[] = [];
  for (const [n, entry] of ranges.entries()) {
    const at = pointInto(pointer, n);
    const range = rangeOf(entry, at);
    if (isRejection(range)) return range;
    if (!inNotice(year, ...range)) return reject('CAL-RANGE', { pointer: at });
    for (let day = range[0]; day <= range[1]; day += 1) {
      const date = dateOf(day);
      if (kind === 'may-work' && weekday(day) < 5)
        return reject('CAL-MAKE-UP', { pointer: at, params: { date } });
      days.push({ date, kind, name, paper });
    }
  }
  return days;
}
