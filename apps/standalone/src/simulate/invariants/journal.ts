import { addDays, localDateOf } from '#calendar';
import { type Item, type ItemFacts, LATE_ENTRY_DAYS } from '#model/casework';
import type { Line } from '../book.js';
import { type Broken, broken, byTime, type Invariant } from './invariant.js';

export const sequence: Invariant = {
  name: 'the journal has no gap',
  look: ({ was, stored }) => {
    const first = (was?.seq ?? 0) + 1;
    const right = stored.lines.every(({ seq }, at) => seq === first + at);
    return broken(right && (stored.lines.at(-1)?.seq ?? was?.seq) === stored.seq, `stream at ${stored.seq}`, {
      lines: stored.lines.map(({ seq }) => seq),
      known: was?.seq,
    });
  },
};

/** Along a stream, also where the server's clock does. */
export const monotone: Invariant = {
  name: 'time never steps back along a stream',
  look: ({ was, lines }) =>
    lines.flatMap(({ seq, recordedAt }, at) => {
      const before = at === 0 ? was?.lastAt : lines[at - 1]?.recordedAt;
      return broken(!before || before <= recordedAt, `line ${seq} at ${recordedAt}, after ${before}`);
    }),
};

export const recorded: Invariant = {
  name: 'a line is recorded when it happened',
  look: ({ lines }, { since }) =>
    lines.flatMap(({ seq, recordedAt, row, kind, effectiveOn, by }) => [
      ...broken(recordedAt >= since, `line ${seq} at ${recordedAt}, but it was ${since}`),
      ...broken(
        row.kind === kind && row.effective_on === effectiveOn && row.person_id === by.personId,
        `the columns of line ${seq} say something else than its text`,
        row,
      ),
    ]),
};

function datesOf({ seq, recordedAt, effectiveOn, entries }: Line): Broken[] {
  const today = localDateOf(recordedAt);
  const late = addDays(today, -LATE_ENTRY_DAYS);
  const entered = entries.filter(({ event }) => !byTime(event));
  return [
    ...broken(effectiveOn <= today, `line ${seq} takes effect on ${effectiveOn}, recorded ${recordedAt}`),
    ...entries.flatMap(({ event }) => broken(event.on <= today, `line ${seq}: ${event.type} on ${event.on}`)),
    ...entered.flatMap(({ event }) =>
      broken(event.on >= late, `line ${seq}: ${event.type} entered for ${event.on}`),
    ),
  ];
}

export const effective: Invariant = {
  name: 'no act takes effect in the future, or beyond the bound of late entry',
  look: ({ lines }) => lines.flatMap(datesOf),
};

const ORDER: readonly (keyof ItemFacts)[] = ['filedOn', 'completeOn', 'acceptedOn', 'decidedOn', 'servedOn'];

function disorder({ idx, context: { facts } }: Item): readonly Broken[] {
  const days = ORDER.flatMap((name) => (typeof facts[name] === 'string' ? [String(facts[name])] : []));
  const ordered = days.every((day, at) => at === 0 || (days[at - 1] ?? '') <= day);
  const stops = facts.stops.every(
    ({ from, to, capOn }) => (!to || from <= to) && (!to || !capOn || to <= capOn),
  );
  return [
    ...broken(ordered, `item ${idx}: ${days.join(' ')}`, facts),
    ...broken(stops, `item ${idx}: a stop ends before it began, or after its cap`, facts.stops),
  ];
}

export const order: Invariant = {
  name: 'the days of an item are in order',
  look: ({ now }) => now.items.flatMap(disorder),
};
