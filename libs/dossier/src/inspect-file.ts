import { type FileHandle, open } from 'node:fs/promises';
import { type Rejection, reject } from '#kernel';
import {
  ARCHIVE_TAIL_BYTES,
  archiveFault,
  directoryOf,
  entriesIn,
  MOST_DIRECTORY_BYTES,
} from './model/file/archive.js';
import { extensionOf } from './model/file/file-name.js';
import {
  type FileType,
  HEAD_BYTES,
  isPacked,
  isPolyglot,
  looksLike,
  type Packed,
  TAIL_BYTES,
  typeOfExtension,
} from './model/file/file-types.js';

const disguised = (type: FileType) => reject('FILE_DISGUISED', { params: { type } });

/**
 * What a file is by its own bytes, which must be what its name says. Reads head, tail and, of an archive, its directory: never the
 * whole, and unpacks nothing. Refusals: FILE_DISGUISED, FILE_POLYGLOT, ARCHIVE with its fault.
 */
export async function inspectFile(path: string, size: number, name: string): Promise<FileType | Rejection> {
  const type = typeOfExtension(extensionOf(name));
  if (!type) return reject('FILE_TYPE');
  const handle = await open(path, 'r');
  try {
    const head = await part(handle, 0, Math.min(HEAD_BYTES, size));
    const tail = await part(handle, Math.max(0, size - TAIL_BYTES), Math.min(TAIL_BYTES, size));
    if (!looksLike(type, head, tail)) return disguised(type);
    if (isPolyglot(type, head, tail)) return reject('FILE_POLYGLOT', { params: { type } });
    return (isPacked(type) ? await archiveRefusal(handle, size, type) : null) ?? type;
  } finally {
    await handle.close();
  }
}

async function archiveRefusal(handle: FileHandle, size: number, type: Packed): Promise<Rejection | null> {
  const bytes = Math.min(ARCHIVE_TAIL_BYTES, size);
  const directory = directoryOf(await part(handle, size - bytes, bytes), size);
  if (!directory) return disguised(type);
  if (directory.size > MOST_DIRECTORY_BYTES) return archive('bomb');
  const entries = entriesIn(await part(handle, directory.offset, directory.size), directory.entries);
  if (!entries) return archive('odd');
  const fault = archiveFault(type, entries, directory.offset);
  if (fault === 'not-that') return disguised(type);
  return fault && archive(fault);
}

const archive = (fault: string) => reject('ARCHIVE', { params: { rule: `archive-${fault}` } });

async function part(handle: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
