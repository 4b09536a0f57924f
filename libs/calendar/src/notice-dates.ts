import type { LocalDate } from '#kernel';
import { weekday } from './day-number.js';
import type { ImportFinding } from './import-finding.js';
import { dateOf, dayOf, parseLocalDate } from './local-date.js';

const DAY = String.raw`(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日(?:\([^()]*\))?`;
/** Days and ranges in a row: `2月4日(周日)、2月18日(周日)`, `1月28日(农历除夕、周二)至2月4日`. */
export const DATES = `${DAY}(?:至${DAY})?(?:、${DAY}(?:至${DAY})?)*`;
const EACH = /(至|、|^)(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?/g;

const WEEKDAYS = '一二三四五六日';

export interface ReadDates {
  readonly days: readonly LocalDate[];
  readonly faults: readonly Pick<ImportFinding, 'code' | 'params'>[];
}

interface Mention {
  readonly isEnd: boolean;
  readonly said: string;
  readonly date: LocalDate | null;
}

/**
 * The days of a text that {@link DATES} matches, ranges with both ends. Year and month go on from the date before, at first from
 * `year`. Faults: `NOTICE-DAY` for a day that does not exist or a range upside down, `NOTICE-WEEKDAY` where the weekday written
 * beside it is another day's: one of the two is a slip, and which, only the paper can say.
 */
export function readDates(text: string, year: number): ReadDates {
  const mentions = mentionsIn(text, year);
  const read = mentions.map((mention, n): ReadDates => {
    const { isEnd, said, date } = mention;
    if (date === null) return { days: [], faults: [{ code: 'NOTICE-DAY', params: { said } }] };
    const days = isEnd ? between(mentions[n - 1]?.date ?? null, date) : [date];
    const faults = [
      ...(days.length === 0 ? [{ code: 'NOTICE-DAY', params: { said } }] : []),
      ...(isOtherWeekday(said, date) ? [{ code: 'NOTICE-WEEKDAY', params: { said, date } }] : []),
    ];
    // The start of a range is listed already.
    return { days: isEnd ? days.slice(1) : days, faults };
  });
  return { days: read.flatMap(({ days }) => days), faults: read.flatMap(({ faults }) => faults) };
}

function mentionsIn(text: string, noticeYear: number): Mention[] {
  let year = `${noticeYear}`;
  let month = '';
  return [...text.matchAll(EACH)].map(([said, joiner, writtenYear, writtenMonth, day = '']) => {
    year = writtenYear ?? year;
    month = writtenMonth ?? month;
    const date = parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    return { isEnd: joiner === '至', said: said.replace(/^[至、]/, ''), date };
  });
}

/** Both ends included; nothing where the end comes first or the start is none. No holiday of the notices is longer than a month. */
function between(from: LocalDate | null, through: LocalDate): LocalDate[] {
  if (from === null) return [];
  const length = dayOf(through) - dayOf(from) + 1;
  if (length < 1 || length > 31) return [];
  return Array.from({ length }, (_, n) => dateOf(dayOf(from) + n));
}

function isOtherWeekday(said: string, date: LocalDate): boolean {
  const written = /(?:周|星期)([一二三四五六日天])/.exec(said)?.[1];
  return written !== undefined && WEEKDAYS.indexOf(written.replace('天', '日')) !== weekday(dayOf(date));
}
