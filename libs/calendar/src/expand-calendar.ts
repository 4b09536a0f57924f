import { isRejection, type LocalDate, pointInto, type Rejection, reject } from '#kernel';
import type { CalendarPaper, CalendarPart, Expected } from './calendar-data.js';
import { expandExpected } from './expand-expected.js';
import { expandYears } from './expand-years.js';
import { fields, list, text } from './form.js';
import { dayOf, parseLocalDate } from './local-date.js';

const KEYS = ['code', 'extends', 'knownFrom', 'knownThrough', 'papers', 'years', 'expected'];

/**
 * The calendar a clerk writes, as read from YAML, made into data:
 * `{ code, knownFrom, knownThrough, papers: [{ id, title, url? }], years: { 2026: { 国庆节: { off: ['2026-10-01..2026-10-07'],
 * make-up: ['2026-10-10'], paper? } } } }`. A year's days come from the paper with the id of the year unless `paper` names another.
 * `extends: CN` makes it a regional overlay, whose code is the calendar's and a GB/T 2260 prefix (`CN-6328`). `expected` tells of
 * the years after, see {@link expandExpected}. Refused, with a pointer into the form: `CAL-SHAPE`, `CAL-UNKNOWN-KEY`, `CAL-CODE`,
 * `CAL-DATE`, `CAL-RANGE`, `CAL-PAPER`, `CAL-YEAR`, `CAL-MAKE-UP`, `CAL-OVERLAP`.
 */
export function expandCalendar(form: unknown): CalendarPart | Rejection {
  const top = fields(form, '', KEYS);
  if (isRejection(top)) return top;
  const named = codeOf(top);
  if (isRejection(named)) return named;
  const knownFrom = date(top['knownFrom'], '/knownFrom');
  if (isRejection(knownFrom)) return knownFrom;
  const knownThrough = date(top['knownThrough'], '/knownThrough');
  if (isRejection(knownThrough)) return knownThrough;
  if (dayOf(knownThrough) < dayOf(knownFrom)) return reject('CAL-RANGE', { pointer: '/knownThrough' });
  const papers = papersOf(top['papers']);
  if (isRejection(papers)) return papers;
  const bounds = { knownFrom, knownThrough, papers: papers.map((paper) => paper.id) };
  const days = expandYears(top['years'], bounds);
  if (isRejection(days)) return days;
  const expected: Expected | null | Rejection =
    top['expected'] === undefined ? null : expandExpected(top['expected'], bounds);
  if (isRejection(expected)) return expected;
  return { ...named, knownFrom, knownThrough, days, papers, ...(expected && { expected }) };
}

/** A calendar has letters, an overlay its calendar's code and the region it is for: province, prefecture or county. */
function codeOf(top: Readonly<Record<string, unknown>>): Pick<CalendarPart, 'code' | 'extends'> | Rejection {
  const code = text(top['code'], '/code');
  if (isRejection(code)) return code;
  if (top['extends'] === undefined)
    return /^[A-Z]{1,8}$/.test(code) ? { code } : reject('CAL-CODE', { pointer: '/code' });
  const base = text(top['extends'], '/extends');
  if (isRejection(base)) return base;
  if (!/^[A-Z]{1,8}$/.test(base)) return reject('CAL-CODE', { pointer: '/extends' });
  const region = code.startsWith(`${base}-`) ? code.slice(base.length + 1) : '';
  return /^(\d{2}){1,3}$/.test(region) ? { code, extends: base } : reject('CAL-CODE', { pointer: '/code' });
}

function date(value: unknown, pointer: string): LocalDate | Rejection {
  return parseLocalDate(value) ?? reject('CAL-DATE', { pointer });
}

function papersOf(value: unknown): readonly CalendarPaper[] | Rejection {
  const entries = list(value, '/papers');
  if (isRejection(entries)) return entries;
  const papers: CalendarPaper[] = [];
  for (const [index, entry] of entries.entries()) {
    const paper = paperOf(entry, pointInto('/papers', index));
    if (isRejection(paper)) return paper;
    if (papers.some((other) => other.id === paper.id))
      return reject('CAL-PAPER', { pointer: `/papers/${index}/id` });
    papers.push(paper);
  }
  return papers;
}

function paperOf(value: unknown, pointer: string): CalendarPaper | Rejection {
  const entry = fields(value, pointer, ['id', 'title', 'url']);
  if (isRejection(entry)) return entry;
  const id = text(entry['id'], pointInto(pointer, 'id'));
  if (isRejection(id)) return id;
  const title = text(entry['title'], pointInto(pointer, 'title'));
  if (isRejection(title)) return title;
  const url = entry['url'] ?? null;
  if (url === null) return { id, title, url };
  // The link is shown to the public: nothing but the web may stand behind it.
  if (typeof url !== 'string' || !/^https?:\/\/\S+$/.test(url))
    return reject('CAL-PAPER', { pointer: pointInto(pointer, 'url') });
  return { id, title, url };
}
