import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { FileStorage } from '../storage/file-storage.js';
import type { PackedFile } from '../store/pack.queries.js';
import { type Described, pretty } from './pack-file.js';

/** What one archive carries of files at most: it is made in memory. What is over stands in the list by its digest. */
export const CARRIED_BYTES = 32 * 1024 * 1024;

/** The files of a case in its archive: what was handed in, each content once, under the name of its digest; of the rest the digest. */
@Injectable()
export class PackContents {
  constructor(private readonly storage: FileStorage) {}

  async parts(projectId: string, files: readonly PackedFile[]): Promise<Described[]> {
    const carried = carriedOf(files);
    const parts: Described[] = [];
    for (const { sha256, name } of carried) {
      const content = await buffer(await this.storage.read({ projectId, sha256 }));
      parts.push({ name: placeOf(sha256), zh: name, en: 'as handed in', content });
    }
    const isCarried = new Set(carried.map(({ sha256 }) => sha256));
    const list = files.map((file) => ({
      ...file,
      in: isCarried.has(file.sha256) ? placeOf(file.sha256) : null,
    }));
    const listed = { name: 'files.json', zh: '材料文件及摘要', en: 'files of the project, by digest' };
    return [{ ...listed, content: pretty(list) }, ...parts];
  }
}

const placeOf = (sha256: string) => `files/${sha256}`;

/** In the order they were uploaded, as far as there is room. */
export function carriedOf(files: readonly PackedFile[], room = CARRIED_BYTES): readonly PackedFile[] {
  const carried: PackedFile[] = [];
  let left = room;
  for (const file of files.filter(({ handedIn, released }) => handedIn && released)) {
    if (carried.some(({ sha256 }) => sha256 === file.sha256) || file.size > left) continue;
    carried.push(file);
    left -= file.size;
  }
  return carried;
}
