import { type Sentence, say } from './sentence.js';

/** Refusals around the record; part of `SENTENCES`. */
export const RECORD_SENTENCES: Readonly<Record<string, Sentence>> = {
  SEAL_KEY_MISSING: say(
    503,
    '本机未配置办理记录链头的签名密钥（SEAL_KEY）。',
    'No key to sign heads of the journal is configured here (SEAL_KEY).',
  ),
};
