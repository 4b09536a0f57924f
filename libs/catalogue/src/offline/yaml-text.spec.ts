import { describe, expect, it } from '@jest/globals';
import { readYamlText } from './yaml-text.js';

const nested = (levels: number, [open, close]: readonly [string, string]) =>
  `a: 1\nb: ${open.repeat(levels)}x${close.repeat(levels)}\n`;

describe('a text in YAML', () => {
  it.each<[string, readonly [string, string]]>([
    ['brackets', ['[', ']']],
    ['open brackets', ['[', '']],
    ['braces', ['{a: ', '}']],
  ])('that nests in %s is told to be too deep, with its line', (_, pair) => {
    expect(readYamlText(nested(40, pair))).not.toMatchObject([{ code: 'YAML-DEEP' }]);
    expect(readYamlText(nested(50_000, pair))).toEqual([
      expect.objectContaining({ code: 'YAML-DEEP', params: { line: 2, most: 64 } }),
    ]);
  });

  // The libraries' own parser ends the whole process with this one.
  it.each([['- '], ['? ']])('that nests in %j on one line is too deep as well', (indicator) => {
    expect(readYamlText(`a: 1\nb:\n  ${indicator.repeat(50_000)}x\n`)).toMatchObject([
      { code: 'YAML-DEEP', params: { line: 3 } },
    ]);
  });

  it('may hold as many brackets as it likes where they do not nest', () => {
    const text = `a: "${'['.repeat(500)}"\nb: [${'[1],'.repeat(500)}]\n`;
    expect(readYamlText(text)).toMatchObject({ value: { a: '['.repeat(500) } });
  });
});
