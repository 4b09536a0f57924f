import { type Finding, finding } from '../check/finding.js';
import { type ItemDefinition, LEVELS } from '../definition.js';
import type { TableDefinition } from '../table/table-definition.js';
import { asInput, type FactDefinition } from './fact-definition.js';

/** The answer of a row that needs no item. */
export const NO_ITEM = 'none';

const LEVELS_KNOWN: ReadonlySet<string> = new Set(LEVELS);

const OUTPUTS = {
  needs: ['item'],
  banned: ['category', 'verdict'],
  priority: ['criterion'],
  decides: ['item', 'level'],
  ranking: ['by', 'first'],
} as const satisfies Record<NonNullable<TableDefinition['answers']>, readonly string[]>;

/** What gives a project something before others. */
const EARNS: readonly (keyof typeof OUTPUTS)[] = ['priority', 'ranking'];

/**
 * Whether the tables that routing asks can be answered and understood: they ask for published facts alone, measured as published
 * (`TAB-FACT`), have the outputs of what they answer (`TAB-OUTPUT`), name items and levels that there are (`CAT-002`),
 * and give no priority for what a firm is (`TAB-FIRM`).
 */
export function checkAnswers(
  tables: readonly TableDefinition[],
  items: readonly ItemDefinition[],
  facts: readonly FactDefinition[],
): Finding[] {
  const known = new Map(facts.map((fact) => [fact.code, fact]));
  const codes = new Set([NO_ITEM, ...items.map(({ code }) => code)]);
  return tables.flatMap((table) => {
    if (!table.answers) return [];
    return [...checkInputs(table, known), ...checkOutputs(table, table.answers, codes)];
  });
}

function checkInputs(
  { code, inputs, answers }: TableDefinition,
  known: ReadonlyMap<string, FactDefinition>,
): Finding[] {
  return inputs.flatMap((input) => {
    const fact = known.get(input.id);
    const asked = fact && asInput(fact);
    const isSame =
      asked &&
      (['kind', 'unit', 'decimals', 'range', 'values'] as const).every(
        (key) => String(asked[key] ?? '') === String(input[key] ?? ''),
      );
    // Size, ownership or ranking of a firm earns nothing (公平竞争审查条例 10, from memory).
    if (fact?.about === 'firm' && EARNS.includes(answers ?? 'needs'))
      return [finding('TAB-FIRM', `tables/${code}/inputs/${input.id}`, { fact: input.id })];
    return isSame ? [] : [finding('TAB-FACT', `tables/${code}/inputs/${input.id}`, { fact: input.id })];
  });
}

function checkOutputs(
  { code, outputs }: TableDefinition,
  answers: keyof typeof OUTPUTS,
  items: ReadonlySet<string>,
): Finding[] {
  return OUTPUTS[answers].flatMap((id) => {
    const output = outputs.find((each) => each.id === id);
    const place = `tables/${code}/outputs/${id}`;
    if (output?.kind !== 'choice') return [finding('TAB-OUTPUT', place, { output: id })];
    const known = id === 'item' ? items : id === 'level' ? LEVELS_KNOWN : null;
    return (output.values ?? [])
      .filter((value) => known?.has(value) === false)
      .map((name) => finding('CAT-002', place, { name }));
  });
}
