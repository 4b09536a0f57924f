import { expect, it } from '@jest/globals';
import { CALENDAR, day, definition } from '../../../../test/support/definitions.js';
import { promisedDates } from './promised-dates.js';

const five = { value: 5, unit: 'working_day', basis: '行政许可法 32(四)' } as const;
const three = { value: 3, unit: 'working_day', source: '演示', demo: true } as const;
const of = (handling: 'immediate' | 'committed', nature: 'licence' | 'record-filing') => {
  const item = definition({ handling, nature, preAcceptance: five, promise: three, statutory: null });
  const { acceptBy, decideBy, atTheLatest } = promisedDates(item, day('2026-09-18'), CALENDAR);
  return [acceptBy?.on ?? null, decideBy.on, atTheLatest.on];
};

it.each([
  // Sunday 2026-09-20 works; 25 to 27 September are off.
  ['committed', 'licence', ['2026-09-24', '2026-09-22', '2026-09-30']],
  ['immediate', 'licence', ['2026-09-24', '2026-09-22', '2026-09-22']],
  ['committed', 'record-filing', [null, '2026-09-22', '2026-09-22']],
] as const)('the promise of a %s %s starts where its clock does', (handling, nature, dates) => {
  expect(of(handling, nature)).toEqual(dates);
});

it('says where a day rests on a notice that is still to come', () => {
  const item = definition({ handling: 'committed', preAcceptance: five, promise: three });
  const { acceptBy, decideBy, atTheLatest } = promisedDates(item, day('2026-12-25'), CALENDAR);
  expect([decideBy.provisional, acceptBy?.provisional, atTheLatest.provisional]).toEqual([false, true, true]);
});
