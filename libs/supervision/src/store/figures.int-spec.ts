import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { startVerbs, type Verbs } from '../../../../test/support/verbs.js';
import { ReadPublicFigures } from '../read-public-figures.js';
import { FigureQueries, type FiguresAsked } from './figure.queries.js';

let verbs: Verbs;
let queries: FigureQueries;
let organs: { readonly gas: string; readonly water: string };

/** outcome, promise kept, statute kept, days used, days from filing, days stopped on G1, ended on */
type Row = [string, boolean | null, boolean | null, number | null, number, number, string];
const GAS: Row[] = [
  ['granted', true, true, 2, 4, 0, '2026-09-08'],
  ['granted', true, true, 3, 5, 0, '2026-09-09'],
  ['refused', true, null, 3, 6, 2, '2026-09-30'],
  ['granted', false, true, 5, 9, 1, '2026-10-12'],
  ['granted', false, false, 8, 16, 0, '2026-10-13'],
  ['withdrawn', null, null, 1, 10, 0, '2026-10-14'],
];
const WATER: Row[] = [1, 2, 3, 4].map((n) => ['granted', true, null, n, n, 0, '2026-10-20']);

beforeAll(async () => {
  verbs = await startVerbs();
  queries = new FigureQueries(verbs.database);
  const file = await verbs.open('C09', 'C10');
  organs = { gas: file.item('C09').organ, water: file.item('C10').organ };
  expect(organs.gas).not.toBe(organs.water);
  await put('C09', organs.gas, GAS);
  await put('C10', organs.water, WATER);
  await verbs.rows(`insert into casework.case_measure values (gen_random_uuid(), 1, 1, '2026-09-30', 3, 10, 24),
    (gen_random_uuid(), 1, 1, '2026-10-20', 2, 16, 16), (gen_random_uuid(), 2, 1, '2026-10-20', 2, 5, 10)`);
}, 90_000);

afterAll(() => verbs?.stop());

async function put(code: string, organ: string, rows: readonly Row[]): Promise<void> {
  for (const [outcome, promise, statute, used, elapsed, stopped, endedOn] of rows) {
    const stops = stopped ? [{ ground: 'G1', article: '行政许可法 45', days: stopped }] : [];
    await verbs.rows(
      `insert into casework.measure (case_id, idx, park_id, organ_id, item_code, guide_version, outcome, decided_on, ended_on,
         on_time_promise, on_time_statute, used_days, elapsed_days, stopped, ended_at_day, by_silence, entered_late, pledge)
       select gen_random_uuid(), 1, 1, o.id, $2, 1, $3, case when $3 <> 'withdrawn' then $4::date end, $4, $5, $6, $7, $8, $9, $8,
         false, $4 = '2026-09-08', case $3 when 'refused' then 'commitment-revoked' when 'withdrawn' then 'tolerance' end
         from identity.organ o where o.handle = $1`,
      [organ, code, outcome, endedOn, promise, statute, used, elapsed, JSON.stringify(stops)],
    );
  }
}

const PERIOD = { from: '2026-09-01' as LocalDate, to: '2026-10-31' as LocalDate, item: null, organ: null };
const ask = (who: string, asked: Partial<FiguresAsked>) =>
  queries.figures(verbs.as(who).principal, { by: 'park', ...PERIOD, ...asked });

/** By hand from the six rows above: five decided, 3 of 5 and 3 of 4 on time; 2 3 3 5 8 used, 4 5 6 9 16 gone, 50 days in all. */
const OF_GAS = {
  ended: 6,
  decided: 5,
  outcomes: { granted: 4, refused: 1, withdrawn: 1 },
  bySilence: 0,
  enteredLate: 1,
  pledges: { tolerated: 1, committed: 1, kept: 0, broken: 1, rectified: 0, revoked: 1 },
  promise: { measured: 5, onTime: 3, rate: 0.6 },
  statute: { measured: 4, onTime: 3, rate: 0.75 },
  usedDays: { median: 3, p90: 8 },
  elapsedDays: { median: 6, p90: 16 },
  stops: [{ item: 'C09', ground: 'G1', article: '行政许可法 45', days: 3, share: 0.06 }],
  saved: null,
};

describe('figures', () => {
  it('by item and by organ are what was counted by hand', async () => {
    const byItem = await ask('supervisor', { by: 'item' });
    expect(byItem.map(({ key }) => key)).toEqual(['C09', 'C10']);
    expect(byItem[0]).toMatchObject(OF_GAS);
    expect(byItem[1]).toMatchObject({
      decided: 4,
      statute: { measured: 0, onTime: 0, rate: null },
      usedDays: { median: 2, p90: 4 },
      stops: [],
    });
    const byOrgan = await ask('lead', { by: 'organ' });
    expect(byOrgan.find(({ key }) => key === organs.gas)).toMatchObject(OF_GAS);
  });

  it('by park and by month add what parallel work saved', async () => {
    const [park, ...others] = await ask('supervisor', { by: 'park' });
    expect(others).toEqual([]);
    expect(park).toMatchObject({
      key: 'xining',
      ended: 10,
      decided: 9,
      // 1 2 2 3 3 3 4 5 8: the fifth is the median, the ninth is the first that nine in ten do not exceed.
      usedDays: { median: 3, p90: 8 },
      saved: { cases: 2, spanDays: 26, serialDays: 40, savedDays: 14 },
    });
    const months = await ask('supervisor', { by: 'month' });
    expect(months.map(({ key, name, ended, saved }) => [key, name, ended, saved?.savedDays])).toEqual([
      ['2026-09', null, 3, 14],
      ['2026-10', null, 7, 0],
    ]);
  });

  it('of a part have no saved days, for a case is not divided', async () => {
    for (const part of [{ item: 'C09' }, { organ: organs.gas }]) {
      const [park, ...others] = await ask('supervisor', { by: 'park', ...part });
      expect(others).toEqual([]);
      expect(park).toMatchObject(OF_GAS);
    }
  });

  it('hold both ends of the period', async () => {
    const days = { from: '2026-09-09' as LocalDate, to: '2026-10-12' as LocalDate };
    expect(await ask('supervisor', { ...days, by: 'item' })).toMatchObject([{ key: 'C09', ended: 3 }]);
  });

  it('are an organ’s own, a park’s own, nobody else’s', async () => {
    const mine = await ask(`head.${organs.gas}`, { by: 'organ' });
    expect(mine.map(({ key }) => key)).toEqual([organs.gas]);
    expect(await ask(`head.${organs.gas}`, { by: 'park' })).toMatchObject([{ ...OF_GAS, key: 'xining' }]);
    for (const who of ['supervisor.qaidam', 'applicant', 'operator']) {
      expect([who, await ask(who, { by: 'organ' })]).toEqual([who, []]);
    }
  });

  it('for everybody are rates and medians, of fewer than five the number alone', async () => {
    const read = new ReadPublicFigures(queries);
    const name = { zh: expect.any(String), en: expect.any(String) };
    expect(await read.execute('item', 2026)).toEqual([
      { key: 'C09', name, decided: 5, promiseRate: 0.6, statuteRate: 0.75, medianDays: 3 },
      { key: 'C10', name, decided: 4, promiseRate: null, statuteRate: null, medianDays: null },
    ]);
    expect(await read.execute('park', 2026)).toEqual([
      { key: 'xining', name, decided: 9, promiseRate: 7 / 9, statuteRate: 0.75, medianDays: 3 },
    ]);
    expect(await read.execute('park', 2025)).toEqual([]);
  });
});
