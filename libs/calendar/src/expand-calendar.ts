import { isRejection, type LocalDate, pointInto, type Rejection, reject } from '#kernel';
import type { CalendarData, CalendarPaper } from './calendar-data.js';
import { expandYears } from './expand-years.js';
import { fields, list, text } from './form.js';
import { dayOf, parseLocalDate } from './local-date.js';

/**
 * The calendar a clerk writes, as read from YAML, made into data:
 * `{ code, knownFrom, knownThrough, papers: [{ id, title, url? }], years: { 2026: { 国庆节: { off: ['2026-10-01..2026-10-07'],
 * make-up: ['2026-10-10'], paper? } } } }`. A year's days come from the paper with the id of the year unless `paper` names another.
 * Refused, with a pointer into the form: `CAL-SHAPE`, `CAL-UNKNOWN-KEY`, `CAL-DATE`, `CAL-RANGE`, `CAL-PAPER`, `CAL-YEAR`,
 * `CAL-MAKE-UP`, `CAL-OVERLAP`.
 */
export function expandCalendar(form: unknown): CalendarData | Rejection {
  const top = fields(form, '', ['code', 'knownFrom', 'knownThrough', 'papers', 'years']);
  if (isRejection(top)) return top;
  const code = text(top['code'], '/code');
  if (isRejection(code)) return code;
  const knownFrom = date(top['knownFrom'], '/knownFrom');
  if (isRejection(knownFrom)) return knownFrom;
  const knownThrough = date(top['knownThrough'], '/knownThrough');
  if (isRejection(knownThrough)) return knownThrough;
  if (dayOf(knownThrough) < dayOf(knownFrom)) return reject('CAL-RANGE', { pointer: '/knownThrough' });
  const papers = papersOf(top['papers']);
  if (isRejection(papers)) return papers;
  const days = expandYears(top['years'], {
    knownFrom,
    knownThrough,
    papers: papers.map((paper) => paper.id),
  });
  return isRejection(days) ? days : { code, knownFrom, knownThrough, days, papers };
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
