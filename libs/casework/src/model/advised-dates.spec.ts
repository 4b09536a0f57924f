import { expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { NATIONAL } from '#model/routing';
import { item } from '../../../../test/support/definitions.js';
import { advised, DAY, PLANT, THERE } from '../../../../test/support/routed.js';
import { seededItem } from '../../../../test/support/seeded.js';
import { clocksOf } from './clocks.js';

/** Items of every kind: immediate ones, too. */
const MORE = {
  'new-company': true,
  'company-seal': true,
  'water-source': '自备水源',
  'eia-class': '登记表',
  'land-mu': null,
  'land-hectares': 1,
  'earthwork-m3': 2000,
};
const calendar = THERE.calendars.get(NATIONAL)!;

/** The item as a case has it that was filed complete on the day, and accepted on another. */
function clocks(code: string, acceptedOn: LocalDate) {
  const { context } = item({ definition: seededItem(code) });
  const facts = { ...context.facts, completeOn: DAY, acceptedOn, ties: [] };
  return clocksOf({ ...context, calendar, definition: seededItem(code), facts });
}

it.each(advised({ ...PLANT, ...MORE }).items.map((each) => [each.code, each] as const))(
  'of %s are those of the clocks of a case, accepted at once and on the last day',
  (code, { dates }) => {
    const due = (kind: string, acceptedOn: LocalDate) =>
      clocks(code, acceptedOn).find((clock) => clock.kind === kind)?.due.dueOn ?? null;
    expect(dates.decideBy.on).toBe(due('promise', DAY));
    expect(dates.statutory?.on ?? null).toBe(due('statute', DAY));
    expect(dates.acceptBy?.on ?? null).toBe(due('pre-acceptance', DAY));
    expect(dates.atTheLatest.on).toBe(due('promise', dates.acceptBy?.on ?? DAY));
  },
);
