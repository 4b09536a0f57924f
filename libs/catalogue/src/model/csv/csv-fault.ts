import type { FaultCode } from '../read/reading-sentences.js';

/** What is wrong with a CSV file, and where: line and column count from 1; 0: of the file as a whole. */
export interface CsvFault {
  readonly code: FaultCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly params: Readonly<Record<string, string | number>>;
}
