import { isRejection } from '#kernel';
import { NO_FACTS } from './facts.js';
import { type Item, MACHINE_VERSION, step } from './item.js';
import type { ItemContext } from './item-context.js';
import type { Entry } from './outcome.js';
import { bindingTies } from './ties.js';

/** What an item of an application is made from; `siblings` are the codes of the same application, its own among them. */
export interface Plan extends Pick<Item, 'idx' | 'organId' | 'itemVersion' | 'calendar'> {
  readonly machineVersion?: number;
  readonly handedIn: readonly string[];
  readonly siblings: readonly string[];
}

/** An item before its first entry: where every submission, and every fold, begins. */
export function plannedItem(plan: Plan, context: Omit<ItemContext, 'facts'>): Item {
  const { idx, organId, itemVersion, calendar, machineVersion = MACHINE_VERSION, handedIn, siblings } = plan;
  const { definition } = context;
  return {
    idx,
    code: definition.code,
    organId,
    version: 1,
    itemVersion,
    machineVersion,
    calendar,
    standing: 'planned',
    work: 'unclaimed',
    context: { ...context, facts: { ...NO_FACTS, handedIn, ties: bindingTies(definition, siblings) } },
  };
}

/** The item as the fold of its journal entries. Throws where the journal could not have happened: state is the journal's. */
export function replay(planned: Item, entries: readonly Entry[]): Item {
  return entries
    .filter((entry) => entry.idx === planned.idx)
    .reduce((item, { event }) => {
      const next = step(item, event);
      if (isRejection(next))
        throw new Error(`the journal of item ${planned.idx} breaks at ${event.type}: ${next.code}`);
      return next;
    }, planned);
}
