import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.js';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['fr', 'zh'],
    ['english, zh', 'zh'],
    ['en;q=0', 'zh'],
    ['en;q=0.1, zh;q=0.9', 'zh'],
    ['zh, en', 'zh'],
    ['zh;q=0, fr', 'zh'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['en, zh', 'en'],
    ['fr, en-GB;q=0.8', 'en'],
    ['zh-CN;q=0.5, en;q=0.501', 'en'],
    [','.repeat(7000), 'zh'],
  ])('%s → %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
