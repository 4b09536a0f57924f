import { alarmsOf, jointAlarms, type Outcome } from '#model/casework';
import type { Change } from '../book.js';
import { instantOf } from '../rows.js';
import { type Broken, broken, type Invariant, type Moment } from './invariant.js';

type Alarm = Outcome['alarms'][number];

/** A look at the register is armed for the next working morning, whenever the last look was. */
const LOOK = 'look-again';

/** What rings of an item, or, as number 0, of the case itself. */
function armed(idx: number, due: readonly Alarm[], { now, stored }: Change, { excused }: Moment): Broken[] {
  const rows = stored.alarms.filter((alarm) => alarm.idx === idx);
  const late = excused.has(now.id);
  const missing = due.flatMap(({ kind, due_at }) => {
    const row = rows.find((alarm) => alarm.kind === kind);
    const at = row && instantOf(row.due_at);
    const right = at && (kind === LOOK ? at <= due_at : at === due_at || (late && at > due_at));
    return broken(!!right, `item ${idx}: ${kind} rings at ${at ?? 'no time'}, not ${due_at}`, row);
  });
  const over = rows.filter(({ kind }) => !due.some((alarm) => alarm.kind === kind));
  return [...missing, ...over.flatMap((row) => broken(false, `item ${idx}: ${row.kind} still rings`, row))];
}

function ofCase(change: Change, moment: Moment): Broken[] {
  const { items, joint } = change.now;
  return [
    ...armed(0, jointAlarms(joint, items), change, moment),
    ...items.flatMap((item) => armed(item.idx, alarmsOf(item, moment.latest), change, moment)),
  ];
}

/** None lost, none left, each at the earliest rung ahead. */
export const alarms: Invariant = {
  name: 'every running clock has one alarm, at its next rung',
  look: ofCase,
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
