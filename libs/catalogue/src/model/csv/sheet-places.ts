import type { CsvFault } from './csv-fault.js';
import { OTHER_KEYS } from './other-keys.js';
import { GUIDE_SHEETS, ITEM_SHEETS } from './sheets.js';
import { placeOf, type Table, tableOf } from './table.js';

/** Where in the files the place of a finding is (`items/C07/materials/M2`): its row, or its cell; undefined where it is not there. */
export function sheetPlaces(
  files: Readonly<Record<string, string>>,
): (place: string) => Omit<CsvFault, 'code' | 'params'> | undefined {
  const read = (sheets: typeof ITEM_SHEETS) =>
    sheets.map((sheet) => tableOf(sheet, files[sheet.file] ?? '', []));
  const kinds = new Map<string, readonly Table[]>([
    ['items', read(ITEM_SHEETS)],
    ['guides', read(GUIDE_SHEETS)],
  ]);
  return (place) => {
    const [kind = '', owner = '', ...steps] = place.split('/');
    const tables = kinds.get(kind) ?? [];
    if (!tables[0]?.rows.some((row) => row.owner === owner)) return undefined;
    return placeOf(tables, owner, ['', ...numbered(tables, owner, steps)].join('/'));
  };
}

/** The steps with the id of a line turned into its number. */
function numbered(
  tables: readonly Table[],
  owner: string,
  [first = '', id, ...rest]: readonly string[],
): string[] {
  const list = id === undefined ? undefined : listOf(tables, first);
  if (!list || id === undefined) return [first, ...(id === undefined ? [] : [id, ...rest])];
  const at = list.sheet.columns.findIndex(({ key }) => key === 'id' || key === 'code');
  const row = list.rows
    .filter((it) => it.owner === owner)
    .findIndex(({ cells }) => at >= 0 && cells[at] === id);
  return [String(list.sheet.list), row >= 0 ? String(row) : id, ...rest];
}

function listOf(tables: readonly Table[], key: string): Table | undefined {
  return tables.find(
    ({ sheet }) => sheet.list !== null && (sheet.list === key || sheet.list === OTHER_KEYS[key]),
  );
}
