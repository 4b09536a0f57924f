import { type Rejection, reject } from '#kernel';
import { documentOf, type ItemDefinition } from '#model/catalogue';
import type { LineFile } from './events.js';

/** A version of a file, by the document it is in the guide. */
export interface DocumentFile extends Omit<LineFile, 'line'> {
  readonly document: string;
}

/** The lines of one item that the files of the application fill, among those handed in. */
export function filesFor(
  { code, materials }: ItemDefinition,
  handedIn: readonly string[],
  files: readonly DocumentFile[] = [],
): LineFile[] {
  const lines = materials.filter(({ id }) => handedIn.includes(id));
  return lines.flatMap((line) =>
    files
      .filter(({ document }) => document === documentOf({ item: code, line }))
      .map(({ document: _, ...file }) => ({ line: line.id, ...file })),
  );
}

interface Applied {
  readonly items: readonly { readonly code: string; readonly handedIn: readonly string[] }[];
  readonly files?: readonly DocumentFile[];
}

/** Every file is one that some item of the application has handed in, and is named once. */
export function strangeFile(
  { items, files = [] }: Applied,
  offered: readonly { readonly definition: ItemDefinition }[],
): Rejection | null {
  const read = ({ code, handedIn }: Applied['items'][number], one: DocumentFile) => {
    const definition = offered.find((each) => each.definition.code === code)?.definition;
    return definition !== undefined && filesFor(definition, handedIn, [one]).length > 0;
  };
  const named = files.map(({ document, file, version }) => `${document} ${file} ${version}`);
  const at = files.findIndex(
    (one, n) => named.indexOf(named[n] ?? '') !== n || !items.some((item) => read(item, one)),
  );
  if (at < 0) return null;
  return reject('FILE_OF_NO_LINE', { pointer: `/files/${at}`, params: { line: files[at]?.document ?? '' } });
}
