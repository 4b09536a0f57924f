import { type Sentence, say } from './sentence.js';

/** Refusals around delivery (送达); part of `SENTENCES`. */
export const SERVICE_SENTENCES: Readonly<Record<string, Sentence>> = {
  RECEIVER_MISSING: say(422, '窗口送达须写明签收人。', 'Handed over at the window: say who received it.'),
  TRACKING_MISSING: say(422, '邮寄送达须写明邮件号码。', 'Sent by post: say under which number.'),
  CONSENT_MISSING: say(
    422,
    '申请人在该日没有同意电子送达（民事诉讼法 90）。',
    'No consent of the applicant to electronic service covers that day (Civil Procedure Law 90).',
  ),
  NO_CONSENT: say(
    409,
    '没有可以撤回的电子送达同意。',
    'There is no consent to electronic service to take back.',
  ),
  NOTHING_TO_SERVE: say(409, '本办件没有尚待送达的事项。', 'Nothing of this case is still to be served.'),
  ANNOUNCED_ALREADY: say(409, '已经公告送达。', 'Service by public notice has begun already.'),
  NOTICE_IS_LAST: say(
    409,
    '公告送达是最后的方式：尚未试过的方式有 {methods}（民事诉讼法 95）。',
    'Public notice comes last: these have not been tried and failed: {methods} (Civil Procedure Law 95).',
  ),
  NOT_OF_CASE: say(
    422,
    '本办件没有编号为 {n} 的事项，或者重复列出。',
    'The case has no item {n}, or it is named twice.',
  ),
};
