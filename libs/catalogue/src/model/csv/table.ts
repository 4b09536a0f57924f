import { type Cell, readCsv } from './csv.js';
import type { CsvFault } from './csv-fault.js';
import type { Sheet } from './sheets.js';

/** A row with its cells in the order of the sheet's columns, and the number of each in the file. */
export interface Row {
  readonly owner: string;
  readonly line: number;
  readonly cells: readonly string[];
  readonly columns: readonly number[];
}

export interface Table {
  readonly sheet: Sheet;
  readonly rows: readonly Row[];
}

type Wrong = Omit<CsvFault, 'file'>;

/** The rows of a sheet; what is wrong with the file goes to `faults`. Columns may stand in any order, but all must be there. */
export function tableOf(sheet: Sheet, text: string | undefined, faults: CsvFault[]): Table {
  const tell = (wrong: readonly Wrong[]) =>
    void faults.push(...wrong.map((it) => ({ ...it, file: sheet.file })));
  if (text === undefined) {
    tell([{ code: 'CSV-FILE', line: 0, column: 0, params: {} }]);
    return { sheet, rows: [] };
  }
  const { rows, faults: broken } = readCsv(text);
  const [header = [], ...body] = rows;
  tell(broken.map((it) => ({ ...it, params: {} })));
  tell(headerFaults(sheet, header));
  tell(body.flatMap((row) => rowFaults(row, header.length)));
  const names = header.map(({ text: name }) => name);
  const order = sheet.columns.map(({ key }) => names.indexOf(key));
  const owner = names.indexOf(sheet.owner);
  return {
    sheet,
    rows: body.map((row) => ({
      owner: row[owner]?.text ?? '',
      line: row[0]?.line ?? 0,
      cells: order.map((at) => row[at]?.text ?? ''),
      columns: order.map((at) => at + 1),
    })),
  };
}

function headerFaults({ columns }: Sheet, header: readonly Cell[]): Wrong[] {
  const known = columns.map(({ key }) => key);
  const names = header.map(({ text }) => text);
  return [
    ...known
      .filter((key) => !names.includes(key))
      .map((name): Wrong => ({ code: 'CSV-COLUMN', line: 1, column: 0, params: { name } })),
    ...header
      .filter(({ text }) => !known.includes(text))
      .map(({ line, column }): Wrong => {
        return { code: 'SEED-UNKNOWN-KEY', line, column, params: { expected: known.join(' ') } };
      }),
    ...header
      .filter(({ text }, n) => names.indexOf(text) !== n)
      .map(({ text: name, line, column }): Wrong => ({ code: 'CSV-TWICE', line, column, params: { name } })),
  ];
}

function rowFaults(row: readonly Cell[], expected: number): Wrong[] {
  if (row.length === expected) return [];
  const params = { found: row.length, expected };
  return [{ code: 'CSV-CELLS', line: row[0]?.line ?? 0, column: row.length, params }];
}

/** Where in the files a JSON pointer into a definition points: its own cell, else its row. */
export function placeOf(
  tables: readonly Table[],
  owner: string,
  pointer: string,
): Omit<CsvFault, 'code' | 'params'> {
  const [first = '', ...rest] = pointer.split('/').slice(1);
  const list = tables.find(({ sheet }) => sheet.list === first);
  const [row, path] = list
    ? [own(list, owner)[Number(rest[0] ?? 0)], rest.slice(1)]
    : [tables[0] && own(tables[0], owner)[0], [first, ...rest]];
  const { file = '', columns = [] } = (list ?? tables[0])?.sheet ?? {};
  const key = path.join('.');
  const at = columns.findIndex(
    (it) => it.key === key || it.key.startsWith(`${key}.`) || key.startsWith(`${it.key}.`),
  );
  return { file, line: row?.line ?? 0, column: row?.columns[at] ?? (row ? 1 : 0) };
}

function own({ rows }: Table, owner: string): Row[] {
  return rows.filter((row) => row.owner === owner);
}
