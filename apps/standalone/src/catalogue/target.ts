import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bad } from '../command/bad-input.js';

/** Writes files into a folder that is empty or not there yet: nothing is written over. Throws BadInput for any other. */
export async function writeInto(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw bad(`${folder} 不是空文件夹，不覆盖`, `${folder} is not empty: nothing is written over`);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}
