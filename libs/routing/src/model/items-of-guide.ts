import { pointInto, type Rejection, reject } from '#kernel';
import type { Facts, GuideDefinition, ItemDefinition } from '#model/catalogue';
import type { InForceThere } from './advice.js';
import { decidingLevels } from './deciding-level.js';
import { itemsNeeded, type Need, needsOfGuide } from './items-needed.js';
import { readGiven } from './read-given.js';

/**
 * The items of the guide that the facts need, in its order: those that advice tells of it. Rejections, pointing into the facts: those
 * of `readGiven`; FACT_MISSING {fact} for each fact without which an item of the guide is open or nobody knows who decides it, for
 * nothing is guessed.
 */
export function itemsOfGuide(
  guide: GuideDefinition,
  given: Facts,
  { tables, facts: definitions, items }: Pick<InForceThere, 'tables' | 'facts' | 'items'>,
): ItemDefinition[] | Rejection[] {
  const facts = readGiven(given, definitions);
  if (Array.isArray(facts)) return facts;
  const needs = [...needsOfGuide(guide, itemsNeeded(tables, facts as Facts))];
  const levels = decidingLevels(facts as Facts, { tables, facts: definitions });
  const missing = new Set(
    needs.flatMap(([code, need]) => [...need.missing, ...whoDecides(code, need, levels)]),
  );
  if (missing.size > 0)
    return [...missing].map((fact) =>
      reject('FACT_MISSING', { pointer: pointInto('', fact), params: { fact } }),
    );
  const needed = needs.filter(([, { state }]) => state === 'needed').map(([code]) => code);
  return needed.flatMap((code) => items.find((item) => item.code === code) ?? []);
}

/** What would tell of which level the organ of a needed item is. */
function whoDecides(
  code: string,
  { state }: Need,
  levels: ReturnType<typeof decidingLevels>,
): readonly string[] {
  return state === 'needed' ? (levels.get(code)?.missing ?? []) : [];
}
