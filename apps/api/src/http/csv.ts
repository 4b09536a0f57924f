import type { Cell, Table } from '../csv/table.js';

/** So that Excel, too, reads it as UTF-8. */
const MARK = '\uFEFF';
/** What makes a spreadsheet take a text for a formula, the full-width forms included. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A table as CSV (RFC 4180): UTF-8 with its mark, CRLF, quotes where needed. A text that a spreadsheet would compute gets an
 * apostrophe before it and stays a text; numbers are written by us and stay numbers.
 */
export function csvOf({ titles, rows }: Table): string {
  return MARK + [titles, ...rows].map((cells) => `${cells.map(written).join(',')}\r\n`).join('');
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
