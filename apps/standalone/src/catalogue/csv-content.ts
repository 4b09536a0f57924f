import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readSheets, sheetPlaces } from '#model/catalogue';
import { type Content, NOTHING, type ReadFault } from './content.js';
import { textOf } from './text-file.js';

/** The set of CSV files of a folder; empty where it holds none. */
export async function csvContent(folder: string): Promise<Content> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
  const texts = await Promise.all(
    names.map(async (name) => [name, await textOf(join(folder, name))] as const),
  );
  const unreadable = texts.flatMap(([name, text]) =>
    text === null ? [encodingFault(join(folder, name))] : [],
  );
  if (unreadable.length > 0) return { ...NOTHING, faults: unreadable };
  const files = Object.fromEntries(texts) as Record<string, string>;
  const { items, guides, faults } = readSheets(files);
  const placeOf = sheetPlaces(files);
  return {
    ...NOTHING,
    items,
    guides,
    faults: faults.map(({ file, code, ...it }) => ({
      ...it,
      code,
      file: join(folder, file),
      place: file,
      broken: code.startsWith('CSV-'),
    })),
    whereIs: (place) => {
      const found = placeOf(place);
      return found && { ...found, file: join(folder, found.file) };
    },
  };
}

const encodingFault = (file: string): ReadFault => ({
  code: 'TEXT-ENCODING',
  file,
  line: 0,
  place: file,
  params: {},
  broken: true,
});
