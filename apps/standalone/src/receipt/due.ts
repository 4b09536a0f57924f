import { parseArgs } from 'node:util';
import {
  type CalendarData,
  compileCalendar,
  type Limit,
  parseLocalDate,
  type Span,
  type Stop,
  type Walk,
  walkOf,
} from '#calendar';
import type { LocalDate } from '#kernel';
import { bad, refusedArgument } from '../command/bad-input.js';
import { calendarFile } from './calendar-file.js';

const UNITS: Readonly<Record<Limit['unit'], readonly [string, string]>> = {
  working_day: ['个工作日', 'working days'],
  calendar_day: ['个自然日', 'calendar days'],
  same_day: ['（当日）', 'days: the same day'],
};

/** `due --start 2026-09-18 --limit 5 --unit working_day [--calendar file] [--stop from..to] [--json]`: one date, and why. */
export async function tellDue(args: readonly string[], say: (line: string) => void): Promise<void> {
  const { span, calendar: path, json } = readArguments(args);
  const data = await calendarFile(path);
  const walk = walked(data, span);
  if (json) say(JSON.stringify(asObject(data, span, walk)));
  else for (const line of asLines(data, span, walk)) say(line);
}

function readArguments(args: readonly string[]): { span: Span; calendar: string | undefined; json: boolean } {
  const options = {
    start: { type: 'string' },
    limit: { type: 'string' },
    unit: { type: 'string' },
    calendar: { type: 'string' },
    stop: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    const { start, limit, unit, stop = [], calendar, json } = parseArgs({ args: [...args], options }).values;
    const span = {
      start: dayOf(needed('start', start)),
      limit: limitOf(needed('limit', limit), needed('unit', unit)),
      stops: stop.map(stopOf),
    };
    return { span, calendar, json };
  } catch (error) {
    throw error instanceof TypeError ? refusedArgument(error) : error;
  }
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined) throw bad(`缺少选项 --${name}`, `the option --${name} is missing`);
  return value;
}

function dayOf(text: string): LocalDate {
  const day = parseLocalDate(text);
  if (!day) throw bad(`${text} 不是有效的日期（YYYY-MM-DD）`, `${text} is not a real day (YYYY-MM-DD)`);
  return day;
}

function limitOf(text: string, word: string): Limit {
  const unit = (Object.keys(UNITS) as Limit['unit'][]).find((each) => each === word);
  if (!unit) {
    const words = Object.keys(UNITS).join(' ');
    throw bad(
      `没有这种期限单位：${word}（可用 ${words}）`,
      `there is no such unit: ${word} (one of ${words})`,
    );
  }
  if (!/^\d{1,5}$/.test(text))
    throw bad(`期限须为 0 起的整数：${text}`, `a limit is a whole number from 0: ${text}`);
  const value = Number(text);
  if (unit === 'same_day' && value !== 0)
    throw bad(`当日办结的期限为 0：${text}`, `a same-day limit is 0: ${text}`);
  return { value, unit };
}

/** `from..to`: the clock stands from the first day on and runs again on the second; `from..` while it still stands. */
function stopOf(text: string): Stop {
  const [from = '', to, more] = text.split('..');
  if (to === undefined || more !== undefined)
    throw bad(`停止计时写作 起..止：${text}`, `a stop is written from..to: ${text}`);
  const stop = { from: dayOf(from), to: to === '' ? null : dayOf(to) };
  if (stop.to !== null && stop.to < stop.from)
    throw bad(`停止计时的止日早于起日：${text}`, `the stop ends before it begins: ${text}`);
  return stop;
}

function walked(data: CalendarData, span: Span): Walk {
  try {
    return walkOf(compileCalendar(data), span);
  } catch (error) {
    if (error instanceof RangeError)
      throw bad(`无法推算：${error.message}`, `it cannot be counted: ${error.message}`);
    throw error;
  }
}

function asObject(data: CalendarData, span: Span, { due, madeUp }: Walk): object {
  const { code, knownFrom, knownThrough } = data;
  return { ...span, ...due, madeUp, calendar: { code, knownFrom, knownThrough } };
}

function* asLines(data: CalendarData, { start, limit }: Span, { due, madeUp }: Walk): Generator<string> {
  const [zh, en] = UNITS[limit.unit];
  yield due.dueOn ?? '未定 · not while the clock stands still';
  yield `自 ${start} 起 ${limit.value} ${zh} · ${limit.value} ${en} from ${start} (${data.code})`;
  if (due.provisional) {
    const bounds = `${due.earliest ?? '?'} … ${due.latest ?? '?'}`;
    yield `暂定：通知只到 ${data.knownThrough}，将在 ${bounds} 之间 · provisional: notices reach to ${data.knownThrough} only; it will lie within ${bounds}`;
  }
  if (due.rolledFrom)
    yield `${due.rolledFrom} 为休息日，顺延（民法典 203） · ${due.rolledFrom} is a day off: moved to the next working day`;
  const title = (id: string | null) => data.papers.find((paper) => paper.id === id)?.title ?? '';
  const days = [
    ...due.skipped.map(({ date, name, paper }) => [date, `不计 · not counted: ${name}`, title(paper)]),
    ...madeUp.map(({ date, name, paper }) => [date, `计入 · counted: ${name}调休上班`, title(paper)]),
  ];
  for (const [date, what, paper] of days.sort()) yield `  ${date}  ${what}  ${paper}`.trimEnd();
}
