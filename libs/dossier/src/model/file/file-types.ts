import { lettersOf, startsWith } from './bytes.js';

/** What comes in: the papers of an approval. Media types are what we say of them when we hand them out. */
export const FILE_TYPES = {
  pdf: { media: 'application/pdf', extensions: ['pdf'] },
  jpg: { media: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { media: 'image/png', extensions: ['png'] },
  /** 版式文档 GB/T 33190-2016. */
  ofd: { media: 'application/ofd', extensions: ['ofd'] },
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xlsx: { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  dwg: { media: 'image/vnd.dwg', extensions: ['dwg'] },
} as const;
export type FileType = keyof typeof FILE_TYPES;
export type Packed = 'ofd' | 'docx' | 'xlsx';

export const TYPE_NAMES = Object.keys(FILE_TYPES) as readonly FileType[];

export function typeOfExtension(extension: string): FileType | null {
  return (
    TYPE_NAMES.find((type) => (FILE_TYPES[type].extensions as readonly string[]).includes(extension)) ?? null
  );
}

export const isPacked = (type: FileType): type is Packed => ['ofd', 'docx', 'xlsx'].includes(type);

/** Bytes at the head and at the end that are looked at: as many as browsers and readers look at to guess. */
export const HEAD_BYTES = 1024;
export const TAIL_BYTES = 4096;

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const JPG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const IEND = 'IEND\u00ae\u0042\u0060\u0082';
/** `PK` with the two bytes that end an archive: what carries it at its end is an archive, whatever it begins with. */
const ARCHIVE_END = 'PK\u0005\u0006';
/** A browser that guesses would take a file with these at its head for a page. */
const PAGE = /<(!doctype|html|head|body|script|svg|iframe|\?php)/i;

type Mark = (head: Uint8Array, tail: string) => boolean;

const MARKS: { readonly [T in FileType]: Mark } = {
  pdf: (head, tail) => startsWith(head, PDF) && tail.includes('%%EOF'),
  jpg: (head) => startsWith(head, JPG),
  png: (head, tail) => startsWith(head, PNG) && tail.endsWith(IEND),
  ofd: (head) => startsWith(head, ZIP),
  docx: (head) => startsWith(head, ZIP),
  xlsx: (head) => startsWith(head, ZIP),
  // AutoCAD R13 to 2018.
  dwg: (head) => /^AC10(1[2-9]|[2-4]\d)/.test(lettersOf(head.subarray(0, 6))),
};

/** Does the file look like the type its name says? Of packed ones only that they are archives: what is inside, the directory tells. */
export function looksLike(type: FileType, head: Uint8Array, tail: Uint8Array): boolean {
  return MARKS[type](head, lettersOf(tail));
}

/** Is it something else, too: an archive behind a picture, a page at the head of a document, a document inside a picture? */
export function isPolyglot(type: FileType, head: Uint8Array, tail: Uint8Array): boolean {
  if (isPacked(type)) return false;
  const first = lettersOf(head);
  if (PAGE.test(first) || (type !== 'pdf' && first.includes('%PDF-'))) return true;
  return lettersOf(tail).includes(ARCHIVE_END);
}
