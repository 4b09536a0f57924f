import { type Finding, finding } from '../check/finding.js';
import { axisOf } from './axis.js';
import { readCell, type Test } from './cell.js';
import { type Axis, alongRow, meeting, uncovered } from './cover.js';
import type { TableDefinition, TableInput } from './table-definition.js';

/** A column without a cell that could be read: its reader has refused it already. */
const ANY: Test = { kind: 'any' };

/**
 * Whether a table that reads well also answers well. Every hit policy: `CAT-001` (an id twice), `TAB-NEVER` (a row no fact can reach),
 * `TAB-UNREAD` (a column no row reads). Unique: `TAB-OVERLAP`, `TAB-GAP`. First: `TAB-UNREACHABLE` (rows above take all of it),
 * `TAB-GAP`. Gaps and overlaps are named by an example. `TAB-WIDE`: too many combinations to prove it.
 */
export function checkTable(table: TableDefinition): Finding[] {
  const twice = doubled(table);
  const axes = table.inputs.map((input) => axisOf(input, testsOf(table, input)));
  const wide = table.inputs.filter((_, at) => axes[at] === null);
  if (wide.length > 0)
    return [...twice, ...wide.map(({ id }) => finding('TAB-WIDE', `${placeOf(table)}/inputs/${id}`))];
  return [...twice, ...unread(table), ...shape(table, axes as Axis[])];
}

function shape(table: TableDefinition, axes: readonly Axis[]): Finding[] {
  const never = table.rows.filter((_, row) => alongRow(axes, row).some((axis) => axis.length === 0));
  const dead = never.map(({ id }) => finding('TAB-NEVER', rowOf(table, id)));
  switch (table.hit) {
    case 'collect':
      return dead;
    case 'unique':
      return [...dead, ...overlaps(table, axes), ...gap(table, axes)];
    case 'first':
      return [...dead, ...unreachable(table, axes, new Set(never.map(({ id }) => id))), ...gap(table, axes)];
  }
}

function testsOf({ rows }: TableDefinition, input: TableInput): Test[] {
  return rows.map(({ when }) => readCell(input, when[input.id] ?? '-') ?? ANY);
}

function gap(table: TableDefinition, axes: readonly Axis[]): Finding[] {
  const point = uncovered(axes, (1n << BigInt(table.rows.length)) - 1n);
  if (point === null) return [];
  const place = placeOf(table);
  return [
    point === 'too-wide'
      ? finding('TAB-WIDE', place)
      : finding('TAB-GAP', place, { example: say(table, point) }),
  ];
}

function overlaps(table: TableDefinition, axes: readonly Axis[]): Finding[] {
  return table.rows.flatMap(({ id }, row) =>
    table.rows.slice(0, row).flatMap((above, at) => {
      const point = meeting(axes, at, row);
      if (point === null) return [];
      return [finding('TAB-OVERLAP', rowOf(table, id), { other: above.id, example: say(table, point) })];
    }),
  );
}

function unreachable(table: TableDefinition, axes: readonly Axis[], never: ReadonlySet<string>): Finding[] {
  return table.rows.flatMap(({ id }, row) => {
    if (never.has(id)) return [];
    const point = uncovered(alongRow(axes, row), (1n << BigInt(row)) - 1n);
    if (point === 'too-wide') return [finding('TAB-WIDE', rowOf(table, id))];
    return point === null ? [finding('TAB-UNREACHABLE', rowOf(table, id))] : [];
  });
}

function unread(table: TableDefinition): Finding[] {
  const unused = table.inputs.filter((input) => testsOf(table, input).every(({ kind }) => kind === 'any'));
  return unused.map(({ id }) => finding('TAB-UNREAD', `${placeOf(table)}/inputs/${id}`));
}

function doubled({ code, inputs, outputs, rows }: TableDefinition): Finding[] {
  return Object.entries({ inputs, outputs, rows }).flatMap(([list, entries]) => {
    const ids = entries.map(({ id }) => id);
    const again = ids.filter((id, at) => ids.indexOf(id) !== at);
    return [...new Set(again)].map((name) => finding('CAT-001', `tables/${code}/${list}`, { name }));
  });
}

/** The example as a clerk would fill it in: `investment = 500, new-plant = true`. */
function say({ inputs }: TableDefinition, point: readonly string[]): string {
  return inputs.map(({ id }, at) => `${id} = ${point[at]}`).join(', ');
}

function placeOf({ code }: TableDefinition): string {
  return `tables/${code}`;
}

function rowOf({ code }: TableDefinition, row: string): string {
  return `tables/${code}/rows/${row}`;
}
