import { expect } from '@jest/globals';
import type { Published } from '#catalogue';
import { type ItemFacts, replay, type Standing, type Work } from '#model/casework';
import { NO_FACTS } from '../../libs/casework/src/model/facts.js';
import type { Entry } from '../../libs/casework/src/model/outcome.js';
import { bindingTies } from '../../libs/casework/src/model/ties.js';

interface Sources {
  rows<T extends object>(sql: string, params: unknown[]): Promise<T[]>;
  readonly published: Published;
}

interface StoredItem {
  readonly case_id: string;
  readonly idx: number;
  readonly code: string;
  readonly organ_id: number;
  readonly item_version: number;
  readonly machine_version: number;
  readonly calendar: number;
  readonly standing: Standing;
  readonly work: Work;
  readonly facts: ItemFacts;
  readonly version: number;
}

/** Every item is the fold of the entries that name it, from its plan in the line of the submission. */
export async function replayCase({ rows, published }: Sources, caseId: string): Promise<void> {
  const lines = await rows<{ line: string }>(
    'select line from record.journal where stream_id = $1 order by seq',
    [caseId],
  );
  const told = lines.map(
    ({ line }) =>
      JSON.parse(line) as {
        entries: Entry[];
        plan?: { idx: number; code: string; item_version: number; calendar: number }[];
      },
  );
  const stored = await rows<StoredItem>('select * from casework.case_item where case_id = $1 order by idx', [
    caseId,
  ]);
  const [file] = await rows<{ guide_version: number }>(
    'select guide_version from casework.case_file where id = $1',
    [caseId],
  );
  const { standing: waitsAs } = await published.guide(file?.guide_version ?? 0);
  const plan = told[0]?.plan ?? [];
  expect(plan.map(({ idx, code, item_version }) => [idx, code, item_version])).toEqual(
    stored.map((row) => [row.idx, row.code, row.item_version]),
  );
  for (const row of stored) {
    const definition = await published.item(row.item_version);
    const begun = plan.find(({ idx }) => idx === row.idx)?.calendar ?? 0;
    const calendar = await published.calendar(begun);
    const calendars = new Map([[row.calendar, await published.calendar(row.calendar)]]);
    const ties = bindingTies(
      definition,
      plan.map(({ code }) => code),
    );
    const planned = {
      idx: row.idx,
      code: row.code,
      organId: row.organ_id,
      itemVersion: row.item_version,
      machineVersion: row.machine_version,
      calendar: begun,
      version: 1,
      standing: 'planned' as const,
      work: 'unclaimed' as const,
      context: { definition, waitsAs, calendar, facts: { ...NO_FACTS, ties } },
    };
    const { standing, work, context } = replay(
      planned,
      told.flatMap(({ entries }) => entries),
      calendars,
    );
    expect({ standing, work, facts: context.facts }).toEqual({
      standing: row.standing,
      work: row.work,
      facts: row.facts,
    });
    const touching = told.slice(1).filter(({ entries }) => entries.some(({ idx }) => idx === row.idx));
    expect(row.version).toBe(1 + touching.length);
  }
}
