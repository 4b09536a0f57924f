import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { drawnGuide, drawnItem } from '../../../../../test/support/drawn-items.js';
import { readGuide, readItem } from '../read/read-seeds.js';
import { writeGuide } from './write-guide.js';
import { writeItem } from './write-item.js';

describe('a definition in the keys of a clerk', () => {
  it('reads back as the same item', () => {
    fc.assert(fc.property(drawnItem(), (item) => expect(readItem(writeItem(item))).toEqual(item)));
  });

  it('reads back as the same guide', () => {
    fc.assert(fc.property(drawnGuide(), (guide) => expect(readGuide(writeGuide(guide))).toEqual(guide)));
  });

  it('keeps every text through YAML', () => {
    fc.assert(
      fc.property(drawnItem(), (item) => expect(readItem(parse(stringify(writeItem(item))))).toEqual(item)),
    );
  });

  it('leaves out what goes without saying', () => {
    const [item] = fc.sample(drawnItem(), { numRuns: 1, seed: 1 });
    const plain = { ...item!, act: 'new' as const, warnings: [50, 90], marks: [], ties: [], fee: null };
    expect(Object.keys(writeItem(plain))).not.toEqual(expect.arrayContaining(['warnings']));
    for (const key of ['warnings', 'marks', 'ties', 'fee']) expect(writeItem(plain)).not.toHaveProperty(key);
  });
});
