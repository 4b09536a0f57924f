import {
  againstExpected,
  type CalendarData,
  type CalendarPart,
  expandCalendar,
  type ImportFinding,
  readChineseDays,
  readNotice,
  takeYears,
} from '#calendar';
import { isRejection, type LocalDate, type Rejection, under } from '#kernel';
import type { Finding } from '../check/finding.js';
import type { FindingCode } from '../check/finding-sentences.js';

/** Where a draft comes from: exactly one of the clerk's form, the data of `chinese-days`, the text of a notice. */
export interface CalendarSource {
  readonly form?: unknown;
  readonly chineseDays?: unknown;
  readonly notice?: string | undefined;
}

export interface DraftedCalendar {
  readonly content: CalendarPart;
  readonly findings: readonly Finding[];
}

/** The calendar that an import completes: notices and `chinese-days` speak of the whole country. */
export const NATIONAL = 'CN';

/** The part a form describes, before anything else is asked. Rejections of `expandCalendar`, with pointers into `/form`. */
export function readForm(form: unknown): CalendarPart | Rejection {
  return under('/form', expandCalendar(form));
}

/** An import: the years it tells, taken into the latest version. Rejections: NOTICE_UNREAD, CAL-SHAPE, CAL-YEAR. */
export function importYears(
  { chineseDays, notice = '' }: CalendarSource,
  base: CalendarData,
  paper: { readonly title: string; readonly url: string | null },
): DraftedCalendar | Rejection {
  const pointer = chineseDays === undefined ? '/notice' : '/chineseDays';
  const read = under(pointer, chineseDays === undefined ? readNotice(notice) : readChineseDays(chineseDays));
  if (isRejection(read)) return read;
  const years = 'years' in read ? read.years : [read];
  const content = under(pointer, takeYears(base, years, paper));
  if (isRejection(content)) return content;
  const against = years.flatMap((year) => againstExpected(base, year));
  return { content, findings: [...read.findings, ...against].map(told) };
}

/** A national form is held against what was expected of the years it adds, like an import. */
export function checkForm(content: CalendarPart, base: CalendarData | null): DraftedCalendar {
  if (base === null || content.extends !== undefined) return { content, findings: [] };
  const findings: ImportFinding[] = [];
  for (let year = yearOf(base.knownThrough) + 1; year <= yearOf(content.knownThrough); year += 1)
    findings.push(
      ...againstExpected(base, { year, days: content.days.filter(({ date }) => yearOf(date) === year) }),
    );
  return { content, findings: findings.map(told) };
}

/** A finding of an import as one of the catalogue; the import knows best how grave it is. */
function told({ code, weight, line, params }: ImportFinding): Finding {
  const place = `calendars/${NATIONAL}`;
  return {
    code: code as FindingCode,
    severity: weight,
    place,
    detail: params,
    ...(line !== null && { line }),
  };
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
