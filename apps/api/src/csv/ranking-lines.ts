import type { TableDefinition } from '#model/catalogue';
import type { ContenderRow } from '#projects';
import type { Reader } from '../words/reader.js';
import { type Column, type Table, tableOf } from './table.js';

export interface RankedRow extends Omit<ContenderRow, 'facts' | 'opened'> {
  readonly place: number;
  readonly figures: Readonly<Record<string, string | null>>;
  readonly behindBy: string | null;
}

/** The ranking for land as a table: the figures stand under the names of the columns of the decision table. */
export function rankingLines(
  reader: Reader,
  items: readonly RankedRow[],
  { inputs }: Pick<TableDefinition, 'inputs'>,
): Table {
  const columns: Column<RankedRow>[] = [
    [reader.said('名次', 'Place'), ({ place }) => place],
    [reader.said('项目代码', 'Project code'), ({ code }) => code],
    [reader.said('项目', 'Project'), ({ name }) => name],
    [reader.said('基地', 'Base'), ({ base }) => base],
    ...inputs.map(
      ({ id, name, unit }): Column<RankedRow> => [
        `${reader.say(name)}${unit ? ` (${unit})` : ''}`,
        ({ figures }) => figures[id] ?? null,
      ],
    ),
    [
      reader.said('由哪一行排在前一名之后', 'Row that put it behind the one before'),
      ({ behindBy }) => behindBy,
    ],
  ];
  return tableOf(columns, items);
}
