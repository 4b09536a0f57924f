import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { docx, dwg, jpg, ofd, pdf, png, xlsx, zip } from '../../../test/support/sample-files.js';
import { inspectFile } from './inspect-file.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The type of the file, or the code of its refusal with what it breaks. */
async function judged(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const found = await inspectFile(path, bytes.length, name);
  return isRejection(found) ? [found.code, found.params?.['rule']].filter(Boolean).join(' ') : found;
}
const put = (text: string) => Buffer.from(text, 'latin1');

describe('what a file is by its bytes', () => {
  it.each([
    ['a.pdf', pdf(), 'pdf'],
    ['a.JPEG', jpg(), 'jpg'],
    ['a.png', png(), 'png'],
    ['a.dwg', dwg(), 'dwg'],
    ['a.docx', docx(), 'docx'],
    ['a.xlsx', xlsx(), 'xlsx'],
    ['a.ofd', ofd(), 'ofd'],
    ['with a comment.ofd', zip([{ name: 'OFD.xml' }], 'signed'), 'ofd'],
  ])('%s is taken', async (name, bytes, type) => expect(await judged(name, bytes)).toBe(type));

  it.each([
    ['a page', 'a.pdf', put('<html><script>alert(1)</script></html>')],
    ['a drawing with script', 'a.pdf', put('<svg onload="alert(1)"/>')],
    ['a program', 'a.pdf', put('MZ\u0090\0\u0003 This program cannot be run in DOS mode')],
    ['a document behind a page', 'a.pdf', put(`<html>${pdf()}`)],
    ['a document without an end', 'a.pdf', put('%PDF-1.7\n')],
    ['a picture', 'a.pdf', png()],
    ['a document', 'a.png', pdf()],
    ['what only begins like a picture', 'a.png', png().fill(0, 4, 8)],
    ['a sheet', 'a.docx', xlsx()],
    ['some archive', 'a.ofd', zip([{ name: 'setup.exe' }])],
    ['something behind the archive', 'a.ofd', Buffer.concat([ofd(), put('MZ')])],
    ['something before the archive', 'a.ofd', Buffer.concat([put('MZ'), ofd()])],
    ['an old archive', 'a.ofd', put('PK\u0003\u0004 without a directory')],
  ])('%s under another name is found out', async (_, name, bytes) =>
    expect(await judged(name, bytes)).toBe('FILE_DISGUISED'),
  );

  it.each([
    ['an archive behind a document', 'a.pdf', Buffer.concat([pdf(), zip([{ name: 'x' }]), put('%%EOF')])],
    ['a page at the head of a document', 'a.pdf', pdf('<script>alert(1)</script>')],
    ['a page in the comment of a picture', 'a.jpg', jpg('<html>')],
    ['code in a picture', 'a.jpg', jpg('<?php system(1)?>')],
    ['a document in a picture', 'a.jpg', jpg('%PDF-1.4')],
    ['an archive behind a drawing', 'a.dwg', Buffer.concat([dwg(), zip([{ name: 'x' }])])],
  ])('%s is refused', async (_, name, bytes) => expect(await judged(name, bytes)).toBe('FILE_POLYGLOT'));

  const local = docx().indexOf('word/document.xml') - 30;
  it.each([
    [
      'unpacks to ten gigabytes',
      docx({ name: 'word/a.xml', content: 'x', unpacked: 4_000_000_000 }),
      'archive-bomb',
    ],
    [
      'unpacks to a thousandfold',
      docx({ name: 'word/a.xml', content: 'x'.repeat(9000), unpacked: 9_000_000 }),
      'archive-bomb',
    ],
    ['has entries that share their bytes', docx({ name: 'word/b.xml', offset: local }), 'archive-odd'],
    ['has a name that leads outside', docx({ name: '../../etc/cron.d/x' }), 'archive-odd'],
    ['has a name that begins at the root', docx({ name: '/etc/passwd' }), 'archive-odd'],
    ['has a name of another system', docx({ name: '..\\x' }), 'archive-odd'],
    ['has one name twice', docx({ name: 'word/DOCUMENT.xml' }), 'archive-odd'],
    ['is encrypted', docx({ name: 'word/c.xml', flags: 1 }), 'archive-encrypted'],
    ['holds macros', docx({ name: 'word/vbaProject.bin' }), 'archive-macros'],
    [
      'has ten thousand parts and more',
      docx(...Array.from({ length: 20_001 }, (_, n) => ({ name: `p${n}` }))),
      'archive-bomb',
    ],
  ])('an archive that %s is refused, unopened', async (_, bytes, rule) =>
    expect(await judged('a.docx', bytes)).toBe(`ARCHIVE ${rule}`),
  );

  it('a directory that says another number of entries is refused', async () => {
    const bytes = docx();
    const end = bytes.length - 22;
    bytes.writeUInt16LE(3, end + 8);
    bytes.writeUInt16LE(3, end + 10);
    expect(await judged('a.docx', bytes)).toBe('ARCHIVE archive-odd');
  });
});
