import { lettersOf } from './bytes.js';
import type { Packed } from './file-types.js';

/** One entry as the central directory of an archive declares it. */
export interface ArchiveEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
  readonly encrypted: boolean;
}

/** Where the central directory lies. */
export interface Directory {
  readonly offset: number;
  readonly size: number;
  readonly entries: number;
}

/** The end of an archive with its longest comment. */
export const ARCHIVE_TAIL_BYTES = 65_557;
/** Larger than any honest paper; read into memory, so it is bounded before it is read. */
export const MOST_DIRECTORY_BYTES = 4_194_304;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const ZIP64 = 0xffffffff;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The directory named at the very end of `tail`, the last bytes of an archive of `size` bytes. Null where there is none, where
 * anything follows it, or where it needs ZIP64, which no paper of our sizes does. Source: APPNOTE.TXT 6.3 section 4.3.16.
 */
export function directoryOf(tail: Uint8Array, size: number): Directory | null {
  const view = viewOf(tail);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    if (view.getUint16(at + 20, true) !== tail.length - at - END_BYTES) continue;
    const entries = view.getUint16(at + 10, true);
    const [bytes, offset] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
    const whole = entries === view.getUint16(at + 8, true) && entries !== 0xffff && offset !== ZIP64;
    // It ends where its end record begins: nothing lies between that some other reader would see.
    return whole && offset + bytes === size - tail.length + at ? { offset, size: bytes, entries } : null;
  }
  return null;
}

/** The entries of a central directory, or null where it does not hold what its end said. */
export function entriesIn(bytes: Uint8Array, count: number): ArchiveEntry[] | null {
  const view = viewOf(bytes);
  const entries: ArchiveEntry[] = [];
  let at = 0;
  while (at + ENTRY_BYTES <= bytes.length && view.getUint32(at, true) === ENTRY) {
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const from = at + ENTRY_BYTES;
    entries.push({
      name: lettersOf(bytes.subarray(from, from + (name ?? 0))),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at = from + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries.length === count && at === bytes.length ? entries : null;
}

/** What a paper of that type must hold. */
const CONTENT: { readonly [T in Packed]: readonly string[] } = {
  ofd: ['OFD.xml'],
  docx: ['[Content_Types].xml', 'word/document.xml'],
  xlsx: ['[Content_Types].xml', 'xl/workbook.xml'],
};
const MOST_ENTRIES = 20_000;
/** A sheet of equal cells packs a hundredfold; a bomb, a thousandfold and more. */
const MOST_RATIO = 200;
const MOST_UNPACKED = 2_147_483_648;
/** So little that its ratio harms nobody. */
const HARMLESS = 1_048_576;
const LOCAL_BYTES = 30;

/** `not-that`: an archive, but not of that type. `bomb`: it would unpack to what nobody could keep. `odd`: lies or leads outside. */
export type ArchiveFault = 'not-that' | 'bomb' | 'odd' | 'encrypted' | 'macros';

/**
 * Judges an archive by what its directory declares; nothing is ever unpacked here, so whoever lies in it harms only the reader
 * they lie to, and entries that share their bytes, by which small bombs are made, are refused. Null: nothing is wrong.
 */
export function archiveFault(
  type: Packed,
  entries: readonly ArchiveEntry[],
  directoryAt: number,
): ArchiveFault | null {
  if (entries.length > MOST_ENTRIES || isBomb(entries)) return 'bomb';
  const names = entries.map(({ name }) => name);
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) return 'odd';
  if (names.some(leadsOutside) || overlaps(entries, directoryAt)) return 'odd';
  if (!CONTENT[type].every((name) => names.includes(name))) return 'not-that';
  if (entries.some(({ encrypted }) => encrypted)) return 'encrypted';
  return names.some((name) => /vbaproject\.bin$/i.test(name)) ? 'macros' : null;
}

function isBomb(entries: readonly ArchiveEntry[]): boolean {
  const sum = (of: 'packed' | 'unpacked') => entries.reduce((total, entry) => total + entry[of], 0);
  const unpacked = sum('unpacked');
  if (unpacked > MOST_UNPACKED) return true;
  return unpacked > HARMLESS && unpacked > MOST_RATIO * sum('packed');
}

function leadsOutside(name: string): boolean {
  return name.startsWith('/') || /[\\:\0]/.test(name) || name.split('/').includes('..');
}

/** Each entry has its own bytes, from the first one of the file to the directory. */
function overlaps(entries: readonly ArchiveEntry[], directoryAt: number): boolean {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  if (sorted[0] && sorted[0].offset !== 0) return true;
  return sorted.some(({ offset, packed }, n) => {
    const end = sorted[n + 1]?.offset ?? directoryAt;
    return offset + LOCAL_BYTES + packed > end;
  });
}
