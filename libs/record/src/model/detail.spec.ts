import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from './canonical.js';
import { ERASED, Texts, takeMentions, wholeLine } from './detail.js';

describe('texts beside a line', () => {
  it('read back as they were said, whatever they say, also a place', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('{"$":0}', '{"$":1}', '"', '\\', '$&', '$1'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, (list, kept) => {
        const texts = new Texts();
        const line = canonical({ kept, list: list.map((each) => texts.take(each)) });
        expect(JSON.parse(wholeLine(line, texts.list))).toEqual({ kept, list });
        expect(JSON.parse(wholeLine(line, null))).toEqual({ kept, list: list.map(() => ERASED) });
      }),
    );
  });

  it('are taken out of what repeats them in a sentence, and of nothing else', () => {
    const texts = new Texts();
    texts.take('张三');
    const told = takeMentions([{ words: { zh: '告知张三', en: 'told' }, n: 1, none: null }], texts);
    expect(told).toEqual([{ words: { zh: { $: 1 }, en: 'told' }, n: 1, none: null }]);
    expect(texts.list).toEqual(['张三', '告知张三']);
  });
});
