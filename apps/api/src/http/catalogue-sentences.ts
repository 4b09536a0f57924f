import { type Sentence, say } from './sentence.js';

/** Refusals around drafts of items, guides and what else the list holds; part of `SENTENCES`. */
export const CATALOGUE_SENTENCES: Readonly<Record<string, Sentence>> = {
  ONE_CONTENT: say(
    422,
    '请给出 yaml 或 form 之一；取消事项（cancel）时只给出 code。',
    'Send yaml or form, one of the two; an item is cancelled (cancel) by its code alone.',
  ),
  DRAFT_TWICE: say(422, '同一份草案中 {name} 出现两次。', 'The draft holds {name} twice.'),
  FACT_MISSING: say(
    422,
    '缺少指标 {fact}，决策表无法回答。',
    'The table cannot answer without the figure {fact}.',
  ),
  FACT_WRONG: say(
    422,
    '指标 {fact} 不合要求，须为：{rule}。',
    'The figure {fact} is not right; it must be: {rule}.',
  ),
  'YAML-SYNTAX': say(422, 'YAML 读不出：{said}', 'The YAML cannot be read: {said}'),
  'SEED-UNKNOWN-KEY': say(
    422,
    '不认识的键；此处可用：{expected}。',
    'This key is not known here; known are: {expected}.',
  ),
  'SEED-MISSING': say(422, '缺少此项，须为 {expected}。', 'It is missing; expected: {expected}.'),
  'SEED-TYPE': say(422, '类型不对，须为 {expected}。', 'It is of the wrong type; expected: {expected}.'),
  'SEED-VALUE': say(
    422,
    '不在允许的取值之内，须为 {expected}。',
    'It is none of the allowed values; expected: {expected}.',
  ),
};
