import { type Sentence, say } from './sentence.js';

/** Refusals around the record; part of `SENTENCES`. */
export const RECORD_SENTENCES: Readonly<Record<string, Sentence>> = {
  HELD_OPEN: say(
    409,
    '办件尚未办结，所载内容须依法保存，不得删除。',
    'The case is open: what it says is held, and nothing of it is erased.',
  ),
  HELD_UNTIL: say(409, '依{basis}，所载内容至少保存至{until}。', 'It is held until {until} ({basis}).'),
  NO_SUCH_DETAIL: say(
    422,
    '该行没有可删除的个人信息，或已删除。',
    'The line holds no personal detail, or no longer.',
  ),
  SEAL_KEY_MISSING: say(
    503,
    '本机未配置办理记录链头的签名密钥（SEAL_KEY）。',
    'No key to sign heads of the journal is configured here (SEAL_KEY).',
  ),
};
