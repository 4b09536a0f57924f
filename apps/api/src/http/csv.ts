import type { Cell, Table } from '../csv/table.js';

/** So that Excel, too, reads it as UTF-8. */
const MARK = '\uFEFF';
/** What makes a spreadsheet take a text for a formula, behind whatever cannot be seen; a pipe and a percent sign call programs in some. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@−|%]|^[\t\r\n]/u;

/**
 * A table as CSV (RFC 4180): UTF-8 with its mark, CRLF, quotes where needed. A text that a spreadsheet would compute gets an
 * apostrophe before it and stays a text; numbers are written by us and stay numbers.
 * Full-width, small and raised forms of a sign are the sign (NFKC): so some spreadsheets read them.
 */
export function csvOf({ titles, rows }: Table): string {
  return MARK + [titles, ...rows].map((cells) => `${cells.map(written).join(',')}\r\n`).join('');
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const inert = FORMULA.test(cell.normalize('NFKC')) ? `'${cell}` : cell;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
