import { describe, expect, it } from '@jest/globals';
import type { Rejection } from '#kernel';
import { sayFault } from '../model/read/reading-sentences.js';
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

  it.each<[string, string, readonly [number, number], string]>([
    ['a: 1\nb: x: y', 'BLOCK_AS_IMPLICIT_KEY', [2, 4], '冒号'],
    ['a:\n\t- b', 'TAB_AS_INDENT', [2, 1], '制表符'],
    ['a: 1\na: 2', 'DUPLICATE_KEY', [2, 1], '重复'],
    ['a: "abc', 'MISSING_CHAR', [1, 8], '缺少'],
  ])(
    'that is none (%j) is told in both languages, with line and column, and in the words of the parser',
    (text, fault, [line, column], zh) => {
      const [broken] = readYamlText(text) as Rejection[];
      expect(broken).toMatchObject({ code: 'YAML-BROKEN', params: { fault, line, column } });
      const params = broken?.params as Record<string, string | number>;
      expect(sayFault('YAML-BROKEN', params, 'zh')).toContain(zh);
      for (const language of ['zh', 'en'] as const) {
        expect(sayFault('YAML-BROKEN', params, language)).not.toContain(fault);
        expect(sayFault('YAML-BROKEN', params, language)).toContain(String(params['why']));
      }
    },
  );
});
