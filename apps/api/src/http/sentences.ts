import type { Bilingual } from '#kernel';
import { CALENDAR_SENTENCES } from './calendar-sentences.js';

interface Sentence extends Bilingual {
  readonly status: number;
}

const say = (status: number, zh: string, en: string): Sentence => ({ status, zh, en });

/** What each refusal says and as which HTTP status. `{name}` is filled from its parameters. */
export const SENTENCES: Readonly<Record<string, Sentence>> = {
  ...CALENDAR_SENTENCES,
  ABSENT: say(404, '没有此项，或您无权查看。', 'There is no such thing, or it is not yours to see.'),
  UNAUTHENTICATED: say(401, '请先登录。', 'Sign in first.'),
  SIGN_IN_FAILED: say(401, '登录名或口令不对。', 'The name or the password is wrong.'),
  SIGN_IN_LOCKED: say(
    429,
    '口令错误次数过多，请一分钟后再试。',
    'Too many wrong passwords: try again in a minute.',
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
  CORE_PAPERS_MISSING: say(422, '缺少核心材料：{lines}。', 'Core papers are missing: {lines}.'),
  LINES_MISSING: say(422, '至少列明一项材料。', 'Name one line at least.'),
  REASONS_MISSING: say(
    422,
    '不予许可须列明所依据的条件（行政许可法 38）。',
    'A refusal names the conditions it rests on (Licensing Law 38).',
  ),
  EXTENSION_OVER_CAP: say(
    422,
    '延期超过法定上限 {cap}（{unit}）。',
    'The extension is over its cap of {cap} {unit}.',
  ),
  LATE_REASON_MISSING: say(
    422,
    '已超过承诺时限，须公开说明理由（优化营商环境条例 36）。',
    'The promised day has passed: give the public reason.',
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

  WRONG_STATE: say(
    409,
    '事项现为 {standing}/{work}，不能办理 {event}。',
    'The item stands at {standing}/{work}: {event} is not possible.',
  ),
  CASE_CONCLUDED: say(409, '办件已办结。', 'The case is concluded.'),
  NOT_COMPLETE: say(409, '材料尚未齐全。', 'The papers are not complete yet.'),
  TIE_BARS_ACCEPTANCE: say(
    409,
    '法律规定的前序结果（{codes}，{article}）尚未生效，暂不能受理；审查不受影响。',
    'An earlier result that statute makes a condition of the application ({codes}, {article}) is not in force; the review goes on.',
  ),
  TIE_DELAYS_DECISION: say(
    409,
    '法律规定的前序结果（{codes}，{article}）尚未生效，待其推送到达即可决定；审查不受影响。',
    'An earlier result that statute makes a condition of the decision ({codes}, {article}) is not in force; the review goes on.',
  ),
  NATURE_HAS_NO_ACCEPTANCE: say(409, '该类事项没有受理环节。', 'Items of this nature have no acceptance.'),
  NATURE_HAS_NO_REFUSAL: say(409, '备案不作不予许可决定。', 'A record-filing is not refused.'),
  GAPS_TOLD_ONCE: say(
    409,
    '补正内容只能一次告知（行政许可法 32）。',
    'Gaps are told once (Licensing Law 32).',
  ),
  GAPS_TOO_LATE: say(
    409,
    '已过一次告知的期限（行政许可法 32）。',
    'The limit for telling gaps is over (Licensing Law 32).',
  ),
  CLOCK_STOPPED: say(409, '时钟中止期间不能办理。', 'Not while a clock is stopped.'),
  NO_SUCH_STOP: say(409, '没有正在进行的该项中止。', 'There is no such stop to end.'),
  OWN_REVIEW: say(409, '不得签批本人审查的事项。', 'Nobody signs their own review.'),
  NOT_CLAIMED_BY_YOU: say(409, '该事项不由您承办。', 'You have not claimed this item.'),
  NO_TOLERANCE: say(
    409,
    '该事项不适用容缺受理（即办件，或者涉及安全、环境、节能）。',
    'Papers of this item may not be owed: it is immediate, or guards safety, environment or energy.',
  ),
  NOTHING_OWED: say(409, '没有可以容缺或者待补的材料。', 'No paper is owed or awaited.'),
  DEBT_OVER_PROMISE: say(
    422,
    '所欠材料的补交日不得晚于承诺办结日（{last}）。',
    'Papers may be owed no longer than the promised day ({last}).',
  ),
  DEBT_UNPAID: say(
    409,
    '容缺的材料尚未补齐，不能作出决定。',
    'Papers owed since the acceptance are not in yet: the decision waits for them.',
  ),
  NO_COMMITMENT: say(
    422,
    '该事项没有公布告知承诺办理方式。',
    'The catalogue offers no decision on a commitment for this item.',
  ),
  COMMITMENT_MISSING: say(
    422,
    '该事项不是即办件，只能凭书面承诺当场决定。',
    'This is no immediate item: it is decided on the spot on a commitment only.',
  ),
  NO_FOLLOW_UP: say(409, '没有待核查的承诺。', 'There is no commitment left to check.'),
  REMINDED_TODAY: say(
    409,
    '本工作日已经催办过，请下一工作日再催。',
    'A reminder was sent this working day: the next one goes on the next.',
  ),
  ORDER_OPEN: say(409, '上一件督办尚未答复。', 'The last supervision order has not been answered yet.'),
  NO_ORDER: say(409, '没有待答复的督办。', 'No supervision order waits for an answer.'),
  NO_SILENCE_RULE: say(
    409,
    '该事项没有公布超时默认的规则。',
    'No published rule lets silence decide this item.',
  ),
  STILL_IN_TIME: say(409, '期限尚未届满。', 'The limit is not over yet.'),
  NO_SUCH_ENTRY: say(
    422,
    '办理记录中没有这一条，或者这一条的日期不能更正。',
    'The journal has no such entry, or its day is not corrected here.',
  ),
  OWN_RECORD: say(409, '不能更正自己的记录，请由他人更正。', 'Nobody corrects their own entry.'),
  CORRECTION_BREAKS: say(
    422,
    '更正后的记录不成立：{event} 将违反 {code}。',
    'The corrected record could not have happened: {event} would break {code}.',
  ),
  NO_JOINT_CLOCK: say(409, '本办件没有正在计算的联合办理期限。', 'No joint limit is running for this case.'),
  NO_EXTENSION_IN_LAW: say(409, '法律没有规定该事项可以延期。', 'The law knows no extension for this item.'),
  EXTENDED_ONCE: say(409, '只能延期一次（行政许可法 42）。', 'Extended once already (Licensing Law 42).'),
  EXTENSION_TOO_LATE: say(409, '期限届满后不得延期。', 'The limit is over: too late to extend.'),
  NOT_IMMEDIATE: say(409, '该事项不是即办件。', 'This is not an immediate item.'),
  NOT_A_FILING: say(409, '该事项不是备案。', 'This is not a record-filing.'),
  NATURE_NOT_DEEMED: say(
    409,
    '该类事项不适用默示受理。',
    'Items of this nature are never accepted by silence.',
  ),
  STOP_OVER_CAP: say(
    422,
    '所需时间超过该情形的上限 {cap}（{unit}）。',
    'The time needed is over the cap of this ground: {cap} {unit}.',
  ),
  RESULT_NOT_IN_FORCE: say(422, '该结果尚未生效。', 'That result is not in force yet.'),
  RESULT_ARRIVES_BY_ITSELF: say(
    409,
    '该结果由本办件内的事项产生，将自动推送，不得手工录入。',
    'This result comes from an item of the same case: it arrives by itself and is not entered by hand.',
  ),
  NO_SUCH_TIE: say(409, '该事项没有等待中的前序结果。', 'The item waits for no earlier result.'),
  DATE_IN_FUTURE: say(
    422,
    '生效日不得晚于今天（{today}）。',
    'The legal day may not be after today ({today}).',
  ),
  DATE_BACKDATED: say(
    422,
    '生效日早于允许补录的期限（今天 {today}）。',
    'The legal day is longer ago than late entry allows (today {today}).',
  ),
  DATE_BEFORE_LAST: say(
    422,
    '生效日早于该事项上一次办理的日期。',
    'The legal day is before what already happened to the item.',
  ),
  PERIOD_UPSIDE_DOWN: say(400, '起始日晚于截止日。', 'The period ends before it begins.'),
  DATE_INVALID: say(400, '不是有效的日期（YYYY-MM-DD）。', 'This is not a real day (YYYY-MM-DD).'),
  CLOCK_NOT_MOVABLE: say(409, '本系统的时钟不可拨动。', 'The clock of this product does not move.'),
  CLOCK_BACKWARD: say(422, '时钟只能向前拨。', 'The clock only moves forward.'),
};
