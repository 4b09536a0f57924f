import { isRejection, type Rejection } from '#kernel';
import { weekday } from './day-number.js';
import { mapping } from './form.js';
import { type ImportFinding, type NamedDay, type YearOfDays, yearNaming } from './import-finding.js';
import { dayOf, parseLocalDate } from './local-date.js';

export interface ChineseDays {
  readonly years: readonly YearOfDays[];
  readonly findings: readonly ImportFinding[];
}

/** What that package calls three of the festivals. */
const NAMES: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };
const KEYS = ['holidays', 'workdays', 'inLieuDays'] as const;

/**
 * The data file of the npm package `chinese-days` (`dist/chinese-days.json`): `holidays`, `workdays` and `inLieuDays`, each from a
 * date to `English name,中文名,days`. Days in lieu are holidays named a second time, so they are only checked. A year counts as
 * told where its New Year's Day is among the holidays. Findings: `DATA-DATE`, `DATA-NAME`, `DATA-MAKE-UP`, `DATA-TWICE`,
 * `DATA-IN-LIEU`, and as a note `DATA-YEAR` (days of a year that is not told). `line` is null: JSON has none.
 */
export function readChineseDays(value: unknown): ChineseDays | Rejection {
  const [holidays, workdays, inLieu] = KEYS.map((key) => listUnder(value, key));
  if (isRejection(holidays)) return holidays;
  if (isRejection(workdays)) return workdays;
  if (isRejection(inLieu)) return inLieu;
  const findings: ImportFinding[] = [];
  const off = read(holidays ?? {}, 'holiday', findings);
  const worked = read(workdays ?? {}, 'make-up', findings);
  const dates = new Set<string>(off.map(({ date }) => date));
  const stray = Object.keys(inLieu ?? {}).filter((date) => !dates.has(date));
  const onWeekday = worked.filter(({ date }) => weekday(dayOf(date)) < 5);
  const twice = worked.filter(({ date }) => dates.has(date));
  findings.push(
    ...stray.map((date) => error('DATA-IN-LIEU', { date })),
    ...onWeekday.map(({ date }) => error('DATA-MAKE-UP', { date })),
    ...twice.map(({ date }) => error('DATA-TWICE', { date })),
  );
  return { ...byYear([...off, ...worked.filter(({ date }) => !dates.has(date))], findings), findings };
}

function listUnder(value: unknown, key: string): Readonly<Record<string, unknown>> | Rejection {
  const top = mapping(value, '');
  return isRejection(top) ? top : mapping(top[key], `/${key}`);
}

function read(
  list: Readonly<Record<string, unknown>>,
  kind: NamedDay['kind'],
  findings: ImportFinding[],
): NamedDay[] {
  return Object.entries(list).flatMap(([key, said]) => {
    const date = parseLocalDate(key);
    const name = typeof said === 'string' ? (said.split(',')[1]?.trim() ?? '') : '';
    if (date === null) findings.push(error('DATA-DATE', { said: key }));
    else if (name === '') findings.push(error('DATA-NAME', { date }));
    return date === null || name === '' ? [] : [{ date, kind, name: NAMES[name] ?? name }];
  });
}

function byYear(days: readonly NamedDay[], findings: ImportFinding[]): Pick<ChineseDays, 'years'> {
  const years = new Map<number, NamedDay[]>();
  for (const day of [...days].sort((a, b) => (a.date < b.date ? -1 : 1)))
    years.set(yearNaming(day), [...(years.get(yearNaming(day)) ?? []), day]);
  const told = [...years].filter(([year, named]) =>
    named.some(({ date, kind }) => date === `${year}-01-01` && kind === 'holiday'),
  );
  for (const [year, [first]] of years)
    if (first && !told.some(([each]) => each === year))
      findings.push({ ...error('DATA-YEAR', { year: `${year}`, date: first.date }), weight: 'note' });
  return { years: told.map(([year, named]) => ({ year, days: named })).sort((a, b) => a.year - b.year) };
}

function error(code: string, params: ImportFinding['params']): ImportFinding {
  return { code, weight: 'error', line: null, params };
}
