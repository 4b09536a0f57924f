import { type Sentence, say } from './sentence.js';

/** Refusals around joint meetings and consultations; part of `SENTENCES`. */
export const MEETING_SENTENCES: Readonly<Record<string, Sentence>> = {
  NO_SUCH_SESSION: say(
    422,
    '本指南没有提供这种联合办理方式（{kind}）。',
    'The guide offers no joint meeting of the kind {kind}.',
  ),
  NOT_IN_SESSION: say(
    422,
    '事项{code}不在该联合办理（{kind}）之列。',
    'Item {code} takes no part in joint meetings of the kind {kind}.',
  ),
  NO_SUCH_MEETING: say(422, '本办件没有这次联合办理。', 'There is no such meeting here.'),
  NOT_INVITED: say(422, '编号为{n}的事项没有受邀。', 'Item {n} was not invited.'),
  MEETING_DAY_PAST: say(
    422,
    '联合办理的日期不得早于今天。',
    'A meeting is not convened for a day that is over.',
  ),
  MEETING_AHEAD: say(409, '联合办理定于{day}，尚未举行。', 'The meeting is on {day}, which has not come.'),
  MEETING_RECORDED: say(409, '这次联合办理已有记录。', 'The meeting has its record already.'),
  TWO_OFFICERS: say(
    422,
    '现场核查应当指派两名以上工作人员（行政许可法 34）。',
    'A check on site takes at least two officers (Licensing Law 34).',
  ),
  NOT_AT_MEETING: say(
    409,
    '该部门没有到场，请在审查意见中提出。',
    'The department did not come: its review conclusion says what it thinks.',
  ),
  OPINION_GIVEN: say(
    409,
    '该部门已在这次联合办理中提出意见。',
    'The department has given its opinion on this meeting.',
  ),
  NO_MEETING_OPEN: say(
    409,
    '没有待记录或者待提出意见的联合办理。',
    'There is no meeting left to record or to give an opinion on.',
  ),
  NO_SUCH_CONSULTED: say(422, '没有这个可以征求意见的机关。', 'There is no such organ to be consulted.'),
  CONSULT_TOO_SHORT: say(
    422,
    '按公布的情形，答复期限以{unit}计，不得短于 {cap} 个{unit}。',
    'By the published ground the organ has at least {cap} {unit} to answer.',
  ),
};
