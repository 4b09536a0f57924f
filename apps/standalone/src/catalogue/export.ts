import { writeSheets } from '#model/catalogue';
import { bad } from '../command/bad-input.js';
import { argumentsOf } from './arguments.js';
import { FINDINGS, PUBLISHABLE } from './check.js';
import type { Content } from './content.js';
import { readPath } from './read-path.js';
import { writeInto } from './target.js';
import { asLines, toldFault } from './told.js';
import { yamlFiles } from './yaml-files.js';

type Say = (line: string) => void;

/** `export <path> --csv|--yaml --to <folder>`: the exit code. Throws BadInput where neither or both forms are asked. */
export async function tellExport(args: readonly string[], say: Say): Promise<number> {
  const { path, values } = argumentsOf(args, {
    csv: { type: 'boolean', default: false },
    yaml: { type: 'boolean', default: false },
    to: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  if (values.csv === values.yaml) throw bad('请写 --csv 或 --yaml', 'say either --csv or --yaml');
  return convert(await readPath(path), { csv: values.csv, to: values.to, json: values.json }, say);
}

/** Writes the content in the form asked, or says why it is not wholly readable and writes nothing. */
export async function convert(
  content: Content,
  { csv, to, json }: { readonly csv: boolean; readonly to: string | undefined; readonly json: boolean },
  say: Say,
): Promise<number> {
  if (to === undefined) throw bad('请用 --to 给出目标文件夹', 'name the target folder with --to');
  const { items, guides, faults } = content;
  const counts = { items: items.length, guides: guides.length };
  const told = faults.map(toldFault);
  if (told.length > 0) {
    if (json) say(JSON.stringify({ verdict: 'findings', ...counts, findings: told }));
    else for (const line of asLines(told, { verdict: 'findings', ...counts })) say(line);
    return FINDINGS;
  }
  const files = csv ? writeSheets(items, guides) : yamlFiles(items, guides);
  await writeInto(to, files);
  const names = Object.keys(files);
  if (json) say(JSON.stringify({ verdict: 'written', ...counts, files: names }));
  else
    say(
      `✓ 已写入 ${to}：事项 ${counts.items}，指南 ${counts.guides}，文件 ${names.length} · written: items ${counts.items}, guides ${counts.guides}, files ${names.length}`,
    );
  return PUBLISHABLE;
}
