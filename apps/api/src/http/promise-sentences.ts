import { type Sentence, say } from './sentence.js';

/** Refusals of tolerance acceptance, commitments, revocation and its hearing, and bars. Part of `SENTENCES`. */
export const PROMISE_SENTENCES: Readonly<Record<string, Sentence>> = {
  TOLERANCE_IMMEDIATE: say(
    409,
    '即办件不适用容缺受理（{article}）。',
    'An immediate item is not accepted with papers owed ({article}).',
  ),
  TOLERANCE_ALLOCATION: say(
    409,
    '有数量限制的资源配置事项不适用容缺受理（{article}）。',
    'Limited resources go to whoever is complete first: nothing may be owed ({article}).',
  ),
  TOLERANCE_SAFETY: say(
    409,
    '涉及公共安全的事项不适用容缺受理（{article}）。',
    'The item guards public safety: nothing may be owed ({article}).',
  ),
  TOLERANCE_ENVIRONMENT: say(
    409,
    '涉及生态环境的事项不适用容缺受理（{article}）。',
    'The item guards the environment: nothing may be owed ({article}).',
  ),
  TOLERANCE_ENERGY: say(
    409,
    '涉及节能的事项不适用容缺受理（{article}）。',
    'The item is about saving energy: nothing may be owed ({article}).',
  ),
  TOLERANCE_PROPERTY: say(
    409,
    '涉及人身健康、生命财产安全的事项不适用容缺受理（{article}）。',
    'The item guards life, health and property: nothing may be owed ({article}).',
  ),
  TOLERANCE_SECURITY: say(
    409,
    '涉及国家安全的事项不适用容缺受理（{article}）。',
    'The item guards national security: nothing may be owed ({article}).',
  ),
  TOLERANCE_CREDIT: say(
    409,
    '申请人有失信限制（{document}，至{until}），不适用容缺受理（{article}）。',
    'The applicant is barred ({document}, until {until}): nothing may be owed ({article}).',
  ),
  COMMITMENT_CREDIT: say(
    409,
    '申请人有失信限制（{document}，至{until}），信用修复前不适用告知承诺（{article}）。',
    'The applicant is barred ({document}, until {until}): no commitment before credit is repaired ({article}).',
  ),
  BARRED_FROM_APPLYING: say(
    409,
    '依据{article}，申请人至{until}（含当日）不得再次申请该事项（{document}）。',
    'By {article} the applicant may not apply for this item again until {until} ({document}).',
  ),
  NO_DEBT_OF_APPLICANT: say(
    409,
    '申请人没有未补交的材料；部门所欠的材料不影响申请人。',
    'The applicant owes no paper; what an organ owes is not held against the applicant.',
  ),
  NO_TOLERANCE_END: say(
    409,
    '该事项没有公布容缺逾期的处理方式。',
    'The catalogue does not say what becomes of this item when owed papers are late.',
  ),
  COMMITMENT_EXCLUDED: say(
    409,
    '该事项不适用告知承诺（{mark}；{article}）。',
    'This item is not decided on a commitment ({mark}; {article}).',
  ),
  COMMITTED_ALREADY: say(409, '已经选择告知承诺。', 'The commitment is chosen already.'),
  COMMITMENT_NOT_CHOSEN: say(
    409,
    '申请人没有选择告知承诺，或者已经撤回。',
    'The applicant has not chosen a commitment, or has taken it back.',
  ),
  NOTHING_TO_RECTIFY: say(
    409,
    '没有未履行的承诺，或者已经责令整改。',
    'No commitment was found broken, or it has been ordered to be put right already.',
  ),
  NO_RECTIFICATION: say(409, '没有待核查的整改。', 'No order to put things right waits for its check.'),
  NOT_TO_BE_REVOKED: say(
    409,
    '逾期未整改的，方可拟撤销，且只能提出一次。',
    'Only what was not put right in its time may be revoked, and it is proposed once.',
  ),
  NO_REVOCATION: say(409, '没有待决定的撤销。', 'No revocation is under way.'),
  HEARING_ANSWERED: say(409, '已经就听证作出答复。', 'The applicant has answered about the hearing already.'),
  HEARING_TOO_LATE: say(
    409,
    '已过申请听证的期限（行政许可法 47）。',
    'The days to ask for a hearing are over (Licensing Law 47).',
  ),
  NO_HEARING: say(409, '没有待举行的听证。', 'No hearing is to be held.'),
  HEARING_NOT_CALLED: say(409, '听证尚未通知。', 'The hearing has not been called.'),
  HEARING_NOT_THE_DAY: say(409, '听证日期未到。', 'The day of the hearing has not come.'),
  HEARING_OWN_MATTER: say(
    409,
    '审查该事项的人员不得主持听证（行政许可法 48）。',
    'Nobody who examined the matter chairs its hearing (Licensing Law 48).',
  ),
  HEARING_NOTICE_SHORT: say(
    422,
    '举行听证应当提前七日通知，最早为{first}（行政许可法 48）。',
    'A hearing is told seven days before: {first} at the earliest (Licensing Law 48).',
  ),
  HEARING_OVER_LIMIT: say(
    422,
    '听证应当最迟于{last}举行（行政许可法 47）。',
    'The hearing is to be held by {last} (Licensing Law 47).',
  ),
  HEARING_OPEN: say(
    409,
    '听证权利尚未行使或者放弃，不能作出撤销决定。',
    'The right to a hearing is neither used nor given up: nothing is decided yet.',
  ),
  AGAINST_THE_RECORD: say(
    422,
    '决定应当根据听证笔录作出（行政许可法 48）。',
    'The decision follows the record of the hearing (Licensing Law 48).',
  ),
  BAR_ITEMS: say(422, '请写明限制申请的事项。', 'Say which items the bar is of.'),
  BAR_TERM: say(
    422,
    '该限制的期限由法律规定，至{until}。',
    'The law fixes how long this bar holds: until {until}.',
  ),
  BAR_ENDED: say(409, '该限制已经解除。', 'The bar has ended already.'),
  OWN_BAR: say(409, '不能解除本人录入的限制，请由他人办理。', 'Nobody ends a bar of their own entry.'),
  BAR_FIXED: say(
    422,
    '法律规定的期限（至{until}）内不适用信用修复。',
    'The law fixes this bar until {until}: it is not repaired before.',
  ),
};
