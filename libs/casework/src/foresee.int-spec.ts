import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { type OpenedCase, startVerbs, type Verbs } from '../../../test/support/verbs.js';

const CODE = 'A01';
const HOUR_MS = 3_600_000;

let verbs: Verbs;
let file: OpenedCase;
let other: OpenedCase;
/** When the head hears that nobody has claimed the item: at the opening of an office, so an hour before is the same legal day. */
let at: Instant;

beforeAll(async () => {
  verbs = await startVerbs();
}, 90_000);

afterAll(async () => {
  await verbs?.stop();
});

beforeEach(async () => {
  await verbs.rows(`update app.clock set ahead = interval '0'`);
  [file, other] = [await verbs.open(CODE), await verbs.open(CODE)];
  const sql = `select due_at as at from record.alarm where stream_id = $1 and kind = 'unclaimed'`;
  const [alarm] = await verbs.rows<{ at: Date }>(sql, [file.id]);
  at = (alarm?.at ?? new Date(0)).toISOString() as Instant;
  await makeIt(-HOUR_MS);
});

/** So many milliseconds after the instant. */
const makeIt = (ms: number) =>
  verbs.rows('update app.clock set ahead = $1::timestamptz - now()', [new Date(Date.parse(at) + ms)]);

const foresee = (...files: OpenedCase[]) =>
  verbs.ring.foresee(
    files.map(({ id }) => ({ caseId: id, idx: [1] })),
    at,
  );

/** All that a ring leaves: line, alerts, alarms, the item; without what names the case or the moment. */
async function left({ id }: OpenedCase): Promise<unknown> {
  const [rows] = await verbs.rows(
    `select (select json_agg(json_build_array(seq, kind, effective_on, person_id, replace(line, $1::text, 'case')) order by seq) from record.journal
        where stream_id = $1::uuid and seq > 1) as lines,
      (select json_agg(json_build_array(seq, idx, kind, rung, light, level, organ_id, due_on)) from record.alert where stream_id = $1::uuid) as alerts,
      (select json_agg(json_build_array(idx, kind, due_at) order by kind) from record.alarm where stream_id = $1::uuid) as alarms,
      (select json_agg(json_build_array(standing, work, facts, due_on, version)) from casework.case_item where case_id = $1::uuid) as items,
      (select late from record.stream where id = $1::uuid) as late`,
    [id],
  );
  return rows;
}

it('writes at its time what ringing then would have written, and then nothing is due', async () => {
  const write = await foresee(file);
  expect(await left(file)).toMatchObject({ lines: null, alerts: null });
  await makeIt(0);
  expect(await write(at)).toBe(1);
  await verbs.ring.execute(other.id, [1]);
  expect(await left(file)).toEqual(await left(other));
  expect(await left(file)).toMatchObject({
    lines: [expect.anything()],
    alerts: [expect.anything()],
    late: false,
  });
  await verbs.ring.execute(file.id, [1]);
  expect(await left(file)).toEqual(await left(other));
});

it('is nothing any more once something was said in the case', async () => {
  const write = await foresee(file);
  await verbs.act('officer', file.item(CODE), { type: 'CLAIM' });
  const before = await left(file);
  await makeIt(0);
  expect(await write(at)).toBe(0);
  expect(await left(file)).toEqual(before);
});

it('writes the others where something was said in one of them', async () => {
  const write = await foresee(other, file);
  await verbs.act('officer', other.item(CODE), { type: 'CLAIM' });
  const said = await left(other);
  await makeIt(0);
  expect(await write(at)).toBe(1);
  expect(await left(other)).toEqual(said);
  expect(await left(file)).toMatchObject({ alerts: [expect.anything()] });
});

it('is not written before its time, nor on another day, nor twice', async () => {
  const write = await foresee(file);
  await expect(write(at)).rejects.toThrow('stale');
  await makeIt(24 * HOUR_MS);
  expect(await write(new Date(Date.parse(at) + 24 * HOUR_MS).toISOString() as Instant)).toBe(0);
  expect(await left(file)).toMatchObject({ lines: null });
  await makeIt(1000);
  expect((await Promise.all([write(at), write(at)])).toSorted()).toEqual([0, 1]);
});

it('is not told of another day, nor where time moves the item', async () => {
  await makeIt(-24 * HOUR_MS);
  const tomorrow = await foresee(file);
  const sql = `select due_at as at from record.alarm where stream_id = $1 and kind = 'pre-acceptance'`;
  const [deemed] = await verbs.rows<{ at: Date }>(sql, [file.id]);
  at = new Date((deemed?.at.getTime() ?? 0) + 2 * HOUR_MS).toISOString() as Instant;
  await makeIt(-HOUR_MS);
  const deemedAt = await foresee(file);
  await makeIt(0);
  expect(await Promise.all([tomorrow(at), deemedAt(at)])).toEqual([0, 0]);
  expect(await left(file)).toMatchObject({ lines: null });
});

it('waits for nobody: a case that somebody holds is left as it is', async () => {
  const write = await foresee(file);
  await makeIt(0);
  const held = verbs.rows(
    `with held as materialized (select from record.stream where id = $1 for no key update) select pg_sleep(1) from held`,
    [file.id],
  );
  const began = performance.now();
  await verbs.rows(`select pg_sleep(0.2)`);
  expect(await write(at)).toBe(0);
  expect(performance.now() - began).toBeLessThan(900);
  await held;
});
