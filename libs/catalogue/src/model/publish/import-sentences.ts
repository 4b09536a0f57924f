import { error, note } from '../check/finding-kind.js';

/** Findings of an imported calendar. Part of `FINDINGS`; the import itself says how grave one is, this table what is usual. */
export const IMPORT_FINDINGS = {
  'NOTICE-UNREAD': error('未能读出：“{said}”', 'Could not be read: “{said}”'),
  'NOTICE-WEEKDAY': error('星期与日期不符：“{said}”（{date}）', 'Weekday and date differ: “{said}” ({date})'),
  'NOTICE-DAY': error('日期不存在或先后颠倒：“{said}”', 'No such day, or the end comes first: “{said}”'),
  'NOTICE-COUNT': error('称共 {said} 天，实为 {counted} 天', 'It says {said} days, but names {counted}'),
  'NOTICE-MAKE-UP': error('{date} 不是周末，却须上班', '{date} is worked but is no weekend day'),
  'NOTICE-TWICE': error('{date} 重复', '{date} is named twice'),
  'NOTICE-OUTSIDE': error('{date} 不在该年度之内', '{date} is not of that year'),
  'NOTICE-MISSING': error('没有{name}', 'There is no {name}'),
  'DATA-DATE': error('不是有效的日期：“{said}”', 'This is not a real day: “{said}”'),
  'DATA-NAME': error('{date} 没有节日名称', '{date} has no name'),
  'DATA-MAKE-UP': error(
    '{date} 不是周末，却列为上班日',
    '{date} is among the workdays but is no weekend day',
  ),
  'DATA-TWICE': error('{date} 既放假又上班', '{date} is both off and worked'),
  'DATA-IN-LIEU': error('{date} 列为调休日，却不在假日之内', '{date} is in lieu, but not among the holidays'),
  'DATA-YEAR': note(
    '{year} 年没有元旦，未取用（首日 {date}）',
    'Not taken: {year} has no New Year’s Day (first day {date})',
  ),
  'DAY-CERTAIN': error(
    '{date}（{name}）依放假办法放假，来源未列',
    '{date} ({name}) is off by the regulation, the source does not say so',
  ),
  'DAY-WIDER': note(
    '{date}（{name}）超出此前公布的预计范围',
    '{date} ({name}) is beyond the bounds shown so far',
  ),
} as const;
