/** A record of a CSV file and the line on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The text is no CSV: a quote was never closed, or text follows a closing one. */
export interface CsvFault {
  readonly fault: 'quote';
  readonly line: number;
}

/** Next of: a quoted cell, a bare one; then what ends it. Sticky: each match begins where the last ended. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/** Reads CSV (RFC 4180) with any line end and with or without a byte-order mark. Lines with nothing on them are left out. */
export function readCsv(text: string): CsvRecord[] | CsvFault {
  const source = text.replace(/^\uFEFF/, '');
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let began = 1;
  CELL.lastIndex = 0;
  for (let at = 0; at < source.length || cells.length > 0; at = CELL.lastIndex) {
    const match = CELL.exec(source);
    if (!match) return { fault: 'quote', line };
    const [all, quoted, bare = '', end] = match;
    cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    line += all.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === ',') continue;
    if (cells.some((cell) => cell.trim() !== '')) records.push({ line: began, cells });
    cells = [];
    began = line;
  }
  return records;
}
