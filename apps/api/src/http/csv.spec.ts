import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.js';

const lines = (...cells: (string | number | null)[]) =>
  csvOf({ titles: ['a'], rows: [cells] }).replace('\uFEFFa\r\n', '');

describe('a table as CSV', () => {
  it('begins with the mark of UTF-8 and ends every line with CR LF', () => {
    expect(csvOf({ titles: ['编号', '名称'], rows: [['C07', '施工许可']] })).toBe(
      '\uFEFF编号,名称\r\nC07,施工许可\r\n',
    );
  });

  it('quotes what would break it', () => {
    expect(lines('a,b', 'say "yes"', 'two\nlines', null, 5)).toBe('"a,b","say ""yes""","two\nlines",,5\r\n');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\uFE661',
    '\uFE621',
    '\uFE631',
    '\uFE6Bx',
    '\u207C1',
    '\u22121',
    '\u200B=1',
    '\uFEFF=1',
    '\u202E=1',
    '|calc',
    '%0A',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x","y")',
  ])('leaves nothing to compute in %j', (text) => {
    expect(lines(text).replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('keeps numbers as they are', () => {
    expect(lines(-3, 0)).toBe('-3,0\r\n');
  });
});
