import { describe, expect, it } from '@jest/globals';
import { NOTICE_KINDS, wordsFor } from './notice-words.js';

const C07 = { zh: '施工许可', en: 'Construction permit' };
const told = (to: string) =>
  wordsFor('new-version', C07, { version: 2, cause: '公告', basis: '法释 9', from: '2026-12-04', to });

describe('the notice of a new version', () => {
  it('says that the day moves, and of a day that stays that it stays', () => {
    expect(told('2026-12-01').zh).toContain('办结日由2026-12-04变为2026-12-01');
    expect(told('2026-12-04').zh).toContain('办结日仍为2026-12-04');
    expect(told('2026-12-04').en).toContain('its day stays 2026-12-04');
  });
});

describe('a last day in the words of a notice', () => {
  it('is never the day before which something is due: the day itself still counts', () => {
    const day = '2026-12-04';
    const everywhere = new Proxy({}, { get: () => day });
    const said = NOTICE_KINDS.map((kind) => wordsFor(kind, C07, everywhere).zh);
    expect(said.filter((words) => words.includes(`${day}前`))).toEqual([]);
    expect(said.filter((words) => /最迟应?于2026-12-04/.test(words)).length).toBeGreaterThan(15);
  });
});
