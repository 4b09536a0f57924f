import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCsv } from './csv.js';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('CSV', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', '2'] },
      ],
    ],
    [
      '\uFEFFa\r\n"x,""y"\r\n',
      [
        { line: 1, cells: ['a'] },
        { line: 2, cells: ['x,"y'] },
      ],
    ],
    [
      'a,\n\n,,\n"1\n2",3',
      [
        { line: 1, cells: ['a', ''] },
        { line: 4, cells: ['1\n2', '3'] },
      ],
    ],
    [
      'a\rb',
      [
        { line: 1, cells: ['a'] },
        { line: 2, cells: ['b'] },
      ],
    ],
    ['a,', [{ line: 1, cells: ['a', ''] }]],
    ['', []],
  ])('%j', (text, records) => {
    expect(readCsv(text)).toEqual(records);
  });

  it.each([
    ['a\n"b', 2],
    ['a\n"b"c', 2],
    ['a"b', 1],
    ['"a\n\nb" \n', 1],
  ])('%j is none: line %i', (text, line) => {
    expect(readCsv(text)).toEqual({ fault: 'quote', line });
  });

  it('what is quoted comes back as it was, whatever it holds', () => {
    const table = fc.array(
      fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { minLength: 1, maxLength: 4 }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const read = readCsv(rows.map((cells) => cells.map(quoted).join(',')).join(end));
        expect(read).toEqual(
          rows
            .filter((cells) => cells.some((cell) => cell.trim() !== ''))
            .map((cells) => ({ line: expect.any(Number), cells })),
        );
      }),
    );
  });

  it('nothing that is sent hangs or throws', () => {
    const text = fc
      .array(fc.constantFrom('"', ',', '\n', '\r', 'a', '""', ' '), { maxLength: 200 })
      .map((each) => each.join(''));
    fc.assert(fc.property(text, (each) => void readCsv(each)));
    expect(readCsv(`${'"'.repeat(200_001)}`)).toEqual({ fault: 'quote', line: 1 });
  });
});
