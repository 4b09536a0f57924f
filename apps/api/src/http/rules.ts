import type { Bilingual } from '#kernel';

/** What a broken rule of a field asks for, in words a clerk reads; keyed by class-validator's own names of its rules. */
export const RULES: Readonly<Record<string, Bilingual>> = {
  isString: { zh: '须为文本', en: 'a text is expected' },
  minLength: { zh: '不得为空或过短', en: 'it is empty or too short' },
  maxLength: { zh: '过长', en: 'it is too long' },
  matches: { zh: '格式不对', en: 'its form is not the expected one' },
  isArray: { zh: '须为数组', en: 'a list is expected' },
  arrayMinSize: { zh: '项数过少', en: 'it has too few entries' },
  arrayMaxSize: { zh: '项数过多', en: 'it has too many entries' },
  isInt: { zh: '须为整数', en: 'a whole number is expected' },
  isFinite: { zh: '数字过大', en: 'the number is too large' },
  min: { zh: '小于下限', en: 'it is below the smallest value' },
  max: { zh: '大于上限', en: 'it is above the largest value' },
  isBoolean: { zh: '须为 true 或 false', en: 'true or false is expected' },
  isUuid: { zh: '须为 UUID', en: 'a UUID is expected' },
  isIn: { zh: '不在允许的取值之内', en: 'it is none of the allowed values' },
  isObject: { zh: '须为对象', en: 'an object is expected' },
  areWords: {
    zh: '须为名称到文本的对应，且不超过长度',
    en: 'names with texts of limited length are expected',
  },
  areFacts: {
    zh: '须为指标代码到文本、数字、是非或其列表的对应，不超过 100 项，且不超过长度',
    en: 'codes of facts with texts, figures, flags or lists of them are expected, at most 100, of limited length',
  },
  nestedValidation: { zh: '须为对象', en: 'an object is expected' },
};
