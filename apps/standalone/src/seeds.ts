import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readTemplate, type Template } from '#model/casework';
import { refused } from '#model/catalogue';
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
