import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTemplate, type Template } from '#model/casework';
import { type Region, readRegions } from '#model/registration';
import { readSeedFile, SeedError } from '#offline/catalogue';

/** SHA-256 over every file of the seeds, its name and its bytes, and whether the demonstration comes with them. */
export async function digestOf(folder: string, demo: boolean): Promise<Buffer> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml')).sort();
  const hash = createHash('sha256').update(demo ? 'demo' : '');
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  for (const [at, bytes] of files.entries()) hash.update(`${names[at]} ${bytes.length} `).update(bytes);
  return hash.digest();
}

/** The regions of the seeds. Throws what is wrong with them. */
export async function regionsIn(folder: string): Promise<Region[]> {
  const file = await readSeedFile(folder, 'regions.yaml', readRegions);
  if ('faults' in file) throw new SeedError(file.faults);
  return file.value;
}

/** The templates of papers of the seeds. Throws what is wrong with them, all at once. */
export async function templatesIn(folder: string): Promise<Template[]> {
  const names = (await readdir(join(folder, 'documents'))).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map((name) => readSeedFile(folder, `documents/${name}`, readTemplate)),
  );
  const faults = files.flatMap((file) => ('faults' in file ? file.faults : []));
  if (faults.length > 0) throw new SeedError(faults);
  return files.flatMap((file) => ('value' in file ? [file.value] : []));
}
