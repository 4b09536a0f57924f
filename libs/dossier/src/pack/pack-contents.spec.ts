import { expect, it } from '@jest/globals';
import type { PackedFile } from '../store/pack.queries.js';
import { carriedOf } from './pack-contents.js';

const file = (sha256: string, size: number, more: Partial<PackedFile> = {}): PackedFile => ({
  ...{ id: 'f', no: 1, name: 'a.pdf', sha256, size, trust: 'C', uploadedAt: new Date(0) },
  ...{ handedIn: true, released: true, ...more },
});

it('carries what was handed in and looked at, each content once, as far as there is room', () => {
  const files = [
    file('a', 4),
    file('a', 4, { no: 2 }),
    file('b', 7),
    file('c', 5, { handedIn: false }),
    file('d', 2, { released: false }),
    file('e', 6),
  ];
  expect(carriedOf(files, 10).map(({ sha256 }) => sha256)).toEqual(['a', 'e']);
  expect(carriedOf(files, 17).map(({ sha256 }) => sha256)).toEqual(['a', 'b', 'e']);
});
