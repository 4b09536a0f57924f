/** One cell as it stands in the file; `line` and `column` count from 1, a cell of several lines is on its first. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** What is no CSV: `CSV-QUOTE`, a quote where none may stand; `CSV-OPEN`, a quote that is never closed. */
interface Broken {
  readonly code: 'CSV-QUOTE' | 'CSV-OPEN';
  readonly line: number;
  readonly column: number;
}

export interface CsvRows {
  readonly rows: readonly (readonly Cell[])[];
  readonly faults: readonly Broken[];
}

const MARK = '\uFEFF';
/** A spreadsheet takes what begins so for a formula; a leading apostrophe makes it inert (CSV injection). */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const INERT = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** RFC 4180 with a byte order mark, CRLF, and no cell that a spreadsheet would run. {@link readCsv} gives the same texts back. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Reads RFC 4180, with or without a byte order mark, with CRLF, LF or CR. Rows that hold nothing at all are left out. */
export function readCsv(source: string): CsvRows {
  const text = source.startsWith(MARK) ? source.slice(1) : source;
  const faults: Broken[] = [];
  const rows: Cell[][] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row = rowFrom(text, at, line);
    // Not spread into one call: a file of nothing but quotes has more faults than a call takes arguments.
    for (const fault of row.faults) faults.push(fault);
    line += breaksIn(text.slice(at, row.end));
    at = row.end;
    if (row.cells.length > 1 || row.cells[0]?.text !== '') rows.push(row.cells);
  }
  return { rows, faults };
}

/** The cells up to the end of the row, its line break included in `end`. */
function rowFrom(text: string, from: number, firstLine: number) {
  const cells: Cell[] = [];
  const faults: Broken[] = [];
  let at = from;
  let line = firstLine;
  for (;;) {
    const place = { line, column: cells.length + 1 };
    const taken = text[at] === '"' ? quoted(text, at) : bare(text, at);
    if (taken.fault) faults.push({ code: taken.fault, ...place });
    cells.push({ text: INERT.test(taken.text) ? taken.text.slice(1) : taken.text, ...place });
    line += breaksIn(text.slice(at, taken.end));
    at = taken.end + (text.startsWith('\r\n', taken.end) ? 2 : 1);
    if (text[taken.end] !== ',') return { cells, faults, end: Math.min(at, text.length) };
  }
}

interface Taken {
  readonly text: string;
  readonly end: number;
  readonly fault?: Broken['code'];
}

function bare(text: string, from: number): Taken {
  const end = endOf(text, from);
  const found = text.slice(from, end);
  return { text: found, end, ...(found.includes('"') && { fault: 'CSV-QUOTE' as const }) };
}

function quoted(text: string, from: number): Taken {
  let close = from + 1;
  while (close < text.length && !(text[close] === '"' && text[close + 1] !== '"'))
    close += text[close] === '"' ? 2 : 1;
  const found = text.slice(from + 1, close).replaceAll('""', '"');
  if (close >= text.length) return { text: found, end: text.length, fault: 'CSV-OPEN' };
  const end = endOf(text, close + 1);
  return { text: found, end, ...(end > close + 1 && { fault: 'CSV-QUOTE' as const }) };
}

/** Where an unquoted stretch ends: at a comma, a line break or the end of the file. */
function endOf(text: string, from: number): number {
  const rest = /[,\r\n]/g;
  rest.lastIndex = from;
  return rest.exec(text)?.index ?? text.length;
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
