import { ACT_SENTENCES } from './act-sentences.js';
import { CALENDAR_SENTENCES } from './calendar-sentences.js';
import { CATALOGUE_SENTENCES } from './catalogue-sentences.js';
import { CHANNEL_SENTENCES } from './channel-sentences.js';
import { CONFIRMATION_SENTENCES } from './confirmation-sentences.js';
import { DOOR_SENTENCES } from './door-sentences.js';
import { FILE_SENTENCES } from './file-sentences.js';
import { LEVEL_SENTENCES } from './level-sentences.js';
import { MEETING_SENTENCES } from './meeting-sentences.js';
import { PEOPLE_SENTENCES } from './people-sentences.js';
import { PROJECT_SENTENCES } from './project-sentences.js';
import { PROMISE_SENTENCES } from './promise-sentences.js';
import { PUBLIC_SENTENCES } from './public-sentences.js';
import { RECORD_SENTENCES } from './record-sentences.js';
import { REGISTRATION_SENTENCES } from './registration-sentences.js';
import { type Sentence, say } from './sentence.js';
import { SERVICE_SENTENCES } from './service-sentences.js';
import { SIGNING_SENTENCES } from './signing-sentences.js';
import { WINDOW_SENTENCES } from './window-sentences.js';

/** What each refusal says and as which HTTP status. `{name}` is filled from its parameters. */
const OWN: Readonly<Record<string, Sentence>> = {
  ABSENT: say(404, '没有此项，或您无权查看。', 'There is no such thing, or it is not yours to see.'),
  UNAUTHENTICATED: say(401, '请先登录。', 'Sign in first.'),
  SIGN_IN_FAILED: say(401, '登录名或口令不对。', 'The name or the password is wrong.'),
  SIGN_IN_LOCKED: say(
    429,
    '尝试次数过多，请 {seconds} 秒后再试。',
    'Too many attempts: try again in {seconds} s.',
  ),
  NO_SUCH_ORGAN: say(422, '您在该机构没有任职。', 'You hold no role in that organ.'),
  FORBIDDEN: say(403, '您的身份不能办理此事（{event}）。', 'Your role may not do this ({event}).'),
  STALE: say(
    412,
    '内容已被他人更新，现为第 {current} 版，请刷新后再办。',
    'It has changed meanwhile (now version {current}): read it again.',
  ),
  CONTENDED: say(409, '同时办理的人过多，请稍后重试。', 'Too many acts at once on this case: try again.'),
  KEY_REUSED: say(
    422,
    '该 Idempotency-Key 已用于另一内容的请求。',
    'This Idempotency-Key was used with another body.',
  ),
  KEY_MISSING: say(400, '缺少 Idempotency-Key 请求头。', 'The Idempotency-Key header is missing.'),
  KEY_INVALID: say(
    400,
    'Idempotency-Key 须为 8 至 64 个字母、数字、连字符或下划线。',
    'Idempotency-Key is 8 to 64 letters, digits, hyphens or underscores.',
  ),
  IF_MATCH_MISSING: say(
    428,
    '缺少 If-Match 请求头：请带上所见版本。',
    'The If-Match header is missing: send the version you saw.',
  ),
  IF_MATCH_INVALID: say(
    400,
    'If-Match 须为带引号的版本号，例如 "3"。',
    'If-Match is a quoted version number such as "3".',
  ),
  ITEM_UNREADABLE: say(
    503,
    '此事项的记录正在修复，暂不能显示；办理期限照常计算。',
    'The record of this item is being repaired and cannot be shown for now; its clocks run on.',
  ),
  UNKNOWN_ROUTE: say(404, '没有这个地址。', 'There is no such address.'),
  UNKNOWN_FIELD: say(400, '不认识的字段。', 'This field is not known here.'),
  UNKNOWN_PARAMETER: say(400, '不认识的查询参数。', 'This query parameter is not known here.'),
  INVALID_FIELD: say(400, '字段不合要求：{rule}。', 'The field is not right: {rule}.'),
  INVALID_CURSOR: say(400, '翻页标记无效。', 'The cursor is not one of ours.'),
  MALFORMED_JSON: say(400, '请求体不是有效的 JSON。', 'The body is not valid JSON.'),
  NOT_UTF8: say(400, '请求体不是 UTF-8 编码。', 'The body is not UTF-8.'),
  TOO_DEEP: say(400, 'JSON 嵌套过深（最多 32 层）。', 'The JSON is nested too deeply (32 levels at most).'),
  NUL_BYTE: say(400, '文本中不得含有空字符。', 'Text may not contain a NUL character.'),
  LONE_SURROGATE: say(
    400,
    '文本含有无法识别的字符。',
    'Text holds half a surrogate pair, which is no character.',
  ),
  UNSAFE_KEY: say(400, '不允许的字段名。', 'This field name is not allowed.'),
  TOO_LARGE: say(413, '请求体过大（最多 1 MB）。', 'The body is too large (1 MB at most).'),
  HEADERS_TOO_LARGE: say(
    431,
    '请求行或请求头过长（最多 16 KB）。',
    'The address or the headers are too long (16 KB at most).',
  ),
  NOT_JSON: say(415, '只接受 application/json。', 'Only application/json is accepted.'),
  BAD_REQUEST: say(400, '请求有误。', 'The request is wrong.'),
  INTERNAL: say(
    500,
    '系统出错，已记录（{requestId}）。',
    'Something broke here; it is logged ({requestId}).',
  ),
  UNAVAILABLE: say(503, '数据库暂时不可用，请稍后重试。', 'The database cannot be reached: try again.'),

  NO_SUCH_GUIDE: say(422, '没有现行有效的办事指南 {code}。', 'No guide {code} is in force.'),
  NO_SUCH_PROJECT: say(422, '没有这个项目。', 'There is no such project of yours.'),
  NO_SUCH_BASE: say(422, '没有这个产业基地。', 'There is no such base.'),
  ONE_PROJECT: say(
    422,
    '请给出 projectId 或 project，二者之一。',
    'Name projectId or project: one of the two.',
  ),
  PROJECT_CODE_TAKEN: say(
    409,
    '该项目代码已登记，请使用 projectId。',
    'A project of this code exists: name it by projectId.',
  ),
  NOT_DECLARED: say(
    422,
    '请声明对申请材料的真实性负责（行政许可法 31）。',
    'Declare that you answer for the truth of the papers (Licensing Law 31).',
  ),
  NO_ITEMS: say(422, '至少申请一个事项。', 'Apply for one item at least.'),
  NOT_IN_GUIDE: say(422, '事项 {code} 不在该办事指南内。', 'Item {code} is not in this guide.'),
  ITEM_TWICE: say(422, '事项 {code} 重复。', 'Item {code} is named twice.'),
  NO_AUTHORITY: say(
    422,
    '事项 {code} 在该基地没有已公布的决定机关。',
    'No organ is published as deciding item {code} at this base.',
  ),
  'OFF-LIST': say(422, '{id} 不在该事项公布的清单内。', '{id} is not on the list this item has published.'),
  LINE_NOT_AWAITED: say(
    422,
    '没有要求补交 {id}，或者已经补交。',
    '{id} is not asked for, or has been handed in already.',
  ),
  NOTHING_OFF_LIST: say(
    422,
    '所列内容都在公布的清单内，不需要清单外签字。',
    'All of it is on the published list: there is nothing to sign for off the list.',
  ),
  ASKS_FOR_RESULT: say(
    422,
    '文字只作说明，不得要求、等待其他事项的结果（{word} {code}）；需要的内容按编号从公布的清单中选择。',
    'Words only explain: they may not ask or wait for the result of another item ({word} {code}); choose by id from the published list.',
  ),
  OBLIGATION_BEFORE_GRANT: say(
    422,
    '附义务的履行日须在决定之后：不得以许可前的条件代替（行政许可法 69、74）。',
    'An obligation is due after the grant: it is no condition to be met before it (Licensing Law 69, 74).',
  ),
  CORE_PAPERS_MISSING: say(422, '缺少核心材料：{lines}。', 'Core papers are missing: {lines}.'),
  LINES_MISSING: say(422, '至少列明一项材料。', 'Name one line at least.'),
  REASONS_MISSING: say(
    422,
    '不予许可须列明所依据的条件（行政许可法 38）。',
    'A refusal names the conditions it rests on (Licensing Law 38).',
  ),
  EXTENSION_OVER_CAP: say(
    422,
    '延期以{unit}计，不得超过法定上限 {cap} 个{unit}。',
    'An extension is at most {cap} {unit}, and counted in {unit}.',
  ),
  LATE_REASON_MISSING: say(
    422,
    '已超过承诺时限或者法定时限，须公开说明理由（优化营商环境条例 36）。',
    'The promised or the statutory day has passed: give the public reason.',
  ),
  NO_SUCH_COLLEAGUE: say(
    422,
    '本机构没有这位可接办的同事。',
    'There is no such colleague in your organ who could take over.',
  ),

  NOT_ADDRESSED: say(
    403,
    '该预警已上报至更高层级（{level}），不由您签收。',
    'This alert has gone up ({level}): it is not yours to acknowledge.',
  ),
  ALREADY_ACKNOWLEDGED: say(409, '您已签收该预警。', 'You have acknowledged this alert already.'),
  INCIDENT_CLOSED: say(409, '该故障已处理完毕。', 'This incident is closed.'),

  CLOCK_NOT_MOVABLE: say(409, '本系统的时钟不可拨动。', 'The clock of this product does not move.'),
  CLOCK_BACKWARD: say(422, '时钟只能向前拨。', 'The clock only moves forward.'),
  ONE_CHANGE: say(
    422,
    '请给出 calendar、draftId 或 norm，三者之一。',
    'Ask about a calendar, a draftId or a norm: one of the three.',
  ),
  NO_SUCH_DRAFT: say(
    422,
    '没有这份日历草案，或您无权查看。',
    'There is no such draft, or it is not yours to see.',
  ),
  NORM_CHANGES_NOTHING: say(
    422,
    '请给出新的承诺时限或法定时限。',
    'Name another promise or another statutory limit.',
  ),
  NO_SUCH_DEFINITION: say(422, '没有现行有效的 {code}。', 'No {code} of this kind is in force.'),
  NO_SUCH_ITEM: say(422, '没有现行有效的事项 {code}。', 'No item {code} is in force.'),
};

export const SENTENCES = together(
  ACT_SENTENCES,
  CALENDAR_SENTENCES,
  CATALOGUE_SENTENCES,
  CHANNEL_SENTENCES,
  CONFIRMATION_SENTENCES,
  DOOR_SENTENCES,
  FILE_SENTENCES,
  LEVEL_SENTENCES,
  MEETING_SENTENCES,
  PEOPLE_SENTENCES,
  PROJECT_SENTENCES,
  PROMISE_SENTENCES,
  PUBLIC_SENTENCES,
  RECORD_SENTENCES,
  REGISTRATION_SENTENCES,
  SERVICE_SENTENCES,
  SIGNING_SENTENCES,
  WINDOW_SENTENCES,
  OWN,
);

/** A code says one thing: of two sentences for one of them the reader would be told whichever came last. */
function together(
  ...groups: readonly Readonly<Record<string, Sentence>>[]
): Readonly<Record<string, Sentence>> {
  const all: Record<string, Sentence> = {};
  for (const [code, sentence] of groups.flatMap((group) => Object.entries(group))) {
    if (Object.hasOwn(all, code)) throw new Error(`${code} has two sentences`);
    all[code] = sentence;
  }
  return all;
}
