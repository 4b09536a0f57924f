import {
  type ChainEntry,
  type ChainFault,
  ChainReading,
  Misshapen,
  readEntry,
  readSpelled,
  type SignedHead,
  type Verified,
} from '#model/record';
import type { Database } from '#platform';
import { JournalReading, link } from '#record';
import { DetailReading } from './details.js';

/** What only a database can have wrong: a line that no chain holds, or one that its stream counts and that is gone. */
export type JournalFault =
  | ChainFault
  | {
      readonly fault: 'unchained' | 'uncounted' | 'detail' | 'erased';
      readonly streamId: string;
      readonly seq: number;
    }
  | { readonly fault: 'unreadable'; readonly line: number; readonly expected: string };

export type Verdict = JournalFault | Verified;

/** The chain of an export: JSON lines. A gap is looked through to the end: what is elsewhere is not gone. */
export async function verifyExport(
  lines: AsyncGenerator<string>,
  heads: readonly SignedHead[],
): Promise<Verdict> {
  const reading = new ChainReading(link, heads);
  let line = 0;
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const text = next.value;
    line += 1;
    const entry = entryIn(text);
    if (entry instanceof Misshapen)
      return { fault: 'unreadable', line, expected: `${entry.pointer} ${entry.expected}`.trim() };
    const fault = reading.take(entry);
    if (fault) return fault.fault === 'missing' ? elsewhere(fault, lines) : fault;
  }
  return reading.end();
}

async function elsewhere(
  fault: ChainFault & { readonly pos: number },
  rest: AsyncGenerator<string>,
): Promise<ChainFault> {
  for await (const text of rest) {
    const entry = entryIn(text);
    if (entry instanceof Misshapen || entry.pos !== fault.pos) continue;
    return { fault: 'reordered', pos: fault.pos, streamId: entry.streamId, seq: entry.seq };
  }
  return fault;
}

/** The chain of a database, then what it does not hold. */
export async function verifyDatabase(owner: Database, heads: readonly SignedHead[]): Promise<Verdict> {
  const journal = new JournalReading(owner);
  const reading = new ChainReading(link, heads);
  const details = new DetailReading();
  for await (const entry of journal.chain()) {
    if (entry.line === null) {
      const { pos, streamId, seq } = entry;
      return { fault: 'missing', pos, streamId, seq };
    }
    const fault = reading.take(entry) ?? details.take(entry);
    if (fault) return fault;
  }
  const end = reading.end();
  if ('fault' in end) return end;
  const lost = details.end();
  if (lost) return lost;
  const gone = await journal.uncounted();
  if (gone) return { fault: 'uncounted', ...gone };
  const stray = await journal.unchained();
  return stray ? { fault: 'unchained', ...stray } : end;
}

function entryIn(text: string): ChainEntry | Misshapen {
  try {
    return readSpelled(text, readEntry);
  } catch (error) {
    if (error instanceof Misshapen) return error;
    throw error;
  }
}
