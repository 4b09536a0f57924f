import { SeedError } from '#catalogue';
import { mendable } from '#platform';
import { EmbeddedPostgresError } from '#platform/embedded';
import { DemoRefused } from './demo-refused.js';

const MENDABLE = [DemoRefused, EmbeddedPostgresError, SeedError];
const UNUSABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EISDIR'];

/** Why a start ended: what a person can mend is said in a sentence, anything else is a fault and shows where. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (MENDABLE.some((kind) => error instanceof kind)) return error.message;
  const { code = '', path, message } = error as NodeJS.ErrnoException;
  if (UNUSABLE.includes(code) && path)
    return `无法使用 ${path}（${code}）：请用 DATA_DIR 另选可写的目录\n${path} cannot be used (${code}): choose a folder you may write with DATA_DIR`;
  return mendable(error) ?? error.stack ?? message;
}
