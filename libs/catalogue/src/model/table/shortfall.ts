import { type Fact, holds, type Span, type Test, within, writePoint } from './cell.js';
import { writeExact } from './exact.js';
import { type Facts, testsOf } from './judge-table.js';
import { readFact } from './read-fact.js';
import type { TableDefinition, TableInput } from './table-definition.js';

/**
 * What keeps a cell from passing: the figure `has`, and the distance `by` to the nearest bound that would do, exactly. `beyond`: the
 * bound itself is not enough, it takes more (or, `over`, less) than `by`. Without a figure `by` is null: the fact is missing, or is
 * no number, and `wants` says in the clerk's own cell what would do.
 */
export interface Shortfall {
  readonly fact: string;
  readonly wants: string;
  readonly has: string | boolean | readonly string[] | null;
  readonly by: string | null;
  readonly over: boolean;
  readonly beyond: boolean;
}

/** Each cell of the row that the facts do not pass, with how far they are from it. Empty where the row holds. Facts have been read. */
export function shortfalls(table: TableDefinition, row: string, facts: Facts): Shortfall[] {
  const when = table.rows.find(({ id }) => id === row)?.when ?? {};
  return (testsOf(table).get(row) ?? []).flatMap(({ input, test }) => {
    const value = Object.hasOwn(facts, input.id) ? facts[input.id] : undefined;
    const fact = value === undefined || value === null ? null : readFact(input, value);
    if (fact !== null && holds(test, fact)) return [];
    return [{ fact: input.id, wants: when[input.id] ?? '-', ...distance(input, test, fact) }];
  });
}

function distance({ kind }: TableInput, test: Test, fact: Fact | null): Omit<Shortfall, 'fact' | 'wants'> {
  const none = { by: null, over: false, beyond: false };
  if (fact === null) return { has: null, ...none };
  if (typeof fact === 'boolean') return { has: fact, ...none };
  if (typeof fact !== 'bigint') return { has: [...fact].sort(), ...none };
  if (kind !== 'number' || test.kind !== 'spans') return { has: writePoint('date', fact), ...none };
  return { has: writeExact(fact), ...nearest(test.spans, fact) };
}

/** The nearest bound of any span; none of them holds the figure. */
function nearest(spans: readonly Span[], figure: bigint): Pick<Shortfall, 'by' | 'over' | 'beyond'> {
  const ways = spans
    .filter((span) => !within(span, figure))
    .map(({ low, high, lowIn, highIn }) =>
      low !== null && figure <= low
        ? { gap: low - figure, over: false, beyond: !lowIn }
        : { gap: figure - (high ?? figure), over: true, beyond: !highIn },
    );
  const [best] = ways.sort((a, b) => (a.gap < b.gap ? -1 : a.gap > b.gap ? 1 : 0));
  if (!best) return { by: null, over: false, beyond: false };
  return { by: writeExact(best.gap), over: best.over, beyond: best.beyond };
}
