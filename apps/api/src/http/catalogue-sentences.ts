import { FAULTS } from '#model/catalogue';
import { type Sentence, say } from './sentence.js';

/** What the readers of YAML and CSV say, in the words of the command line. */
const READING_SENTENCES = Object.fromEntries(
  Object.entries(FAULTS).map(([code, { zh, en }]) => [code, say(422, `${zh}。`, `${en}.`)]),
);

/** Refusals around drafts of items, guides and what else the list holds; part of `SENTENCES`. */
export const CATALOGUE_SENTENCES: Readonly<Record<string, Sentence>> = {
  ONE_CONTENT: say(
    422,
    '请给出 yaml、form、csv 之一（csv 另须 code）；取消事项（cancel）时只给出 code。',
    'Send one of yaml, form and csv (csv with a code); an item is cancelled (cancel) by its code alone.',
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
  ...READING_SENTENCES,
};
