import { Injectable } from '@nestjs/common';
import { type Asking, type OpenSubmission, SubmitApplication, type Submitted } from '#casework';
import { isRejection, type Rejection, reject } from '#kernel';
import { type NamedFile, ResolveFiles } from './resolve-files.js';

/** An application whose papers are files of its project, named by the document each of them is. */
export interface SubmissionWithFiles extends Omit<OpenSubmission, 'files'> {
  readonly files?: readonly (NamedFile & { readonly document: string })[];
}

/** SUBMIT, with the files looked up before. */
@Injectable()
export class SubmitWithFiles {
  constructor(
    private readonly resolving: ResolveFiles,
    private readonly submit: SubmitApplication,
  ) {}

  /** Refusals: those of `ResolveFiles` and of `SubmitApplication`; NO_SUCH_FILE where the project is only opened with it. */
  async execute(
    asking: Asking,
    { files: named = [], ...submission }: SubmissionWithFiles,
  ): Promise<Submitted | Rejection | readonly Rejection[]> {
    if (named.length === 0) return this.submit.execute(asking, submission);
    const { projectId } = submission;
    if (projectId === undefined) return reject('NO_SUCH_FILE', { pointer: '/files/0' });
    const resolved = await this.resolving.execute(asking.principal, { projectId }, named);
    if (isRejection(resolved)) return resolved;
    const files = resolved.map((file, at) => ({ ...file, document: named[at]?.document ?? '' }));
    return this.submit.execute(asking, { ...submission, files });
  }
}
