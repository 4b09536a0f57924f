import { type Sentence, say } from './sentence.js';

/** Refusals of acts on an item or on the joint limit of a case: where it stands, its ties, stops, papers and dates. Part of `SENTENCES`. */
export const ACT_SENTENCES: Readonly<Record<string, Sentence>> = {
  WRONG_STATE: say(
    409,
    '事项现为“{standing}”（{work}），不能办理：{event}。',
    'Not possible while the item is {standing} (work: {work}): {event}.',
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
  CLOCK_STOPPED: say(
    409,
    '计时停止期间不能办理；请先结束特别程序或者恢复办理。',
    'Not while a clock is stopped: end the special procedure or the suspension first.',
  ),
  NO_SUCH_STOP: say(409, '没有正在进行的该项中止。', 'There is no such stop to end.'),
  OWN_REVIEW: say(409, '不得签批本人审查的事项。', 'Nobody signs their own review.'),
  NOT_CLAIMED_BY_YOU: say(409, '该事项不由您承办。', 'You are not the one who handles this item.'),
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
  RESULT_STANDS: say(
    409,
    '该决定的结果{number}在登记簿中仍然有效：请先在结果登记簿登记撤销（行政复议法 64、行政诉讼法 70），再重新办理。',
    'The result {number} of that decision still counts in the register: enter its annulment there first, then it can be decided anew.',
  ),
  SAME_GROUNDS: say(
    422,
    '原决定已被撤销（{judgment}），不得以同一事实和理由再次作出基本相同的决定；有新的事实的，请在说明中写明（行政诉讼法 71、行政复议法 64）。',
    'What was decided on these grounds was annulled ({judgment}): the same may not be decided on the same facts again. Say in the note what is new.',
  ),
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
    '所需时间以{unit}计，不得超过该情形的上限 {cap} 个{unit}。',
    'The time needed is at most {cap} {unit} on this ground, and counted in {unit}.',
  ),
  RESULT_NOT_IN_FORCE: say(422, '该结果尚未生效。', 'That result is not in force yet.'),
  RESULT_ARRIVES_BY_ITSELF: say(
    409,
    '该结果由本办件内的事项产生，将自动推送，不得手工录入。',
    'This result comes from an item of the same case: it arrives by itself and is not entered by hand.',
  ),
  RESULT_OR_NOT_NEEDED: say(
    422,
    '要么录入前序结果（number、inForceOn），要么写明其不需办理所依据的条款（notNeeded），不能都写或都不写。',
    'Either the earlier result (number, inForceOn) or the article by which none is needed (notNeeded), not both and not neither.',
  ),
  TIE_UNCONDITIONAL: say(
    409,
    '法律要求{code}的结果不附条件，不能认定其不需办理。',
    'The law asks for the result of {code} under no condition: nobody finds it not needed here.',
  ),
  NOT_NEEDED_BY_ITS_ORGAN: say(
    409,
    '{code}正在本办件内办理，是否需要由其承办机关认定。',
    '{code} is applied for in this case: whether it is needed is for its own organ to say.',
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
};
