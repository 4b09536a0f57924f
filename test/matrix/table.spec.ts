import { describe, expect, it } from '@jest/globals';
import { readTable } from './table.js';

const read = (row: string) => () => readTable(`- { do: GET /x, ${row} }`);
const of = (row: string) => Object.fromEntries(read(row)()[0]?.expected ?? []);

describe('a row of the table of rights', () => {
  it('says of everybody what they get', () => {
    const seen = of('may: organ -reviewer, rest: sees');
    expect([seen['officer'], seen['head'], seen['reviewer'], seen['applicant'], seen['editor']]).toEqual([
      'may',
      'may',
      'forbidden',
      'forbidden',
      'absent',
    ]);
    expect(Object.keys(seen)).toHaveLength(18);
  });

  it.each([
    ['leaves somebody out', 'may: everybody -editor', /nothing is said of editor/],
    ['says two things of one', 'may: organ, forbidden: head, rest: absent', /head stands twice/],
    ['names somebody there is not', 'may: heda, rest: absent', /who is heda/],
  ])('is refused where it %s', (_, row, words) => {
    expect(read(row)).toThrow(words);
  });
});
