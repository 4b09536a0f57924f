import { type Sentence, say } from './sentence.js';

/** Refusals around the signatures on a decision (签批); part of `SENTENCES`. */
export const SIGNING_SENTENCES: Readonly<Record<string, Sentence>> = {
  SIGNATURE_MISSING: say(
    409,
    '签批未完成，尚缺：{level}。',
    'A signature of the chain is still missing: {level}.',
  ),
  NOTHING_TO_SIGN: say(
    409,
    '没有待审核的签字，只待作出决定。',
    'No inner signature is left: only the decision is.',
  ),
  SIGNED_TWICE: say(409, '同一人不得在一条签批链上签字两次。', 'Nobody signs twice in one chain.'),
  DRAFT_DIFFERS: say(
    422,
    '决定与拟稿不一致：按拟稿签发，或者退回修改。',
    'The decision is not the one that was drafted: sign it as it is, or send it back.',
  ),
  DRAFT_CONTRADICTS: say(422, '拟稿与审查意见相矛盾。', 'The draft contradicts the opinion.'),
};
