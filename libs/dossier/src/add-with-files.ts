import { Injectable } from '@nestjs/common';
import { type Added, AddItems, type Asking, type Done } from '#casework';
import { isRejection, type Rejection } from '#kernel';
import { type NamedFile, ResolveFiles } from './resolve-files.js';

/** Items added to a case whose papers are files of its project, named by the document each of them is. */
export interface AddedWithFiles extends Omit<Added, 'files'> {
  readonly files?: readonly (NamedFile & { readonly document: string })[];
}

/** ADD_ITEM, with the files looked up before. */
@Injectable()
export class AddWithFiles {
  constructor(
    private readonly resolving: ResolveFiles,
    private readonly add: AddItems,
  ) {}

  /** Refusals: those of `ResolveFiles` and of `AddItems`. */
  async execute(
    asking: Asking,
    on: { readonly caseId: string; readonly ifSeq: number },
    { files: named = [], ...added }: AddedWithFiles,
  ): Promise<Done | Rejection> {
    if (named.length === 0) return this.add.execute(asking, on, added);
    const resolved = await this.resolving.execute(asking.principal, on, named);
    if (isRejection(resolved)) return resolved;
    const files = resolved.map((file, at) => ({ ...file, document: named[at]?.document ?? '' }));
    return this.add.execute(asking, on, { ...added, files });
  }
}
