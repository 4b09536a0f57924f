import { openingOf } from '#calendar';
import type { Instant } from '#kernel';
import { applyTime, type Item, type ItemEvent, rungsAhead } from '#model/casework';
import { type Broken, broken, byTime, type Invariant } from './invariant.js';

/** What time had done to the item by then, and nobody heard: deemed acceptance, ends at a cap. */
const changes = (item: Item, by: Instant): readonly ItemEvent[] => applyTime(item, by, []).events;

function unheard(item: Item, by: Instant, events: readonly ItemEvent[]): Broken[] {
  const rungs = rungsAhead(item.context).filter(({ light, at }) => light !== 'change' && at <= by);
  return [
    ...events.flatMap(({ type, on }) => broken(false, `item ${item.idx}: ${type} of ${on}`, item)),
    ...rungs.flatMap(({ clock, name, at }) =>
      broken(false, `item ${item.idx}: ${clock}/${name} of ${at}`, item),
    ),
  ];
}

/**
 * The law changes state, not the alarm: before a person's act, all that time had done to the item is applied, with every worker
 * down. A licence with complete papers is not still filed after its limit, and no stop outlasts its cap.
 */
export const timeFirst: Invariant = {
  name: 'time has acted before anybody does',
  look: ({ taken }, { since }) =>
    taken
      .filter(({ entry, line }) => !byTime(entry.event) && line.seq > 1)
      .flatMap(({ before }) => unheard(before, since, changes(before, since))),
};

/** A cap is reached with its day, but rings when the counters open. */
const rings = ({ type, on }: ItemEvent, by: Instant): boolean => type !== 'END_AT_CAP' || openingOf(on) <= by;

export const timeRung: Invariant = {
  name: 'after a ring nothing that time did is unheard',
  look: ({ now }, { rungBy, excused }) => {
    if (rungBy === undefined || excused.has(now.id)) return [];
    return now.items.flatMap((item) =>
      unheard(
        item,
        rungBy,
        changes(item, rungBy).filter((event) => rings(event, rungBy)),
      ),
    );
  },
};
