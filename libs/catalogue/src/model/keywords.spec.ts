import { describe, expect, it } from '@jest/globals';
import { KEYWORDS_MAX, keywordsOf } from './keywords.js';

const texts = (typed: string) => keywordsOf(typed).map(({ text }) => text);

describe('what somebody types into the search', () => {
  it.each([
    ['', []],
    ['   ', []],
    ['施工许可', ['施工许可']],
    ['施工许可 环评', ['施工许可', '环评']],
    ['《建筑法》第7条，施工', ['建筑法', '第7条', '施工']],
    ['Ｃ０７', ['c07']],
    ['Construction  PERMIT permit', ['construction', 'permit']],
    ["%_\\ '; --", ['%_', '--']],
    ['\\', ['\\']],
    [' “，” ', ['“,”']],
    ['%', ['%']],
    ['_', ['_']],
    ['𠮷野家', ['𠮷野家']],
  ])('%j is %j', (typed, want) => {
    expect(texts(typed)).toEqual(want);
  });

  it('looks for a run of Chinese by its pairs, too, and never splits a character', () => {
    expect(keywordsOf('办施工证')).toEqual([{ text: '办施工证', pairs: ['办施', '施工', '工证'] }]);
    expect(keywordsOf('𠮷野家')).toEqual([{ text: '𠮷野家', pairs: ['𠮷野', '野家'] }]);
    expect(keywordsOf('环评 permit a施工许可')).toEqual(
      ['环评', 'permit', 'a施工许可'].map((text) => ({ text, pairs: [] })),
    );
  });

  it('looks for a bounded number of words', () => {
    expect(keywordsOf([...'abcdefghijklm'].join(' '))).toHaveLength(KEYWORDS_MAX);
  });
});
