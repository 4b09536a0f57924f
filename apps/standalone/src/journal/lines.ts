import { createReadStream } from 'node:fs';
import { bad } from '../command/bad-input.js';

/** Longer than any line of ours; one without end must not fill the memory. */
const LONGEST = 64 * 1024 * 1024;

/**
 * The lines of a file, one in memory at a time; the last one must end as well. Split at U+000A alone: a line may hold what else is a
 * line end elsewhere. Throws BadInput where the file cannot be read, is no UTF-8, or ends within a line.
 */
export async function* linesOf(path: string): AsyncGenerator<string> {
  yield* linesIn(createReadStream(path, { highWaterMark: 256 * 1024 }), path);
}

/** The same of bytes that come from anywhere; `path` names them. */
export async function* linesIn(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  path: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  try {
    for await (const chunk of bytes) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      if (rest.length > LONGEST) throw new RangeError('a line without end');
      yield* parts;
    }
    rest += decoder.decode();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw bad(`读不了 ${path}：${why}`, `${path} cannot be read: ${why}`);
  }
  if (rest !== '') throw bad(`${path} 的最后一行不完整`, `${path} ends within a line`);
}
