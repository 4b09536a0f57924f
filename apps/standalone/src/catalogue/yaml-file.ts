import { type Rejection, reject } from '#kernel';
import { readYamlText } from '#offline/catalogue';
import type { Where } from './content.js';
import { textOf } from './text-file.js';

/** A YAML file with its lines. `broken` is empty where it is YAML at all; `value` is undefined where it is not. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  /** TEXT-ENCODING, or YAML-BROKEN with its line and why. */
  readonly broken: readonly Rejection[];
  /** Where a place stands (`/materials/M2`, keys, numbers, ids or codes), or the deepest of its parents that is there. */
  readonly whereIs: (place: string) => Where;
}

export async function yamlFile(file: string): Promise<YamlFile> {
  const text = await textOf(file);
  const read = text === null ? [reject('TEXT-ENCODING')] : readYamlText(text);
  if (Array.isArray(read))
    return { file, value: undefined, broken: read, whereIs: () => ({ file, line: 0 }) };
  return {
    file,
    value: read.value,
    broken: [],
    whereIs: (place) => ({ file, line: read.lineOf(place) ?? 1 }),
  };
}
