import { type Sentence, say } from './sentence.js';

export const PUBLIC_SENTENCES: Readonly<Record<string, Sentence>> = {
  UNKNOWN_ORGAN: say(400, '没有代号为 {code} 的机构。', 'There is no organ with the handle {code}.'),
  UNKNOWN_ITEM: say(400, '没有编码为 {code} 的事项。', 'There is no item with the code {code}.'),
  UNKNOWN_PARK: say(400, '没有代码为 {code} 的园区。', 'There is no park with the code {code}.'),
  UNKNOWN_BASE: say(
    400,
    '所选园区没有代码为 {code} 的基地。',
    'There is no base with the code {code} in the place asked for.',
  ),
};
