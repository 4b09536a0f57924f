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
  optional,
  present,
  settle,
  text,
} from '../read/reading.js';
import { readCell, WRITTEN } from './cell.js';
import { DECIMALS, readExact } from './exact.js';
import {
  ANSWERS,
  type Answer,
  HITS,
  INPUT_KINDS,
  type InputKind,
  OUTPUT_KINDS,
  type TableDefinition,
  type TableInput,
  type TableOutput,
  type TableRow,
} from './table-definition.js';

/** Tables are read by people. */
const MOST_ROWS = 200;

/**
 * A decision table as a clerk wrote it (`seeds/tables/<code>.yaml`), or every fault with its pointer: SEED-UNKNOWN-KEY (also an input
 * or output the table does not have), SEED-MISSING (every row has a cell for every input), SEED-TYPE, SEED-VALUE (a cell or an answer
 * that is not of the kind of its column). Gaps and overlaps are `checkTable`'s.
 */
export function readTable(yaml: unknown): TableDefinition | Rejection[] {
  const at = cursor(yaml);
  const key = keys(at, [
    'code',
    'name',
    'hit',
    'answers',
    'owner',
    'inputs',
    'outputs',
    'rows',
    'source',
    'demo',
  ]);
  const inputs = list(key('inputs'), readInput);
  const outputs = list(key('outputs'), readOutput);
  const rows = list(key('rows'), (row) => readRow(row, inputs, outputs));
  if (rows.length > MOST_ROWS) fault(key('rows'), 'SEED-VALUE', `at most ${MOST_ROWS} rows`);
  return settle(at, {
    code: text(key('code')),
    name: bilingual(key('name')),
    hit: choice(key('hit'), HITS),
    ...present(key('answers'), 'answers', (it) => choice(it, ANSWERS)),
    ...present(key('owner'), 'owner', bilingual),
    inputs,
    outputs,
    rows,
    source: text(key('source')),
    demo: flag(key('demo'), false),
  });
}

function readInput(at: Cursor): TableInput {
  const key = keys(at, ['id', 'name', 'kind', ...MEASURE]);
  const kind = choice(key('kind'), INPUT_KINDS);
  return { id: text(key('id')), name: bilingual(key('name')), ...readMeasure(key, kind) };
}

/** The keys that say how a fact is measured. */
export const MEASURE = ['unit', 'decimals', 'range', 'values'] as const;

/** Kind, unit, digits, range and words of an input, or of a fact: they are written alike. */
export function readMeasure(key: Keys, kind: InputKind): Omit<TableInput, 'id' | 'name'> {
  const measure = {
    kind,
    ...present(key('unit'), 'unit', text),
    ...present(key('decimals'), 'decimals', digits),
    ...present(key('range'), 'range', text),
    ...present(key('values'), 'values', (it) => list(it, word)),
  };
  if (kind === 'number' && measure.unit === undefined) fault(key('unit'), 'SEED-MISSING', 'text');
  if (kind === 'choice' && measure.values === undefined) fault(key('values'), 'SEED-MISSING', 'list');
  const input = { id: '', name: { zh: '', en: '' }, ...measure };
  if (measure.range !== undefined && readCell(input, measure.range)?.kind !== 'spans')
    fault(key('range'), 'SEED-VALUE', WRITTEN[kind === 'date' ? 'date' : 'number']);
  return measure;
}

function digits(at: Cursor): number {
  const found = count(at);
  if (found > DECIMALS) fault(at, 'SEED-VALUE', `at most ${DECIMALS}`);
  return Math.min(found, DECIMALS);
}

/** A word of a closed set; commas and a leading `not` have a meaning in cells. */
function word(at: Cursor): string {
  const found = text(at);
  if (/[,，、]|^not |^-$|^\s|\s$/.test(found)) fault(at, 'SEED-VALUE', 'a word without commas, not, -');
  return found;
}

function readOutput(at: Cursor): TableOutput {
  const key = keys(at, ['id', 'name', 'kind', 'unit', 'values']);
  const output: TableOutput = {
    id: text(key('id')),
    name: bilingual(key('name')),
    kind: choice(key('kind'), OUTPUT_KINDS),
    ...present(key('unit'), 'unit', text),
    ...present(key('values'), 'values', (it) => list(it, text)),
  };
  if (output.kind === 'choice' && output.values === undefined) fault(key('values'), 'SEED-MISSING', 'list');
  return output;
}

function readRow(at: Cursor, inputs: readonly TableInput[], outputs: readonly TableOutput[]): TableRow {
  const key = keys(at, ['id', 'when', 'gives', 'source', 'note', 'demo']);
  const when = keys(
    key('when'),
    inputs.map(({ id }) => id),
  );
  const gives = keys(
    key('gives'),
    outputs.map(({ id }) => id),
  );
  return {
    id: text(key('id')),
    when: Object.fromEntries(inputs.map((input) => [input.id, readWhen(when(input.id), input)])),
    gives: Object.fromEntries(outputs.map((output) => [output.id, readAnswer(gives(output.id), output)])),
    source: text(key('source')),
    ...present(key('note'), 'note', text),
    demo: optional(key('demo'), (it) => flag(it, false), false),
  };
}

/** A cell; a bare figure, flag or list of words is taken as it stands, but a bare `[300, 500]` could be a list or a range. */
function readWhen(at: Cursor, input: TableInput): string {
  const { value } = at;
  const words = input.kind === 'choice' || input.kind === 'texts';
  const written =
    words && Array.isArray(value) && value.every((it) => typeof it === 'string')
      ? value.join(', ')
      : typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : value;
  if (typeof written === 'string' && readCell(input, written) !== null) return written;
  fault(at, value === undefined ? 'SEED-MISSING' : 'SEED-VALUE', WRITTEN[input.kind]);
  return '-';
}

function readAnswer(at: Cursor, { kind, values = [] }: TableOutput): Answer {
  const { value } = at;
  if (kind === 'flag') return flag(at, false);
  if (kind === 'choice') return choice(at, values as [string, ...string[]]);
  if (kind === 'text') return text(at);
  const figure = readExact(value);
  if (figure === null) fault(at, value === undefined ? 'SEED-MISSING' : 'SEED-VALUE', 'a decimal figure');
  return figure === null ? '0' : String(value);
}
