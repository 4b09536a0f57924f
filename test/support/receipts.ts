import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type CalendarData, compileCalendar, expandCalendar } from '#calendar';
import { isRejection, type LocalDate } from '#kernel';
import {
  type Beside,
  clocksOf,
  type Item,
  issueReceipt,
  type SealedReceipt,
  sealed,
  toldOfItem,
  type UsedCalendar,
  usedCalendar,
  verifyReceipt,
} from '#model/casework';
import { canonical } from '#model/record';
import { calendarOf } from '../../libs/casework/src/model/receipt/used-calendar.js';
import { day, type ItemSetting, item } from './definitions.js';

export const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const form: unknown = parse(
  readFileSync(new URL('../../seeds/calendars/national.yaml', import.meta.url), 'utf8'),
);
const data = expandCalendar(form);
if (isRejection(data)) throw new Error(JSON.stringify(data));

/** The national calendar of the seeds, 2015 to 2026. */
export const NATIONAL: CalendarData = data;
export const NATIONAL_DAYS = compileCalendar(NATIONAL);

/** A version of the national calendar: with these days more, and known from that day only (which makes it quicker to count in). */
export function version(
  publication: number,
  since: string | null,
  change: { readonly off?: readonly string[]; readonly knownFrom?: LocalDate } = {},
): UsedCalendar {
  const { off = [], knownFrom = NATIONAL.knownFrom } = change;
  const days = NATIONAL.days.filter(({ date }) => date >= knownFrom && !off.includes(date));
  const added = off.map((date) => ({
    date: day(date),
    kind: 'holiday' as const,
    name: '临时放假',
    paper: `P${publication}`,
  }));
  const papers = [...NATIONAL.papers, { id: `P${publication}`, title: `通知 ${publication}`, url: null }];
  const calendar = {
    ...NATIONAL,
    days: [...days, ...added].sort((a, b) => (a.date < b.date ? -1 : 1)),
    papers,
  };
  return usedCalendar(calendar, {
    publication,
    version: publication,
    hash: digest(canonical(calendar)),
    since: since === null ? null : day(since),
    paper: since === null ? null : `P${publication}`,
  });
}

const BESIDE: Omit<Beside, 'calendars'> = {
  case: { id: '01900000-0000-7000-8000-000000000001', receiptNo: 'QH20260000001' },
  organ: { handle: 'xining-water', zh: '水务局', en: 'Water Bureau' },
  late: [],
};

/** The sealed receipt of an item that was counted in these calendars, the national one unless told. */
export function receiptOf(given: Item, more: Partial<Beside> = {}): SealedReceipt {
  const beside = { ...BESIDE, calendars: [version(1, null)], ...more };
  return sealed(issueReceipt(toldOfItem(given, beside)), digest);
}

/** What a reader finds who computes that receipt again from its text alone. */
export const verdictOf = (given: Item) =>
  verifyReceipt(JSON.parse(canonical(receiptOf(given))), digest).verdict;

/** The due days of the clocks that have no end yet, by kind. */
export const runningDue = (context: Item['context']): Readonly<Record<string, LocalDate | null>> =>
  Object.fromEntries(
    clocksOf(context).flatMap(({ kind, due: { dueOn }, endedOn }) => (endedOn ? [] : [[kind, dueOn]])),
  );

/** An item counted in the national calendar; its facts as given. */
export function counted(setting: ItemSetting, calendar?: UsedCalendar): Item {
  const made = item(setting);
  const days = calendar ? compileCalendar(calendarOf(calendar)) : NATIONAL_DAYS;
  return { ...made, context: { ...made.context, calendar: days } };
}
