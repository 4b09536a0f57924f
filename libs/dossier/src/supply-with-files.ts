import { Injectable } from '@nestjs/common';
import { type Asking, type Delivered, type Done, SupplyCase } from '#casework';
import { isRejection, type Rejection } from '#kernel';
import { type NamedFile, ResolveFiles } from './resolve-files.js';

/** One delivery whose papers are files of the project, named by the document each of them is. */
export interface DeliveredWithFiles extends Omit<Delivered, 'files'> {
  readonly files?: readonly (NamedFile & { readonly document: string })[];
}

/** SUPPLY_CASE, with the files looked up before. */
@Injectable()
export class SupplyWithFiles {
  constructor(
    private readonly resolving: ResolveFiles,
    private readonly supply: SupplyCase,
  ) {}

  /** Refusals: those of `ResolveFiles` and of `SupplyCase`. */
  async execute(
    asking: Asking,
    on: { readonly caseId: string; readonly ifSeq: number },
    { files: named = [], ...delivered }: DeliveredWithFiles,
  ): Promise<Done | Rejection> {
    if (named.length === 0) return this.supply.execute(asking, on, delivered);
    const resolved = await this.resolving.execute(asking.principal, on, named);
    if (isRejection(resolved)) return resolved;
    const files = resolved.map((file, at) => ({ ...file, document: named[at]?.document ?? '' }));
    return this.supply.execute(asking, on, { ...delivered, files });
  }
}
