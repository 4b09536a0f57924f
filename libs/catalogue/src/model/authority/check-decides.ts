import { type Finding, finding } from '../check/finding.js';
import type { ItemDefinition, Level } from '../definition.js';
import type { TableDefinition } from '../table/table-definition.js';
import { answeredLevels, decidedItem } from './decided-item.js';
import { isBelow } from './floor.js';
import { type Powers, statutoryOrgans } from './powers.js';

/**
 * Whether tables that say who decides can be followed: each decides of one item (`AUTH-TABLE`), of which no other table decides
 * (`AUTH-TABLES`); no row answers a level below the floor of the law (`AUTH-BELOW`); at every base an organ of every answered level has the
 * power by statute (`AUTH-NOBODY`); and the usual level of the item is among them, for it takes the item while facts are missing (`AUTH-USUAL`).
 */
export function checkDecides(
  tables: readonly TableDefinition[],
  items: readonly ItemDefinition[],
  powers: Powers,
): Finding[] {
  const deciding = tables.filter(({ answers }) => answers === 'decides');
  return deciding.flatMap((table) => {
    const place = `tables/${table.code}`;
    const code = decidedItem(table);
    if (code === null) return [finding('AUTH-TABLE', `${place}/outputs/item`)];
    const others = deciding.filter((other) => other.code !== table.code && decidedItem(other) === code);
    const item = items.find((each) => each.code === code);
    return [
      ...others.map((other) => finding('AUTH-TABLES', place, { item: code, other: other.code })),
      ...(item ? [...tooLow(table, item), ...nobody(table, item, powers), ...unusual(table, item)] : []),
    ];
  });
}

function tooLow({ code, rows }: TableDefinition, { authority }: ItemDefinition): Finding[] {
  const min = authority.minLevel;
  return rows
    .filter(({ gives }) => isBelow(gives['level'] as Level, min))
    .map(({ id, gives }) =>
      finding('AUTH-BELOW', `tables/${code}/rows/${id}`, { level: String(gives['level']), min }),
    );
}

function nobody(table: TableDefinition, item: ItemDefinition, powers: Powers): Finding[] {
  return powers.parks.flatMap(({ bases }) =>
    bases.flatMap(({ code: base }) => {
      const there = statutoryOrgans(item, base, powers).map(({ level }) => level);
      return answeredLevels(table)
        .filter((level) => !there.includes(level))
        .map((level) => finding('AUTH-NOBODY', `tables/${table.code}`, { item: item.code, base, level }));
    }),
  );
}

function unusual(table: TableDefinition, { authority: { usualLevel: level } }: ItemDefinition): Finding[] {
  return answeredLevels(table).includes(level)
    ? []
    : [finding('AUTH-USUAL', `tables/${table.code}`, { level })];
}
