import type { TrustLevel } from '#model/catalogue';

/** One version of a file of the project that fills a line: ids and hash, no name. `trust`: as it stood when it was handed in or judged. */
export interface LineFile {
  readonly line: string;
  readonly file: string;
  readonly version: number;
  readonly sha256: string;
  readonly trust: TrustLevel;
}

/** A part of what is handed in: a line may have several files, or none where paper came to the window. */
export interface HandsInFiles {
  readonly files?: readonly LineFile[];
}

/** What the deciding organ found of one line (材料审核): fit, or unfit for a reason the applicant is shown. */
export interface JudgeLine {
  readonly type: 'JUDGE_LINE';
  readonly line: string;
  readonly verdict: 'fit' | 'unfit';
  readonly reason?: string;
  /** What was looked at: the files of the line, each as trusted as it was then. */
  readonly files?: readonly LineFile[];
}
