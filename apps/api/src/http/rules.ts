import type { Bilingual } from '#kernel';
import { FILE_RULES } from './file-rules.js';

/** What a broken rule of a field asks for, in words a clerk reads; keyed by class-validator's own names of its rules. */
export const RULES: Readonly<Record<string, Bilingual>> = {
  ...FILE_RULES,
  missing: { zh: '缺少此项', en: 'it is missing' },
  isString: { zh: '须为文本', en: 'a text is expected' },
  minLength: { zh: '不得为空，至少 {bound} 个字符', en: 'it is empty or too short: {bound} at least' },
  maxLength: { zh: '过长，最多 {bound} 个字符', en: 'it is too long: {bound} characters are the most' },
  matches: { zh: '格式不对', en: 'its form is not the expected one' },
  texts: { zh: '每一项都须为文本', en: 'each of its entries is a text' },
  isArray: { zh: '须为数组', en: 'a list is expected' },
  arrayMinSize: { zh: '至少 {bound} 项', en: 'it has too few entries: {bound} are the least' },
  arrayMaxSize: { zh: '最多 {bound} 项', en: 'it has too many entries: {bound} are the most' },
  arrayUnique: { zh: '不得重复', en: 'it names something twice' },
  isInt: { zh: '须为整数', en: 'a whole number is expected' },
  isNumber: { zh: '须为数字，最多六位小数', en: 'a number is expected, with six decimals at most' },
  isFinite: { zh: '数字过大', en: 'the number is too large' },
  min: { zh: '不得小于 {bound}', en: 'it is below {bound}' },
  max: { zh: '不得大于 {bound}', en: 'it is above {bound}' },
  isBoolean: { zh: '须为 true 或 false', en: 'true or false is expected' },
  isUuid: { zh: '须为 UUID', en: 'a UUID is expected' },
  isIn: { zh: '只能是：{bound}', en: 'it is none of {bound}' },
  isObject: { zh: '须为对象', en: 'an object is expected' },
  areWords: {
    zh: '须为名称到文本的对应，且不超过长度',
    en: 'names with texts of limited length are expected',
  },
  areFormValues: {
    zh: '须为字段到文本、数字或是否的对应',
    en: 'field ids with texts, numbers or flags are expected',
  },
  number: { zh: '须为不小于 0 的数字', en: 'a number not below 0 is expected' },
  text: {
    zh: '须为非空文本，最多 2000 字',
    en: 'a text is expected, not empty, of 2,000 characters at most',
  },
  choice: { zh: '须为非空文本，最多 100 字', en: 'a text is expected, not empty, of 100 characters at most' },
  date: { zh: '须为存在的日期，如 2026-11-26', en: 'a day that exists is expected, such as 2026-11-26' },
  flag: { zh: '须为 true 或 false', en: 'true or false is expected' },
  identity: {
    zh: '须为身份证件号码；居民身份证号码须通过校验',
    en: 'the number of an identity document is expected; a resident’s passes its check',
  },
  region: { zh: '须为六位行政区划代码', en: 'a region of six digits is expected (GB/T 2260)' },
  areFacts: {
    zh: '须为指标代码到文本、数字、是非或其列表的对应，不超过 100 项，且不超过长度',
    en: 'codes of facts with texts, figures, flags or lists of them are expected, at most 100, of limited length',
  },
  nestedValidation: { zh: '须为对象', en: 'an object is expected' },
};
