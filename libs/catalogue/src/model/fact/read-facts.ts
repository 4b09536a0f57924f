import type { Rejection } from '#kernel';
import { bilingual } from '../read/read-terms.js';
import {
  type Cursor,
  choice,
  count,
  cursor,
  fault,
  flag,
  type Keys,
  keys,
  list,
  present,
  settle,
  text,
} from '../read/reading.js';
import { readExact } from '../table/exact.js';
import { MEASURE, readMeasure } from '../table/read-table.js';
import { type Derivation, FACT_KINDS, type FactDefinition } from './fact-definition.js';

const KEYS = [
  'code',
  'name',
  'kind',
  ...MEASURE,
  'pattern',
  'must-answer',
  'derive',
  'about',
  'source',
  'note',
  'demo',
];

/** Sets of characters, each so many times: a pattern that no text makes slow. */
const SIMPLE = /^(\[[^\]\\^]+\](\{\d(,\d)?\})?)+$/;

/** All facts of a project (`seeds/facts.yaml`), or every fault with its pointer: SEED-UNKNOWN-KEY, SEED-MISSING, SEED-TYPE, SEED-VALUE. */
export function readFacts(yaml: unknown): FactDefinition[] | Rejection[] {
  const at = cursor(yaml);
  return settle(at, list(at, readOne));
}

/** One fact, by the same keys. */
export function readFactDefinition(yaml: unknown): FactDefinition | Rejection[] {
  const at = cursor(yaml);
  return settle(at, readOne(at));
}

function readOne(at: Cursor): FactDefinition {
  const key = keys(at, KEYS);
  const kind = choice(key('kind'), FACT_KINDS);
  return {
    code: text(key('code')),
    name: bilingual(key('name')),
    ...(kind === 'text' ? { kind, ...readPattern(key) } : readMeasure(key, kind)),
    mustAnswer: flag(key('must-answer'), false),
    ...present(key('derive'), 'derive', readDerivation),
    ...present(key('about'), 'about', (it) => choice(it, ['firm'] as const)),
    source: text(key('source')),
    ...present(key('note'), 'note', text),
    demo: flag(key('demo'), false),
  };
}

function readPattern(key: Keys): Pick<FactDefinition, 'pattern'> {
  const at = key('pattern');
  const pattern = text(at);
  if (!SIMPLE.test(pattern)) fault(at, 'SEED-VALUE', '[A-T][0-9]{2,4}');
  return { pattern };
}

function readDerivation(at: Cursor): Derivation {
  const key = keys(at, ['of', 'by', 'length']);
  const of = text(key('of'));
  if (key('length').value !== undefined) return { of, length: count(key('length')) };
  const by = key('by');
  if (typeof by.value !== 'number') return { of, by: text(by) };
  if ((readExact(by.value) ?? 0n) <= 0n) fault(by, 'SEED-VALUE', 'a figure above 0');
  return { of, by: String(by.value) };
}
