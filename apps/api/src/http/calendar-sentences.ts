import { type Sentence, say } from './sentence.js';

/** Refusals around drafts and calendars; part of `SENTENCES`. */
export const CALENDAR_SENTENCES: Readonly<Record<string, Sentence>> = {
  OWN_DRAFT: say(
    403,
    '不得发布本人起草的版本，须由另一位编目员发布。',
    'Nobody publishes their own draft: another editor does.',
  ),
  DRAFT_CLOSED: say(409, '该草案已了结（{status}）。', 'The draft is closed ({status}).'),
  DRAFT_HAS_FINDINGS: say(
    409,
    '草案尚有 {count} 处错误，改正后重新起草。',
    'The draft has {count} findings that bar it: mend them and draft again.',
  ),
  DRAFT_CHANGES_NOTHING: say(
    422,
    '草案与最新版本没有差别。',
    'The draft does not differ from the latest version.',
  ),
  ONE_SOURCE: say(
    422,
    '请给出 form、chineseDays、notice 三者之一。',
    'Name one of form, chineseDays and notice.',
  ),
  EFFECTIVE_IN_PAST: say(
    422,
    '生效日不得早于今天（{today}）。',
    'The day of effect may not be before today ({today}).',
  ),
  EFFECTIVE_BEFORE_LAST: say(
    422,
    '生效日不得早于 {code} 上一版本的生效日（{last}）。',
    'The day of effect may not be before that of the latest version of {code} ({last}).',
  ),
  NO_CALENDAR: say(
    422,
    '没有可续编的工作日历 {code}，请提交完整的 form。',
    'There is no calendar {code} to go on from: send a whole form.',
  ),
  NOTICE_UNREAD: say(
    422,
    '读不出年份或任何一天，须为国务院办公厅放假通知的体例。',
    'No year or not one day can be read: the form of the State Council’s notices is expected.',
  ),
  'CAL-SHAPE': say(422, '此处须为 {expected}。', 'A {expected} is expected here.'),
  'CAL-UNKNOWN-KEY': say(422, '不认识的键。', 'This key is not known here.'),
  'CAL-CODE': say(
    422,
    '日历代码须为大写字母；地方日历为“所依日历-行政区划代码前缀”，例如 CN-6328。',
    'A calendar is coded in capitals, an overlay as its calendar and a region prefix, such as CN-6328.',
  ),
  'CAL-DATE': say(422, '不是有效的日期。', 'This is not a real day.'),
  'CAL-RANGE': say(
    422,
    '日期范围颠倒，或超出所属年份、已知范围。',
    'The range is upside down, or outside its year or what is known.',
  ),
  'CAL-PAPER': say(
    422,
    '没有这份依据文件，或其编号重复、网址无效。',
    'There is no such paper, or its id is taken, or its address is none.',
  ),
  'CAL-YEAR': say(422, '缺少 {year} 年。', 'The year {year} is missing.'),
  'CAL-MAKE-UP': say(
    422,
    '{date} 不是周末，不能作调休上班日。',
    '{date} is no weekend day and cannot be a make-up day.',
  ),
  'CAL-OVERLAP': say(
    422,
    '{date} 重复，或与全国放假冲突。',
    '{date} is named twice, or against a national day off.',
  ),
  'CAL-EXTENDS': say(
    422,
    '所依的日历 {code} 不存在或不相符。',
    'The calendar {code} that it extends is not there or is another one.',
  ),
};
