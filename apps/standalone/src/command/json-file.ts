import { readFile } from 'node:fs/promises';
import { bad } from './bad-input.js';

/** What a JSON file holds. Throws BadInput where there is no such file, or no JSON in it. */
export async function parsedJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw bad(`读不了 ${file}：${why}`, `${file} cannot be read: ${why}`);
  }
}
