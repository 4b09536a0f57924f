import type { Rejection } from '#kernel';
import type { GuideDefinition, ItemDefinition } from '../definition.js';
import { readGuide } from '../read/read-guide.js';
import { readItem } from '../read/read-item.js';
import { refused } from '../read/reading.js';
import type { FaultCode } from '../read/reading-sentences.js';
import { mappingOf } from './cells.js';
import type { CsvFault } from './csv-fault.js';
import { GUIDE_SHEETS, ITEM_SHEETS, type Sheet } from './sheets.js';
import { placeOf, type Row, type Table, tableOf } from './table.js';

export interface SheetContent {
  readonly items: readonly ItemDefinition[];
  readonly guides: readonly GuideDefinition[];
  readonly faults: readonly CsvFault[];
}

/**
 * Items and guides out of the CSV files that {@link writeSheets} writes, by file name. Either set of files may be absent as a
 * whole. Nothing is guessed or left out: with any fault (CSV-FILE, CSV-QUOTE, CSV-OPEN, CSV-CELLS, CSV-COLUMN, CSV-TWICE,
 * CSV-OWNER and those of `readItem`) what was read is not to be used.
 */
export function readSheets(files: Readonly<Record<string, string>>): SheetContent {
  const items = readKind(files, ITEM_SHEETS, readItem);
  const guides = readKind(files, GUIDE_SHEETS, readGuide);
  return { items: items.read, guides: guides.read, faults: [...items.faults, ...guides.faults] };
}

function readKind<T>(
  files: Readonly<Record<string, string>>,
  sheets: readonly Sheet[],
  read: (yaml: unknown) => T | Rejection[],
): { read: T[]; faults: CsvFault[] } {
  if (sheets.every(({ file }) => files[file] === undefined)) return { read: [], faults: [] };
  const faults: CsvFault[] = [];
  const tables = sheets.map((sheet) => tableOf(sheet, files[sheet.file], faults));
  if (faults.length > 0) return { read: [], faults };
  const [face, ...lists] = tables as [Table, ...Table[]];
  faults.push(...twice(face), ...lists.flatMap((table) => strangers(table, face)));
  const found = face.rows.flatMap((row) => {
    const definition = read(joined(row, face, lists));
    if (!refused(definition)) return [definition as T];
    faults.push(...definition.map((it) => placed(it, tables, row.owner)));
    return [];
  });
  return { read: found, faults };
}

/** The definition of a row with its lines out of the other files. */
function joined({ owner, cells }: Row, face: Table, lists: readonly Table[]): Record<string, unknown> {
  const definition = mappingOf(cells, face.sheet.columns);
  for (const { sheet, rows } of lists) {
    const at = sheet.columns.findIndex(({ key }) => key === sheet.owner);
    const columns = sheet.columns.toSpliced(at, 1);
    const own = rows.filter((row) => row.owner === owner);
    if (sheet.list !== null)
      definition[sheet.list] = own.map((row) => mappingOf(row.cells.toSpliced(at, 1), columns));
  }
  return definition;
}

function twice({ sheet, rows }: Table): CsvFault[] {
  return rows
    .filter(({ owner }, n) => rows.findIndex((other) => other.owner === owner) !== n)
    .map(({ owner, line }) => ({
      code: 'CSV-TWICE',
      file: sheet.file,
      line,
      column: 1,
      params: { name: owner },
    }));
}

/** A line of a definition that no row has would be lost. */
function strangers({ sheet, rows }: Table, face: Table): CsvFault[] {
  const known = new Set(face.rows.map(({ owner }) => owner));
  return rows
    .filter(({ owner }) => !known.has(owner))
    .map(({ owner, line }) => ({
      code: 'CSV-OWNER',
      file: sheet.file,
      line,
      column: 1,
      params: { name: owner, file: face.sheet.file },
    }));
}

function placed(
  { code, pointer = '', params = {} }: Rejection,
  tables: readonly Table[],
  owner: string,
): CsvFault {
  return { code: code as FaultCode, ...placeOf(tables, owner, pointer), params };
}
