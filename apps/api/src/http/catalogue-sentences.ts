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
  FACT_WRONG: say(422, '指标 {fact} 不合要求：{rule}。', 'The figure {fact} is not right: {ruleEn}.'),
  FACT_UNKNOWN: say(
    422,
    '没有指标 {fact}；有哪些指标见 /public/v1/facts。',
    'There is no fact {fact}; /public/v1/facts lists them.',
  ),
  FACT_CONTRADICTS: say(
    422,
    '指标 {fact} 与其他指标推算的结果 {computed} 不一致。',
    'The figure {fact} contradicts {computed}, which follows from the other facts.',
  ),
  ONE_PLACE: say(422, '请给出 projectId 或 base，二者之一。', 'Name projectId or base: one of the two.'),
  ITEMS_OR_PAPERS: say(
    422,
    '写了 items 就不写 papers：各事项的材料写在事项里。',
    'With items there are no papers: each item says what is handed in.',
  ),
  ADVICE_DAY: say(
    422,
    '{day} 没有已公布的事项，或者在一年以后，不能给出意见。',
    'For {day} no advice can be given: nothing is published for it, or it is more than a year away.',
  ),
  ...READING_SENTENCES,
};
