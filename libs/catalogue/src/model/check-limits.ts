import type { Limit } from '#calendar';
import type { ItemDefinition } from './definition.js';
import { type Finding, finding } from './finding.js';

/** The words of a source for a number that nobody here has published: invented, or borrowed from another place. */
const INVENTED = /演示|外地示例/;

/** Every item has a promise, within the statute where the two can be compared, and invented numbers say so: the public page shows it. */
export function checkLimits(items: readonly ItemDefinition[]): Finding[] {
  return items.flatMap((item) => [...checkPromise(item), ...checkFlags(item)]);
}

function checkPromise({ code, promise, statutory }: ItemDefinition): Finding[] {
  const place = `items/${code}/promise`;
  if (promise.unit !== 'same_day' && promise.value < 1) return [finding('CAT-020', place)];
  if (statutory === null || !isLonger(promise, statutory)) return [];
  return [finding('CAT-021', place, { promise: said(promise), statute: said(statutory) })];
}

/** Working and calendar days are not compared: that needs a calendar, and the shown due day is the earlier of the two anyway. */
function isLonger(promise: Limit, statute: Limit): boolean {
  if (statute.unit === 'same_day') return promise.unit !== 'same_day';
  return promise.unit === statute.unit && promise.value > statute.value;
}

function checkFlags({ code, promise, conditions }: ItemDefinition): Finding[] {
  const bare = conditions.filter((line) => line.article === '' && !line.demo);
  const unmarked = INVENTED.test(promise.source) !== promise.demo || promise.source === '';
  return [
    ...(unmarked ? [finding('CAT-023', `items/${code}/promise`, { text: promise.source })] : []),
    ...bare.map((line) => finding('CAT-023', `items/${code}/conditions/${line.id}`, { text: line.text })),
  ];
}

function said({ value, unit }: Limit): string {
  return `${value} ${unit}`;
}
