import { addDays, openingOf, rungDay, startOfDay } from '#calendar';
import type { Instant, LocalDate } from '#kernel';
import type { ClockKind } from '#model/catalogue';
import { type Clock, clocksOf } from './clocks.js';
import type { ItemContext } from './item-context.js';
import { NATURES } from './natures.js';

/** A step of a clock's ladder: when it rings and which light it lights. `change`: time itself acts, nobody is warned. */
export interface Rung {
  readonly clock: ClockKind;
  readonly name: string;
  readonly light: 'yellow' | 'red' | 'change';
  readonly at: Instant;
  readonly dueOn: LocalDate;
}

function ladderOf(context: ItemContext, clock: Clock): Rung[] {
  const { dueOn } = clock.due;
  const { calendar, definition } = context;
  if (clock.kind === 'pre-acceptance' && NATURES[definition.nature].deemedAcceptance) {
    return dueOn
      ? [{ clock: clock.kind, name: 'deemed', light: 'change', at: startOfDay(addDays(dueOn, 1)), dueOn }]
      : [];
  }
  const steps: [string, 'yellow' | 'red', number, number][] =
    clock.kind === 'promise'
      ? [
          ['half', 'yellow', 1, 2],
          ['nearly', 'yellow', 9, 10],
          ['overdue', 'red', 1, 1],
        ]
      : [['overdue', clock.kind === 'supplement' ? 'yellow' : 'red', 1, 1]];
  return steps.flatMap(([name, light, numerator, denominator]) => {
    const day = rungDay(calendar, clock.span, numerator, denominator);
    return day ? [{ clock: clock.kind, name, light, at: openingOf(day), dueOn: dueOn ?? day }] : [];
  });
}

/** The rungs still to ring of every running clock, earliest first per clock. */
export function rungsAhead(context: ItemContext): Rung[] {
  return clocksOf(context)
    .filter((clock) => !clock.endedOn)
    .flatMap((clock) => ladderOf(context, clock))
    .filter((rung) => !context.facts.rang[rung.clock]?.includes(rung.name));
}

/** Rungs passed by `now`; those of one clock on one day merge into the highest. */
export function rungsPassed(context: ItemContext, now: Instant): { passed: Rung[]; heard: Rung[] } {
  const passed = rungsAhead(context).filter((rung) => rung.light !== 'change' && rung.at <= now);
  const heard = passed.filter(
    (rung, at) => !passed.slice(at + 1).some((later) => later.clock === rung.clock && later.at === rung.at),
  );
  return { passed, heard };
}
