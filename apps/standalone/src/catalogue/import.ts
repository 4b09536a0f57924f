import { argumentsOf } from './arguments.js';
import { convert } from './export.js';
import { readPath } from './read-path.js';

/** `import <csv folder> --to <folder>`: CSV to one YAML file per item and guide; the exit code. */
export async function tellImport(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { path, values } = argumentsOf(args, {
    to: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  return convert(await readPath(path), { csv: false, to: values.to, json: values.json }, say);
}
