import type { LocalDate } from '#kernel';
import type { ClockKind } from '#model/catalogue';
import { type Clock, clocksOf } from './clocks.js';
import type { ItemFacts, RungKind } from './facts.js';
import type { ItemContext } from './item-context.js';
import { overdueOf } from './rungs.js';

type BegunAnew = Pick<ItemFacts, 'begunAnew'>;

type Change = { [K in keyof ItemFacts]?: ItemFacts[K] | undefined };

/**
 * What is entered late, as of a day before the bell (a stop, an extension), may move the end of a clock on that has rung as over. Its ladder
 * begins again then, or the day that is right would pass in silence.
 */
export const moving =
  <E>(evolution: (context: ItemContext, event: E) => Change) =>
  (context: ItemContext, event: E): Change => {
    const change = evolution(context, event);
    return { ...change, ...movedOn(context, change) };
  };

function movedOn(context: ItemContext, change: Change): BegunAnew {
  const { facts } = context;
  const over = clocksOf(context).filter(
    (clock) => !clock.of && facts.rang[clock.kind]?.includes(overdueOf(context, clock)),
  );
  if (over.length === 0) return {};
  const after = clocksOf({ ...context, facts: Object.assign({}, facts, change) });
  const isLater = ({ kind, due }: Clock) => {
    const next = after.find((clock) => clock.kind === kind)?.due.dueOn ?? null;
    return next === null || (due.dueOn !== null && next > due.dueOn);
  };
  return anew(facts, over.filter(isLater));
}

/** A corrected record may say that what rang as over was not over on that day. Only a fold of corrected entries comes here with such a ring. */
export function rangTooSoon(
  context: ItemContext,
  {
    clock: kind,
    rungs,
    on,
  }: { readonly clock: RungKind; readonly rungs: readonly string[]; readonly on: LocalDate },
): BegunAnew {
  const early = clocksOf(context).filter(
    (clock) =>
      !clock.of &&
      clock.kind === kind &&
      rungs.includes(overdueOf(context, clock)) &&
      (clock.due.dueOn === null || clock.due.dueOn >= on),
  );
  return anew(context.facts, early);
}

function anew({ begunAnew = {} }: ItemFacts, clocks: readonly Clock[]): BegunAnew {
  if (clocks.length === 0) return {};
  const again: Partial<Record<ClockKind, number>> = { ...begunAnew };
  for (const { kind } of clocks) again[kind] = (again[kind] ?? 0) + 1;
  return { begunAnew: again };
}
