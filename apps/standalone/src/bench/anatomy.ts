import type { INestApplicationContext } from '@nestjs/common';
import { RingAlarms } from '#casework';
import type { Database } from '#platform';
import { median } from './clients.js';
import { copyCase } from './copies.js';
import type { CountedDatabase } from './counted-database.js';

/** Where the time of one ring goes, one at a time, p50 in milliseconds. */
export interface Anatomy {
  readonly ring: number;
  /** The call that reads the case, and the one that writes the act. */
  readonly load: number;
  readonly act: number;
  /** What lies between: definitions, rules, chart, line. */
  readonly rules: number;
}

/** Rings copies of the case one after the other, in this process, with its alarms due. */
export async function anatomyOf(
  { app, counted, owner }: { app: INestApplicationContext; counted: CountedDatabase; owner: Database },
  { caseId, at, rings }: { caseId: string; at: string; rings: number },
): Promise<Anatomy> {
  const ids = await copyCase((sql, params) => owner.call(sql, params), caseId, rings);
  await owner.call('analyze');
  await owner.call(`update app.clock set ahead = $1::timestamptz + interval '1 second' - now()`, [at]);
  const [{ due } = { due: [] }] = await owner.call<{ due: number[] }>(
    'select array_agg(distinct idx) as due from record.alarm where stream_id = $1 and due_at = $2',
    [caseId, at],
  );
  const ring = app.get(RingAlarms, { strict: false });
  const total: number[] = [];
  const load: number[] = [];
  const act: number[] = [];
  for (const id of ids) {
    const before = counted.ms.length;
    const began = performance.now();
    await ring.execute(id, due);
    total.push(performance.now() - began);
    const [first = 0, second = 0] = counted.ms.slice(before);
    load.push(first);
    act.push(second);
  }
  await owner.call('delete from record.alarm where stream_id = any ($1)', [ids]);
  const rules = total.map((ms, n) => ms - (load[n] ?? 0) - (act[n] ?? 0));
  return { ring: median(total), load: median(load), act: median(act), rules: median(rules) };
}
