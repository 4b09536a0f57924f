import type { GuideDefinition, ItemDefinition } from '../definition.js';
import { writeGuide } from '../write/write-guide.js';
import { writeItem } from '../write/write-item.js';
import type { Written } from '../write/write-terms.js';
import { cellsOf } from './cells.js';
import { writeCsv } from './csv.js';
import { GUIDE_SHEETS, ITEM_SHEETS, type Sheet } from './sheets.js';

/** The CSV files of items and guides, by file name: UTF-8 with a byte order mark, RFC 4180, formulas inert. */
export function writeSheets(
  items: readonly ItemDefinition[],
  guides: readonly GuideDefinition[],
): Readonly<Record<string, string>> {
  return {
    ...files(items.map(writeItem), ITEM_SHEETS),
    ...files(guides.map(writeGuide), GUIDE_SHEETS),
  };
}

function files(definitions: readonly Written[], sheets: readonly Sheet[]): Record<string, string> {
  return Object.fromEntries(
    sheets.map((sheet) => {
      const header = sheet.columns.map(({ key }) => key);
      return [sheet.file, writeCsv([header, ...definitions.flatMap((one) => rowsOf(one, sheet))])];
    }),
  );
}

function rowsOf(definition: Written, { list, owner, columns }: Sheet): string[][] {
  if (list === null) return [cellsOf(definition, columns)];
  const rows = (definition[list] ?? []) as readonly Written[];
  return rows.map((line) => [
    String(definition['code']),
    ...cellsOf(
      line,
      columns.filter(({ key }) => key !== owner),
    ),
  ]);
}
