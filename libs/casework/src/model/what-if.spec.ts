import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileCalendar, type Limit } from '#calendar';
import { day, type ItemSetting } from '../../../../test/support/definitions.js';
import { drawn, places } from '../../../../test/support/drawn-receipts.js';
import { counted, version } from '../../../../test/support/receipts.js';
import type { ItemContext } from './item-context.js';
import { calendarOf } from './receipt/used-calendar.js';
import { type Compared, WhatIfTally } from './what-if.js';

const working = (value: number): Limit => ({ value, unit: 'working_day' });
/** Thursday 2026-09-17 and twenty working days: due 2026-10-21. */
const accepted = (facts: ItemSetting['facts'] = {}): ItemContext =>
  counted({ facts: { completeOn: day('2026-09-17'), acceptedOn: day('2026-09-17'), ...facts } }).context;
const promised =
  (limit: Limit) =>
  (context: ItemContext): ItemContext => ({
    ...context,
    definition: { ...context.definition, promise: { ...limit, source: '承诺', demo: false } },
  });
const days = (calendar: ReturnType<typeof version>) => {
  const compiled = compileCalendar(calendarOf(calendar));
  return (context: ItemContext): ItemContext => ({ ...context, calendar: compiled });
};

function asked(today: string, items: readonly ItemContext[], change: (context: ItemContext) => ItemContext) {
  const tally = new WhatIfTally(day(today));
  for (const before of items) tally.add({ code: 'A', park: 'xining', before, after: change(before) });
  return tally.report();
}

describe('what if', () => {
  // A promise of ten days would have been due on 2026-10-01's eve: the 30th is the ninth, the 8th of October the tenth.
  it.each([
    ['still in time', '2026-10-08', {}, { moved: 1, earlier: 1, becomeLate: 0 }],
    ['late the day after', '2026-10-09', {}, { moved: 1, earlier: 1, becomeLate: 1 }],
    ['late both ways', '2026-10-22', {}, { moved: 1, earlier: 1, becomeLate: 0 }],
  ])('a shorter promise, open, %s', (_, today, facts, open) => {
    expect(asked(today, [accepted(facts)], promised(working(10)))).toMatchObject({
      examined: 1,
      open: { items: 1, later: 0, ceaseLate: 0, ...open },
      ended: { items: 0, moved: 0 },
    });
  });

  it('an ended item is late by its decision, not by today', () => {
    const ended = [
      accepted({ decidedOn: day('2026-10-08'), outcome: 'granted' }),
      accepted({ decidedOn: day('2026-10-09'), outcome: 'granted' }),
    ];
    expect(asked('2027-01-04', ended, promised(working(10)))).toMatchObject({
      open: { items: 0 },
      ended: { items: 2, moved: 2, earlier: 2, becomeLate: 1, ceaseLate: 0 },
    });
  });

  it('days off that a notice adds move what passes them, and nothing that was due before', () => {
    const change = days(version(2, null, { off: ['2026-10-08', '2026-10-09'] }));
    const early = accepted({ acceptedOn: day('2026-08-20') });
    expect(asked('2026-10-22', [accepted(), early], change)).toMatchObject({
      open: { items: 2, moved: 1, later: 1, earlier: 0, becomeLate: 0, ceaseLate: 1 },
      byItem: [{ code: 'A', open: { moved: 1 } }],
      byPark: [{ park: 'xining', open: { moved: 1 } }],
    });
  });

  it('an item whose clock stands still has no day, and moves nowhere', () => {
    const stop = {
      ground: 'dispute',
      kind: 'suspension' as const,
      clocks: ['promise' as const, 'statute' as const],
      from: day('2026-09-21'),
      expectedUntil: day('2026-10-21'),
    };
    expect(asked('2026-10-22', [accepted({ stops: [stop] })], promised(working(10)))).toMatchObject({
      open: { items: 1, moved: 0, becomeLate: 0 },
    });
  });

  it('nothing changes where nothing is changed; and sums by item and by park are the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(places, fc.nat(2), fc.nat(1)), { maxLength: 6 }), (list) => {
        const items = list.map(([given, code, park]): Compared => {
          const { context } = drawn(given).item;
          return {
            code: `C${code}`,
            park: `P${park}`,
            before: context,
            after: promised(working(1))(context),
          };
        });
        const same = new WhatIfTally(day('2026-11-23'));
        const other = new WhatIfTally(day('2026-11-23'));
        for (const item of items) {
          same.add({ ...item, after: item.before });
          other.add(item);
        }
        const { open, ended } = same.report();
        expect([open.moved, ended.moved, open.becomeLate + open.ceaseLate]).toEqual([0, 0, 0]);
        const report = other.report();
        for (const parts of [report.byItem, report.byPark]) {
          expect(parts.reduce((sum, part) => sum + part.open.moved, 0)).toBe(report.open.moved);
          expect(parts.reduce((sum, part) => sum + part.ended.earlier, 0)).toBe(report.ended.earlier);
          expect(parts.reduce((sum, part) => sum + part.open.items + part.ended.items, 0)).toBe(
            report.examined,
          );
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
