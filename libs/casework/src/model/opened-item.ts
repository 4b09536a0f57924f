import { ruledOutOf } from './condition/judged-tie.js';
import { confirmationRows } from './confirmations.js';
import type { Item } from './item.js';
import type { OpenedItem, PlannedRow } from './outcome.js';
import { projectionOf } from './projection.js';

/** An item as the act that opens it leaves it. */
export function openedItem(item: Item): OpenedItem {
  const { facts } = item.context;
  // Named, not spread: V8 makes a dictionary of an object that grows far beyond what it was copied from.
  const { turn, awaits, due_on, warn_on, deliver_by, ahead } = projectionOf(item);
  return {
    idx: item.idx,
    code: item.code,
    organ_id: item.organId,
    item_version: item.itemVersion,
    machine_version: item.machineVersion,
    calendar: item.calendar,
    standing: item.standing,
    work: item.work,
    facts,
    turn,
    awaits,
    due_on,
    warn_on,
    deliver_by,
    ahead,
    ...(facts.confirmations && { confirmations: confirmationRows(item) }),
  };
}

/** `planned`: the item before its first entry. */
export function plannedRow({ idx, code, organId, itemVersion, calendar, context }: Item): PlannedRow {
  const { handedIn, subject, authority, files, levels, ties } = context.facts;
  const ruledOut = ruledOutOf(ties);
  return {
    ...{ idx, code, organ_id: organId, item_version: itemVersion, calendar },
    ...(authority && { authority }),
    ...(files && { files }),
    ...(levels && { levels: { first: levels.first, upper: levels.upper } }),
    ...(ruledOut.length > 0 && { ruledOut }),
    handedIn,
    ...(subject !== undefined && { subject }),
  };
}
