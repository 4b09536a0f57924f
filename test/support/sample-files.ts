/** Files of the kinds that are taken, as small as they get, and archives whose directory says what a test wants. */
const text = (...parts: (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

/** A document of its own for each `mark`. */
export const pdf = (mark = ''): Buffer =>
  text('%PDF-1.7\n', `% ${mark}\n`, 'trailer <<>>\nstartxref\n0\n%%EOF\n');
export const png = (mark = ''): Buffer =>
  text('\u0089PNG\r\n\u001a\n', mark, '\0\0\0\0IEND\u00ae\u0042\u0060\u0082');
export const jpg = (mark = ''): Buffer => text('\u00ff\u00d8\u00ff\u00e0', mark, '\u00ff\u00d9');
export const dwg = (mark = ''): Buffer => text('AC1032', '\0\0\0\0\0', mark);

export interface Packed {
  readonly name: string;
  readonly content?: string;
  /** Declared in the directory in place of the truth. */
  readonly unpacked?: number;
  readonly offset?: number;
  readonly flags?: number;
}

const word = (value: number, bytes: 2 | 4) => {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 2) buffer.writeUInt16LE(value);
  else buffer.writeUInt32LE(value >>> 0);
  return buffer;
};

/** An archive of entries that are stored as they are. */
export function zip(entries: readonly Packed[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content = '', unpacked, offset, flags = 0 } of entries) {
    const bytes = Buffer.from(content);
    const sizes = text(
      word(0, 4),
      word(bytes.length, 4),
      word(unpacked ?? bytes.length, 4),
      word(name.length, 2),
    );
    const local = text(
      word(0x04034b50, 4),
      word(20, 2),
      word(flags, 2),
      Buffer.alloc(6),
      sizes,
      word(0, 2),
      name,
      bytes,
    );
    const head = text(word(0x02014b50, 4), word(20, 2), word(20, 2), word(flags, 2), Buffer.alloc(6), sizes);
    directory.push(text(head, Buffer.alloc(12), word(offset ?? at, 4), name));
    locals.push(local);
    at += local.length;
  }
  const central = text(...directory);
  const count = word(entries.length, 2);
  return text(
    ...locals,
    central,
    ...[word(0x06054b50, 4), word(0, 4), count, count, word(central.length, 4), word(at, 4)],
    ...[word(comment.length, 2), comment],
  );
}

const DOCX: readonly Packed[] = [
  { name: '[Content_Types].xml', content: '<Types/>' },
  { name: 'word/document.xml' },
];
export const docx = (...more: Packed[]): Buffer => zip([...DOCX, ...more]);
export const xlsx = (): Buffer => zip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]);
export const ofd = (): Buffer => zip([{ name: 'OFD.xml', content: '<ofd:OFD/>' }]);
