import { alarmsOf, type Item } from '#model/casework';
import type { Change } from '../book.js';
import { instantOf, type StoredAlarm } from '../rows.js';
import { type Broken, broken, type Invariant, type Moment } from './invariant.js';

/** A look at the register is armed for the next working morning, whenever the last look was. */
const LOOK = 'look-again';

function armed(item: Item, alarms: readonly StoredAlarm[], moment: Moment, excused: boolean): Broken[] {
  const due = alarmsOf(item, moment.latest);
  const missing = due.flatMap(({ kind, due_at }) => {
    const row = alarms.find((alarm) => alarm.kind === kind);
    const at = row && instantOf(row.due_at);
    const right = at && (kind === LOOK ? at <= due_at : at === due_at || (excused && at > due_at));
    return broken(!!right, `item ${item.idx}: ${kind} rings at ${at ?? 'no time'}, not ${due_at}`, {
      row,
      item,
    });
  });
  const over = alarms.filter(({ kind }) => !due.some((alarm) => alarm.kind === kind));
  return [
    ...missing,
    ...over.flatMap((row) => broken(false, `item ${item.idx}: ${row.kind} still rings`, { row, item })),
  ];
}

function ofItems({ now, stored }: Change, moment: Moment): Broken[] {
  return now.items.flatMap((item) => {
    const alarms = stored.alarms.filter(({ idx }) => idx === item.idx);
    return armed(item, alarms, moment, moment.excused.has(now.id));
  });
}

/** None lost, none left, each at the earliest rung ahead. */
export const alarms: Invariant = {
  name: 'every running clock has one alarm, at its next rung',
  look: ofItems,
};

export const healthy: Invariant = {
  name: 'no ring fails',
  look: ({ now, stored }, { excused }) =>
    stored.alarms.flatMap((row) =>
      broken(
        (row.attempts === 0 || excused.has(now.id)) && row.parked_reason === null,
        `item ${row.idx}: ${row.kind} failed ${row.attempts} times`,
        row,
      ),
    ),
};

/** Lateness ends with the next ring. */
export const rung: Invariant = {
  name: 'what was due has rung',
  look: ({ now, stored }, { rungBy, excused }) =>
    rungBy === undefined || excused.has(now.id)
      ? []
      : stored.alarms.flatMap((row) =>
          broken(
            instantOf(row.due_at) > rungBy,
            `item ${row.idx}: ${row.kind} was due at ${row.due_at}`,
            row,
          ),
        ),
};
