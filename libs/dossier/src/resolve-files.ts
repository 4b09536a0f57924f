import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import type { TrustLevel } from '#model/catalogue';
import { FileQueries } from './store/file.queries.js';

/** A version of a file as somebody names it. */
export interface NamedFile {
  readonly file: string;
  readonly version: number;
}

/** What an act writes of it. */
export interface ResolvedFile extends NamedFile {
  readonly sha256: string;
  readonly trust: TrustLevel;
}

/** Whose files may be named: those of a project, or of the project of a case. */
export type FilesOf = { readonly projectId: string } | { readonly caseId: string };

/**
 * Asked before an act that names files. Sound, though the act is another trip: a version never changes its content, what was
 * released stays so, and trust only rises.
 */
@Injectable()
export class ResolveFiles {
  constructor(private readonly queries: FileQueries) {}

  /**
   * In the order they are named. Refusals, with the place in the list: ABSENT where the case is not the reader's to see, NO_SUCH_FILE
   * for any file that is not the project's, FILE_QUARANTINED, FILE_INFECTED.
   */
  async execute(
    principal: string,
    of: FilesOf,
    named: readonly NamedFile[],
  ): Promise<readonly ResolvedFile[] | Rejection> {
    const projectId = 'projectId' in of ? of.projectId : await this.queries.projectOf(principal, of.caseId);
    if (projectId === null) return reject('ABSENT');
    const rows = await this.queries.named(principal, projectId, named);
    const resolved: ResolvedFile[] = [];
    for (const [at, { file, version }] of named.entries()) {
      const row = rows.find((each) => each.file === file && each.version === version);
      const pointer = `/files/${at}`;
      if (!row) return reject('NO_SUCH_FILE', { pointer });
      if (row.state !== 'released')
        return reject(row.state === 'infected' ? 'FILE_INFECTED' : 'FILE_QUARANTINED', { pointer });
      resolved.push({ file, version, sha256: row.sha256, trust: row.trust });
    }
    return resolved;
  }
}
