import { type FactDefinition, type Facts, judgeTable } from '#model/catalogue';
import type { InForceThere, MissingFact } from './advice.js';

/**
 * The facts without which an item is open or nobody knows who decides it, or a banned category or a criterion cannot be judged, in the order of the list, with what
 * asks for them: never guessed, named. Of a fact that follows from others, those others are named.
 */
export function missingFacts(
  { tables, facts: definitions }: Pick<InForceThere, 'tables' | 'facts'>,
  items: readonly { readonly by: string; readonly missing: readonly string[] }[],
  facts: Facts,
): MissingFact[] {
  const known = new Map(definitions.map((fact) => [fact.code, fact]));
  const askedBy = new Map<string, Set<string>>();
  const ask = (fact: string, by: string): void => {
    const roots = rootsOf(known.get(fact), facts);
    for (const root of roots.length > 0 ? roots : [fact])
      askedBy.set(root, (askedBy.get(root) ?? new Set()).add(by));
  };
  for (const { by, missing } of items) for (const fact of missing) ask(fact, by);
  for (const { content } of tables.filter(
    ({ content: { answers } }) => answers === 'banned' || answers === 'priority',
  ))
    for (const { gives, missing } of judgeTable(content, facts).open)
      for (const fact of missing) ask(fact, String(gives['category'] ?? gives['criterion']));
  return definitions.flatMap(({ code, name, kind, unit, values }) => {
    const by = askedBy.get(code);
    const measure = { ...(unit !== undefined && { unit }), ...(values !== undefined && { values }) };
    return by ? [{ fact: code, name, kind, ...measure, askedBy: [...by].sort() }] : [];
  });
}

function rootsOf(fact: FactDefinition | undefined, facts: Facts): string[] {
  if (!fact?.derive) return [];
  const { derive } = fact;
  const parts = 'by' in derive && !/^\d/.test(derive.by) ? [derive.of, derive.by] : [derive.of];
  return parts.filter((part) => !Object.hasOwn(facts, part));
}
