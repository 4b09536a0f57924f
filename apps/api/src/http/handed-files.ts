import { Injectable } from '@nestjs/common';
import { type FilesOf, type NamedFile, type ResolvedFile, ResolveFiles } from '#dossier';
import { isRejection } from '#kernel';
import { Refused } from './problem.js';

/** The files that an act names, with the hash and the trust its line keeps of them. */
@Injectable()
export class HandedFiles {
  constructor(private readonly resolving: ResolveFiles) {}

  /** Nothing where none is named. Throws the refusal of the first that may not be named. */
  async of<T extends NamedFile>(
    principal: string,
    whose: FilesOf,
    named: readonly T[] = [],
  ): Promise<{ readonly files?: readonly (T & ResolvedFile)[] }> {
    if (named.length === 0) return {};
    const resolved = await this.resolving.execute(principal, whose, named);
    if (isRejection(resolved)) throw new Refused([resolved]);
    return { files: named.map((each, at) => ({ ...each, ...(resolved[at] as ResolvedFile) })) };
  }
}
