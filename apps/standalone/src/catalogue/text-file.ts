import { readFile } from 'node:fs/promises';
import { bad } from '../command/bad-input.js';

/** The text of a file; null where it is no UTF-8, as a spreadsheet saves Chinese unless told. Throws BadInput where it cannot be read. */
export async function textOf(file: string): Promise<string | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw bad(`读不了 ${file}：${why}`, `${file} cannot be read: ${why}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
