import { pointInto, type Rejection, reject } from '#kernel';
import { asInput, type FactDefinition, type Facts, readFact, ruleOf } from '#model/catalogue';
import { derived } from './derive.js';

/**
 * The facts as the tables ask for them: each as published, and those that follow from others worked out. Rejections, all at once,
 * pointing into the facts: FACT_UNKNOWN {fact}, FACT_WRONG {fact, rule, ruleEn}, FACT_CONTRADICTS {fact, computed}, FACT_MISSING {fact} for
 * those that must be answered. A fact that is null counts as not given.
 */
export function readGiven(given: Facts, definitions: readonly FactDefinition[]): Facts | Rejection[] {
  const known = new Map(definitions.map((fact) => [fact.code, fact]));
  const stated = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  const wrong = stated.flatMap(([code, value]) => judge(code, value, known.get(code)));
  if (wrong.length > 0) return wrong;
  const facts: Record<string, unknown> = Object.fromEntries(stated);
  for (const fact of definitions) {
    const computed = derived(fact, facts);
    if (computed === null) continue;
    const { code } = fact;
    if (Object.hasOwn(facts, code) && !computed.agrees(facts[code]))
      wrong.push(refusal('FACT_CONTRADICTS', code, { computed: computed.shown }));
    facts[code] = computed.value;
  }
  const unanswered = definitions.filter(({ code, mustAnswer }) => mustAnswer && !Object.hasOwn(facts, code));
  const refusals = [...wrong, ...unanswered.map(({ code }) => refusal('FACT_MISSING', code))];
  return refusals.length > 0 ? refusals : facts;
}

/** What is wrong with facts that need not be complete: nothing is missing yet. Rejections: as of {@link readGiven}, but FACT_MISSING. */
export function statedFacts(given: Facts, definitions: readonly FactDefinition[]): Rejection[] {
  const read = readGiven(given, definitions);
  const wrong = Array.isArray(read) ? (read as Rejection[]) : [];
  return wrong.filter(({ code }) => code !== 'FACT_MISSING');
}

/** Without refusing anything: of a project whose facts were taken in before, what the list knows and can read. */
export function withinList(given: Facts, definitions: readonly FactDefinition[]): Facts {
  const known = new Map(definitions.map((fact) => [fact.code, fact]));
  return Object.fromEntries(Object.entries(given).filter(([code]) => known.has(code)));
}

function judge(code: string, value: unknown, fact: FactDefinition | undefined): Rejection[] {
  if (!fact) return [refusal('FACT_UNKNOWN', code)];
  const input = asInput(fact);
  if (input) return readFact(input, value) === null ? [refusal('FACT_WRONG', code, ruleOf(input))] : [];
  const isRight = typeof value === 'string' && new RegExp(`^(?:${fact.pattern ?? ''})$`, 'u').test(value);
  return isRight ? [] : [refusal('FACT_WRONG', code, formOf(fact))];
}

const formOf = ({ pattern = '' }: FactDefinition) => ({
  rule: `须为文本，格式 ${pattern}`,
  ruleEn: `a text of the form ${pattern} is expected`,
});

function refusal(code: string, fact: string, params: Readonly<Record<string, string>> = {}): Rejection {
  return reject(code, { pointer: pointInto('', fact), params: { fact, ...params } });
}
