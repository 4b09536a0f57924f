import type { LocalDate } from '#kernel';
import type { DocumentFile } from '../material/application-files.js';
import type { Seen } from '../seen.js';

/** One delivery: documents by their id (one fills a line of every item that asks for it), and lines of one item. */
export interface CaseSupply {
  readonly on: LocalDate;
  readonly afterHours?: true;
  readonly evidence?: string;
  readonly papers: readonly string[];
  readonly lines: readonly { readonly item: number; readonly line: string }[];
  /** Files by the document they are: each fills every line of it that is supplied here. */
  readonly files?: readonly DocumentFile[];
  readonly seen: Seen;
}
