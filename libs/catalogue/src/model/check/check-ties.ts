import type { ItemDefinition, Tie } from '../definition.js';
import { type Finding, finding } from './finding.js';
import { canFound } from './law-kinds.js';

/** What the quoted words of statute bar (rules of the house 1.3). */
const BARS_WORKS = /不得(批准)?(开工|施工|使用|排放|投产|投入生产|投入使用)/;
const BARS_APPLICATION = /方可申请|不得受理|持.{1,20}(提出|申请)/;
const BARS_DECISION = /应当具备|已经|有满足|提交|不予批准|领取|同意后/;

/** A tie is of the kind that its words make it, and only statute orders acts: the rest is practice. */
export function checkTies(items: readonly ItemDefinition[]): Finding[] {
  return items.flatMap((item) => [
    ...nameless(item),
    ...item.ties.flatMap((tie, n) => [...mistied(item, tie, n), ...unfounded(item, tie, n)]),
  ]);
}

/** A tie or a gate that names nobody waits for ever. */
function nameless({ code, ties, gates }: ItemDefinition): Finding[] {
  const empty = (lines: readonly (readonly string[])[], under: string) =>
    lines.flatMap((codes, n) =>
      codes.length === 0 ? [finding('CAT-009', `items/${code}/${under}/${n}`)] : [],
    );
  return [
    ...empty(
      ties.map(({ to }) => to),
      'ties',
    ),
    ...empty(
      gates.map(({ needs }) => needs),
      'gates',
    ),
  ];
}

function mistied({ code, gates }: ItemDefinition, { binds, phrase, to }: Tie, n: number): Finding[] {
  const place = `items/${code}/ties/${n}`;
  const said = kindIn(phrase);
  if (said !== null && said !== binds && binds !== 'practice')
    return [finding('CAT-006', place, { phrase, said, binds })];
  if (binds !== 'activity' || gates.some(({ needs }) => to.some((it) => needs.includes(it)))) return [];
  return [finding('CAT-008', place, { to: to.join('|') })];
}

function kindIn(phrase: string): Tie['binds'] | null {
  if (BARS_APPLICATION.test(phrase)) return 'application';
  return BARS_WORKS.test(phrase) && !BARS_DECISION.test(phrase) ? 'activity' : null;
}

function unfounded({ code }: ItemDefinition, { binds, article }: Tie, n: number): Finding[] {
  if (binds !== 'application' && binds !== 'decision') return [];
  return canFound({ law: article })
    ? []
    : [finding('CAT-007', `items/${code}/ties/${n}`, { article, binds })];
}
