import { type Sentence, say } from './sentence.js';

export const PUBLIC_SENTENCES: Readonly<Record<string, Sentence>> = {
  UNKNOWN_PARK: say(400, '没有代码为 {code} 的园区。', 'There is no park with the code {code}.'),
  UNKNOWN_BASE: say(
    400,
    '所选园区没有代码为 {code} 的基地。',
    'There is no base with the code {code} in the place asked for.',
  ),
};
