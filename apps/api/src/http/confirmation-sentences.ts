import { type Sentence, say } from './sentence.js';

/** Refusals around confirmations; part of `SENTENCES`. */
export const CONFIRMATION_SENTENCES: Readonly<Record<string, Sentence>> = {
  NOTHING_TO_CONFIRM: say(409, '没有待答复的核对。', 'Nothing is left here to confirm.'),
  CONFIRMATIONS_ASKED: say(409, '核对已经提出。', 'The confirmations have been asked already.'),
  NO_SUCH_CONFIRMATION: say(
    422,
    '本事项没有编号为 {id} 的核对。',
    'The item has no confirmation with the id {id}.',
  ),
  CONFIRMATION_ANSWERED: say(409, '核对 {id} 已有答复。', 'The confirmation {id} has been answered.'),
  ANSWER_BEFORE_ASKED: say(
    422,
    '答复日期早于提出核对的日期。',
    'The answer cannot take effect before the day it was asked.',
  ),
  SIGNATURE_WRONG: say(
    401,
    '签名不对：应以被询问机关自己的 webhook 密钥签名（Standard Webhooks）。',
    'The signature is not that of the organ that was asked (Standard Webhooks, the secret of its own webhook).',
  ),
  SIGNATURE_STALE: say(
    401,
    'webhook-timestamp 与现在相差超过五分钟。',
    'webhook-timestamp is more than five minutes from now.',
  ),
  NO_PROVISIONAL: say(
    409,
    '核对 {id} 不能用临时记录代替。',
    'No provisional record may stand in for the confirmation {id}.',
  ),
};
