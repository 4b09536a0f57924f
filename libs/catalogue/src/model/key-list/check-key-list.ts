import { type Finding, finding } from '../check/finding.js';
import type { KeyList } from './key-list.js';

/** Whose a firm is, how big it is, how it is ranked: words of no reason to prefer its project (公平竞争审查条例 10, from memory). */
const OF_THE_FIRM =
  /500\s*强|百强|央企|国企|国有|民营|民企|外资|外商|独资|上市公司|龙头|总部|纳税大户|fortune/i;

/**
 * Whether a list may be published: its days follow one another and no entry outlives it (`LIST-DAYS`), ids and projects stand in it once (`CAT-001`), and no
 * entry gives size, ownership or ranking of a firm for its reason (`LIST-FIRM`).
 */
export function checkKeyList({ code, from, through, entries }: KeyList): Finding[] {
  const place = `key-lists/${code}`;
  const isWithin = (last: string) => from <= last && last <= through;
  const days = isWithin(through) && entries.every((each) => isWithin(each.through ?? through));
  const twice = (['id', 'project'] as const).flatMap((key) => {
    const all = entries.map((entry) => entry[key]);
    const again = new Set(all.filter((name, at) => all.indexOf(name) !== at));
    return [...again].map((name) => finding('CAT-001', `${place}/entries`, { name }));
  });
  return [
    ...(days ? [] : [finding('LIST-DAYS', place)]),
    ...twice,
    ...entries
      .filter(({ because }) => OF_THE_FIRM.test(because))
      .map(({ id, because }) => finding('LIST-FIRM', `${place}/entries/${id}`, { because })),
  ];
}
