import { type Sentence, say } from './sentence.js';

/** Refusals of the green channel (绿色通道). Part of `PROJECT_SENTENCES`. */
export const GREEN_SENTENCES: Readonly<Record<string, Sentence>> = {
  CHANNEL_BANNED: say(
    409,
    '项目属于禁止转入的类别（{category}），不得进入绿色通道。',
    'The project is of a category that is not let in ({category}): there is no green channel for it.',
  ),
  CHANNEL_UNANSWERED: say(
    409,
    '尚未答复必答指标：{facts}。',
    'Facts that must be answered are still open: {facts}.',
  ),
  CHANNEL_ANSWER: say(
    409,
    '项目在绿色通道内，必答指标（{facts}）不得撤回；情况有变的，请改答。',
    'While the project is in the green channel, what must be answered is not taken back ({facts}): give another answer.',
  ),
  CHANNEL_NOT_MET: say(
    409,
    '未达到任何一条公布的标准：{short}。',
    'None of the published criteria is met: {short}.',
  ),
  CHANNEL_NOT_NAMED: say(
    409,
    '现行的重点项目名单没有列明该项目代码。',
    'No list of key projects in force names its project code.',
  ),
  CHANNEL_REASON_MISSING: say(422, '例外准入须写明理由。', 'An exception says its reason.'),
  CHANNEL_THROUGH: say(
    422,
    '例外须有截止日，晚于今日，且不晚于 {latest}。',
    'An exception has its last day, after today and not after {latest}.',
  ),
  CHANNEL_HELD: say(
    409,
    '该项目自 {since} 起已在绿色通道。',
    'The project is in the green channel since {since}.',
  ),
  CHANNEL_NOT_HELD: say(409, '该项目不在绿色通道。', 'The project is not in the green channel.'),
  CHANNEL_PROPOSED: say(
    409,
    '已有待第二人确认的绿色通道事项，请先确认或者撤回。',
    'Something about the green channel waits for its second person: confirm it or drop it first.',
  ),
  NOT_GREEN: say(
    409,
    '提前介入只适用于绿色通道项目的待申报事项。',
    'A look ahead is for planned items of a project in the green channel.',
  ),
  NO_RANKING: say(404, '没有现行有效的用地指标排序表。', 'No table that ranks for land is in force.'),
};
