import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readEntry } from '#model/record';
import { canonical, JournalReading } from '#record';
import { bad, refusedArgument } from '../command/bad-input.js';
import { withOwner } from './source.js';

const CHUNK = 500;

/** `export <file> [--json]`: the exit code. A line whose journal row is gone ends it: half a record proves nothing. */
export async function tellExport(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { path, json } = readArguments(args);
  const file = await open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw bad(`写不了 ${path}：${error.code}`, `${path} cannot be written: ${error.code}`);
  });
  let entries = 0;
  try {
    await withOwner(async (owner) => {
      let lines: string[] = [];
      for await (const entry of new JournalReading(owner).chain()) {
        if (entry.line === null)
          throw bad(`第 ${entry.pos} 位的记录不在了`, `the line at position ${entry.pos} is gone`);
        entries += 1;
        if (lines.push(`${canonical(readEntry(entry, ''))}\n`) < CHUNK) continue;
        await file.appendFile(lines.join(''));
        lines = [];
      }
      await file.appendFile(lines.join(''));
    });
    await file.sync();
  } finally {
    await file.close();
  }
  if (json) say(JSON.stringify({ verdict: 'written', entries, file: path }));
  else say(`✓ 已写入 ${path}：${entries} 条 · written: ${entries} entries`);
  return 0;
}

function readArguments(args: readonly string[]) {
  const options = { json: { type: 'boolean', default: false } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw bad('请给出一个目标文件', 'name one file to write');
    return { path, ...values };
  } catch (error) {
    throw error instanceof TypeError ? refusedArgument(error) : error;
  }
}
