import { type Rejection, reject } from '#kernel';
import { type Cell, readCsv } from '#model/catalogue';
import { COLUMNS, type Column, columnOf } from './columns.js';
import { type ReadRow, readRow } from './read-row.js';
import { type RowFinding, rowFinding } from './row-finding.js';

/** Rows of one list at the most: a list is taken in one act. */
export const MOST_ROWS = 1000;

/** A row with the line of the file on which it begins. */
export interface ListRow extends ReadRow {
  readonly line: number;
}

/**
 * A list of companies as CSV, its first record the headings, in Chinese or English. Rejections: CSV_QUOTE, CSV_EMPTY, CSV_COLUMN,
 * CSV_NO_COLUMN, CSV_TOO_LONG; what is wrong in a row is a finding of the row.
 */
export function readCompanies(csv: string): ListRow[] | Rejection {
  const { rows: records, faults } = readCsv(csv);
  const [fault] = faults;
  if (fault) return refused('CSV_QUOTE', { line: fault.line });
  const [headings, ...rows] = records.filter((cells) => cells.some(({ text }) => text.trim() !== ''));
  if (!headings || rows.length === 0) return refused('CSV_EMPTY');
  if (rows.length > MOST_ROWS) return refused('CSV_TOO_LONG', { rows: rows.length, most: MOST_ROWS });
  const columns: Column[] = [];
  for (const { text: heading } of headings) {
    const column = columnOf(heading);
    if (!column || columns.includes(column))
      return refused('CSV_COLUMN', { column: heading.trim().slice(0, 60) });
    columns.push(column);
  }
  if (!columns.includes('name')) return refused('CSV_NO_COLUMN', { column: `${COLUMNS.name.zh} (name)` });
  return rows.map((cells) => ({ line: cells[0]?.line ?? 0, ...rowOf(cells, columns) }));
}

const refused = (code: string, params: Readonly<Record<string, string | number>> = {}): Rejection =>
  reject(code, { pointer: '/csv', params });

function rowOf(cells: readonly Cell[], columns: readonly Column[]): ReadRow {
  const read = readRow(Object.fromEntries(columns.map((column, at) => [column, cells[at]?.text ?? ''])));
  if (cells.length === columns.length) return read;
  const odd: RowFinding = rowFinding('ROW-CELLS', null, { cells: cells.length, columns: columns.length });
  return { company: read.company, findings: [odd] };
}
