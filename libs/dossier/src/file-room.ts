import type { FileLimits } from './model/file/upload-rules.js';

/** The limits of this installation, in bytes. */
export class FileRoom implements FileLimits {
  constructor(
    readonly file: number,
    readonly project: number,
  ) {}
}
