import { readFile, writeFile } from 'node:fs/promises';

const FILE = 'docs/PERFORMANCE.md';

/** Puts the table of an area between its two marks, with the command and the day; throws where the document has none. */
export async function writeFigures(
  area: string,
  { table, quick }: { table: readonly string[]; quick: boolean },
): Promise<void> {
  const text = await readFile(FILE, 'utf8');
  const [from, to] = [`<!-- figures: ${area} -->`, `<!-- end: ${area} -->`];
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`${FILE} has no place for the figures of ${area}`);
  const day = new Date().toISOString().slice(0, 10);
  const command = `npm run bench -- ${area}${quick ? ' --quick' : ''}`;
  const block = [from, `\`${command}\`, ${day}:`, '', '```', ...table, '```', to].join('\n');
  await writeFile(FILE, text.slice(0, start) + block + text.slice(end + to.length));
}
