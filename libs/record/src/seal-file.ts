import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { canonical } from './model/canonical.js';
import { readHead, readSpelled, type SignedHead } from './model/index.js';

/** Longer than any head. */
const TAIL = 2048;

/** A file of signed heads, one a line, that only grows. One process appends at a time (`Seals.appending`): cutting and writing are two steps. */
export class SealFile {
  constructor(private readonly path: string) {}

  /**
   * The last head in it; null where there is none. A line without an end was cut off while it was written (a full disk): it is no head yet.
   * Throws where the last whole line is none: nothing is appended to a file that is broken.
   */
  async last(): Promise<SignedHead | null> {
    const file = await open(this.path, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!file) return null;
    try {
      const line = (await tailOf(file)).split('\n').slice(0, -1).at(-1);
      return line === undefined ? null : readSpelled(line, readHead);
    } finally {
      await file.close();
    }
  }

  async append(heads: readonly SignedHead[]): Promise<void> {
    if (heads.length === 0) return;
    await mkdir(dirname(this.path), { recursive: true });
    const file = await open(this.path, 'a+', 0o644);
    try {
      await cutUnended(file);
      await file.appendFile(heads.map((head) => `${canonical(head)}\n`).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

async function tailOf(file: FileHandle): Promise<string> {
  const { size } = await file.stat();
  const start = Math.max(0, size - TAIL);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL), 0, TAIL, start);
  return buffer.subarray(0, bytesRead).toString('utf8');
}

/** What was cut off is appended anew, for the file is its own mark. */
async function cutUnended(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const unended = Buffer.byteLength((await tailOf(file)).split('\n').at(-1) ?? '');
  if (unended > 0) await file.truncate(size - unended);
}
