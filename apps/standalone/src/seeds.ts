import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Region, readRegions } from '#model/registration';

/** `dist/apps/standalone/src` and `apps/standalone/src` are not equally deep. */
export function seedsFolder(): string {
  const here = fileURLToPath(import.meta.url);
  const root = here.includes('/dist/') ? '../../../../seeds' : '../../../seeds';
  return fileURLToPath(new URL(root, import.meta.url));
}

/** The regions of the seeds. Throws what is wrong with them. */
export async function regionsIn(folder: string): Promise<Region[]> {
  return readRegions(parse(await readFile(join(folder, 'regions.yaml'), 'utf8')));
}
