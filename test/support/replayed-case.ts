import { expect } from '@jest/globals';
import type { Published } from '#catalogue';
import {
  essence,
  foldCase,
  type StoredItem,
  storedEssence,
  type Told,
} from '../../apps/standalone/src/simulate/fold.js';

interface Sources {
  rows<T extends object>(sql: string, params: unknown[]): Promise<T[]>;
  readonly published: Published;
}

/** Every item is the fold of the entries that name it, from its plan in the line of the submission. */
export async function replayCase({ rows, published }: Sources, caseId: string): Promise<void> {
  const lines = await rows<{ line: string }>(
    'select record.said(line, detail) as line from record.journal where stream_id = $1 order by seq',
    [caseId],
  );
  const stored = await rows<StoredItem>('select * from casework.case_item where case_id = $1 order by idx', [
    caseId,
  ]);
  const folded = await foldCase(
    lines.map(({ line }) => JSON.parse(line) as Told),
    published,
  );
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.map(storedEssence)).toEqual(folded.map(essence));
}
