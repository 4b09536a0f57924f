import type { ImportFinding } from '#calendar';
import type { Bilingual } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** What each finding of an import says; `{name}` is filled from its parameters. */
const WORDS: Readonly<Record<string, Bilingual>> = {
  'NOTICE-UNREAD': say('未能读出：“{said}”', 'Could not be read: “{said}”'),
  'NOTICE-WEEKDAY': say('星期与日期不符：“{said}”（{date}）', 'Weekday and date differ: “{said}” ({date})'),
  'NOTICE-DAY': say('日期不存在或先后颠倒：“{said}”', 'No such day, or the end comes first: “{said}”'),
  'NOTICE-COUNT': say('称共 {said} 天，实为 {counted} 天', 'It says {said} days, but names {counted}'),
  'NOTICE-MAKE-UP': say('{date} 不是周末，却须上班', '{date} is worked but is no weekend day'),
  'NOTICE-TWICE': say('{date} 重复', '{date} is named twice'),
  'NOTICE-OUTSIDE': say('{date} 不在该年度之内', '{date} is not of that year'),
  'NOTICE-MISSING': say('没有{name}', 'There is no {name}'),
  'DATA-DATE': say('不是有效的日期：“{said}”', 'This is not a real day: “{said}”'),
  'DATA-NAME': say('{date} 没有节日名称', '{date} has no name'),
  'DATA-MAKE-UP': say('{date} 不是周末，却列为上班日', '{date} is among the workdays but is no weekend day'),
  'DATA-TWICE': say('{date} 既放假又上班', '{date} is both off and worked'),
  'DATA-IN-LIEU': say('{date} 列为调休日，却不在假日之内', '{date} is in lieu, but not among the holidays'),
  'DATA-YEAR': say(
    '{year} 年没有元旦，未取用（首日 {date}）',
    'Not taken: {year} has no New Year’s Day (first day {date})',
  ),
  'DAY-CERTAIN': say(
    '{date}（{name}）依放假办法放假，来源未列',
    '{date} ({name}) is off by the regulation, the source does not say so',
  ),
  'DAY-WIDER': say(
    '{date}（{name}）超出此前公布的预计范围',
    '{date} ({name}) is beyond the bounds shown so far',
  ),
};

/** A finding with its sentence in both languages, for people. */
export function inWords(finding: ImportFinding): ImportFinding & { readonly words: Bilingual } {
  const { zh, en } = WORDS[finding.code] ?? say(finding.code, finding.code);
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => finding.params[name] ?? '');
  return { ...finding, words: { zh: filled(zh), en: filled(en) } };
}
