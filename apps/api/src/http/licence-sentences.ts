import { type Sentence, say } from './sentence.js';

/** Refusals around the one form and the business licence; part of `SENTENCES`. */
export const LICENCE_SENTENCES: Readonly<Record<string, Sentence>> = {
  FORM_UNKNOWN: say(
    422,
    '申请表单没有此项：{field}。',
    'The form of the items applied for has no field {field}.',
  ),
  FORM_VALUE: say(
    422,
    '表单项 {field} 不合要求：{rule}。',
    'Field {field} of the form is not right: {rule}.',
  ),
  FORM_MISSING: say(
    422,
    '一照一码的表单须填写完整，缺少：{field}。',
    'One licence with one code is made of the whole form; {field} is missing.',
  ),
  LICENCE_CANCELLED: say(
    409,
    '该营业执照已注销，不再变更、换发或出具。',
    'The licence is cancelled: it is neither changed nor made again.',
  ),
  NOTHING_CHANGES: say(
    422,
    '变更后的内容与现在相同。',
    'Nothing would change: every value is what it is now.',
  ),
  FOUNDED_AHEAD: say(422, '成立日期不得晚于今天。', 'The founding date lies ahead.'),
  LICENCE_KEY_MISSING: say(
    503,
    '本机未配置电子营业执照签名密钥（LICENCE_KEY）。',
    'No key to sign licences is configured here (LICENCE_KEY).',
  ),
  GLYPH_MISSING: say(
    422,
    '字库中没有「{character}」（{codePoint}），不能出具 PDF；请使用网页或者签名 JSON，并联系运维更换字库。',
    'The font has no glyph for {character} ({codePoint}), so there is no PDF: take the page or the signed JSON, and ask for a larger font.',
  ),
};
