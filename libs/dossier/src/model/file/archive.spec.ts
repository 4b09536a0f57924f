import { describe, expect, it } from '@jest/globals';
import { type ArchiveEntry, archiveFault, directoryOf, entriesIn } from './archive.js';

/** The end of an archive as APPNOTE.TXT 4.3.16 lays it out. */
function end({ here = 2, all = 2, size = 100, offset = 900, comment = '' } = {}): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(here, 8);
  bytes.writeUInt16LE(all, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(offset, 16);
  bytes.writeUInt16LE(comment.length, 20);
  return Buffer.concat([bytes, Buffer.from(comment)]);
}
/** An entry of the directory as APPNOTE.TXT 4.3.12 lays it out. */
function entry(name: string, { extra = 0, comment = 0, packed = 7, offset = 0 } = {}): Buffer {
  const bytes = Buffer.alloc(46 + extra + name.length + comment, 0x20);
  bytes.fill(0, 0, 46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt32LE(packed, 20);
  bytes.writeUInt32LE(9, 24);
  bytes.writeUInt16LE(name.length, 28);
  bytes.writeUInt16LE(extra, 30);
  bytes.writeUInt16LE(comment, 32);
  bytes.writeUInt32LE(offset, 42);
  bytes.write(name, 46);
  return bytes;
}

describe('the end of an archive', () => {
  const whole = { offset: 900, size: 100, entries: 2 };

  it('names a directory that ends where it begins itself, whatever its comment, also as all there is', () => {
    expect(directoryOf(end(), 1022)).toEqual(whole);
    expect(directoryOf(end({ comment: 'signed' }), 1028)).toEqual(whole);
    expect(directoryOf(Buffer.concat([Buffer.alloc(60), end()]), 1022)).toEqual(whole);
    const comment = 'PK\u0005\u0006 and so on, thirty more letters';
    expect(directoryOf(end({ comment }), 1022 + comment.length)).toEqual(whole);
  });

  it.each([
    ['something lies between', end(), 1023],
    ['its directory begins later', end({ offset: 901 }), 1022],
    ['something follows', Buffer.concat([end(), Buffer.from('MZ')]), 1024],
    ['it is spread over disks', end({ here: 1 }), 1022],
    ['it has more entries than it can say', end({ here: 0xffff, all: 0xffff }), 1022],
    ['it needs ZIP64', end({ offset: 0xffffffff }), 0xffffffff + 122],
    ['there is none', Buffer.alloc(60), 1022],
    ['it is shorter than an end', Buffer.alloc(21), 1022],
  ])('is none where %s', (_, tail, size) => expect(directoryOf(tail, size)).toBeNull());
});

describe('a directory', () => {
  it('is read entry by entry, past what programs add to each', () => {
    const bytes = Buffer.concat([
      entry('a.xml', { extra: 36, comment: 5 }),
      entry('word/b.xml', { extra: 9, offset: 300 }),
      entry('c', { comment: 3 }),
    ]);
    expect(entriesIn(bytes, 3)).toMatchObject([
      { name: 'a.xml', packed: 7, unpacked: 9, offset: 0, encrypted: false },
      { name: 'word/b.xml', offset: 300 },
      { name: 'c' },
    ]);
  });

  it.each([
    ['another number', entry('a'), 2],
    ['something behind its entries', Buffer.concat([entry('a'), Buffer.alloc(50)]), 1],
    ['half an entry', Buffer.concat([entry('a'), entry('b').subarray(0, 45)]), 2],
    ['a name longer than itself', entry('abc').subarray(0, 48), 1],
    ['what is no entry', Buffer.alloc(46), 1],
  ])('of %s is refused', (_, bytes, count) => expect(entriesIn(bytes, count)).toBeNull());

  it('of nothing holds nothing', () => expect(entriesIn(Buffer.alloc(0), 0)).toEqual([]));
});

describe('what an archive declares', () => {
  const ofd = (more: Partial<ArchiveEntry> = {}): ArchiveEntry => ({
    ...{ name: 'OFD.xml', packed: 10, unpacked: 10, offset: 0, encrypted: false },
    ...more,
  });
  const fault = (entries: ArchiveEntry[], directoryAt: number) => archiveFault('ofd', entries, directoryAt);

  it('each entry has its header of thirty bytes and its own bytes, from the first to the directory', () => {
    const two = [ofd(), ofd({ name: 'Doc.xml', offset: 40 })];
    expect(fault(two, 80)).toBeNull();
    expect(fault(two.toReversed(), 80)).toBeNull();
    expect(fault(two, 79)).toBe('odd');
    expect(fault([ofd(), ofd({ name: 'Doc.xml', offset: 39 })], 80)).toBe('odd');
    expect(fault([ofd({ offset: 1 })], 41)).toBe('odd');
  });

  it('a bomb is what unpacks to more than two gigabytes, or to two hundred times its size and more than a megabyte', () => {
    const unpacks = (unpacked: number, packed: number) => fault([ofd({ packed, unpacked })], 30 + packed);
    expect(unpacks(1_048_576, 1)).toBeNull();
    expect(unpacks(1_048_577, 5000)).toBe('bomb');
    expect(unpacks(2_000_000, 10_000)).toBeNull();
    expect(unpacks(2_000_001, 10_000)).toBe('bomb');
    expect(unpacks(2_147_483_648, 200_000_000)).toBeNull();
    expect(unpacks(2_147_483_649, 200_000_000)).toBe('bomb');
  });
});
