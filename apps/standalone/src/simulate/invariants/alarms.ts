import type { Instant } from '#kernel';
import { alarmsOf, jointAlarms, type Outcome } from '#model/casework';
import type { Change } from '../book.js';
import { instantOf, type StoredAlarm } from '../rows.js';
import { type Broken, broken, type Invariant, type Moment } from './invariant.js';

type Alarm = Outcome['alarms'][number];

const LOOK = 'look-again';

/**
 * May that alarm stand where it stands? A look at the register is armed for the next working morning, whenever the last one was;
 * the clock of the case itself (0) may be looked at at any time; what a killed worker has set aside rings a little later.
 */
function stands(row: StoredAlarm, due: Instant | undefined, { latest }: Moment, late: boolean): boolean {
  const at = instantOf(row.due_at);
  if (row.idx === 0 && at <= latest) return true;
  if (due === undefined) return false;
  return row.kind === LOOK ? at <= due : at === due || (late && at > due);
}

/** What rings of an item, or, as number 0, of the case itself. */
function armed(idx: number, due: readonly Alarm[], { now, stored }: Change, moment: Moment): Broken[] {
  const rows = stored.alarms.filter((alarm) => alarm.idx === idx);
  const dueOf = (kind: string) => due.find((alarm) => alarm.kind === kind)?.due_at;
  const missing = due.filter(({ kind }) => !rows.some((row) => row.kind === kind));
  const wrong = rows.filter((row) => !stands(row, dueOf(row.kind), moment, moment.excused.has(now.id)));
  return [
    ...missing.flatMap(({ kind, due_at }) => broken(false, `item ${idx}: ${kind} of ${due_at} rings never`)),
    ...wrong.flatMap((row) =>
      broken(false, `item ${idx}: ${row.kind} rings at ${row.due_at}, due at ${dueOf(row.kind)}`, row),
    ),
  ];
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
