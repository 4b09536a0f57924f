import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readTemplate, type Template } from '#model/casework';
import { refused } from '#model/catalogue';
import { type Region, readRegions } from '#model/registration';

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
  return readRegions(parse(await readFile(join(folder, 'regions.yaml'), 'utf8')));
}

/** The templates of papers of the seeds. Throws what is wrong with them, all at once. */
export async function templatesIn(folder: string): Promise<Template[]> {
  const names = (await readdir(join(folder, 'documents'))).filter((name) => name.endsWith('.yaml')).sort();
  const read = names.map(async (name) => {
    const template = readTemplate(parse(await readFile(join(folder, 'documents', name), 'utf8')));
    return { name, template };
  });
  const all = await Promise.all(read);
  const faults = all.flatMap(({ name, template }) =>
    refused(template)
      ? template.map(
          ({ code, pointer = '', params }) =>
            `documents/${name}${pointer}: ${code} ${params?.['expected'] ?? ''}`,
        )
      : [],
  );
  if (faults.length > 0) throw new Error(`templates of papers:\n  ${faults.join('\n  ')}`);
  return all.map(({ template }) => template as Template);
}
