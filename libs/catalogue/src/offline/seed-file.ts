import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRejection, type Rejection } from '#kernel';
import { refused } from '../model/read/reading.js';
import { sayFault } from '../model/read/reading-sentences.js';
import { readYamlText } from './yaml-text.js';

/** The seeds do not hold together. */
export class SeedError extends Error {
  /** Every fault, with its place. */
  constructor(faults: readonly string[]) {
    super(`种子数据有误\nthe seeds do not hold together:\n  ${faults.join('\n  ')}`);
  }
}

/** What a file of the seeds holds; or what is wrong with it, each fault with file, line and pointer, and in both languages. */
export type SeedFile<T> = { readonly value: T } | { readonly faults: readonly string[] };

/** Reads one YAML file of the folder. Rejects where there is none. */
export async function readSeedFile<T>(
  folder: string,
  path: string,
  reader: (yaml: unknown) => T | Rejection[] | Rejection,
): Promise<SeedFile<T>> {
  const yaml = readYamlText(await readFile(join(folder, path), 'utf8'));
  if (Array.isArray(yaml)) return { faults: yaml.map((each) => said(path, each)) };
  const value = reader(yaml.value);
  const wrong = isRejection(value) ? [value] : refused(value) ? value : [];
  if (wrong.length === 0) return { value: value as T };
  return { faults: wrong.map((each) => said(path, each, yaml.lineOf(each.pointer ?? ''))) };
}

function said(path: string, { code, pointer = '', params = {} }: Rejection, at?: number): string {
  const { line = at, column } = params;
  const place = [path, line, column].filter((each) => each !== undefined).join(':');
  return `${place}${pointer}: ${code} ${sayFault(code, params, 'zh')} · ${sayFault(code, params, 'en')}`;
}
