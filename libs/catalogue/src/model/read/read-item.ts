import type { Rejection } from '#kernel';
import { ACTS, type ConditionLine, type ItemDefinition, LEVELS, MARKS, NATURES } from '../definition.js';
import { readCodes, readContacts, readFee } from './read-disclosure.js';
import {
  readBasis,
  readCommitment,
  readCommitted,
  readFirstReview,
  readSilence,
  readStatutory,
  readTolerance,
  readWarnings,
} from './read-limits.js';
import { readField, readGate, readGround, readMaterial, readTie } from './read-lines.js';
import { bilingual, limit } from './read-terms.js';
import {
  type Cursor,
  choice,
  cursor,
  flag,
  type Keys,
  keys,
  list,
  optional,
  present,
  settle,
  text,
} from './reading.js';

const KEYS = [
  'code',
  'name',
  'known-as',
  'stage',
  'category',
  'nature',
  'act',
  'content',
  'handling',
  'handled-in',
  'department',
  'level',
  'basis',
  'acceptance',
  'statute',
  'promise',
  'green-promise',
  'quota-limited',
  'warnings',
  'marks',
  'silence',
  'first-review',
  'commitment',
  'tolerance',
  'materials',
  'acceptance-conditions',
  'fields',
  'conditions',
  'grounds',
  'ties',
  'gates',
  'signing',
  'result',
  'fee',
  'contacts',
  'codes',
  'applies-when',
  'notes',
];

/**
 * An item as a clerk wrote it (`seeds/items/<code>.yaml`), or everything that is wrong with it: SEED-UNKNOWN-KEY,
 * SEED-MISSING, SEED-TYPE, SEED-VALUE, each with the JSON pointer. What one item says of others is not read here.
 */
export function readItem(yaml: unknown): ItemDefinition | Rejection[] {
  const at = cursor(yaml);
  const key = keys(at, KEYS);
  return settle(at, {
    ...readFace(key),
    ...readTimes(key),
    materials: list(key('materials'), readMaterial),
    acceptance: optional(key('acceptance-conditions'), (it) => list(it, readCondition), []),
    fields: optional(key('fields'), (it) => list(it, readField), []),
    conditions: list(key('conditions'), readCondition),
    grounds: optional(key('grounds'), (it) => list(it, readGround), []),
    ties: optional(key('ties'), (it) => list(it, readTie), []),
    gates: optional(key('gates'), (it) => list(it, readGate), []),
    signing: choice(key('signing'), [1, 2, 3]),
    result: readResult(key('result')),
    fee: optional(key('fee'), readFee, null),
    contacts: optional(key('contacts'), readContacts, null),
    codes: optional(key('codes'), readCodes, null),
    ...present(key('applies-when'), 'appliesWhen', text),
    ...present(key('notes'), 'notes', text),
  });
}

function readFace(key: Keys) {
  return {
    code: text(key('code')),
    name: bilingual(key('name')),
    ...readKnownAs(key('known-as')),
    stage: text(key('stage')),
    category: text(key('category')),
    nature: choice(key('nature'), NATURES),
    act: optional(key('act'), (it) => choice(it, ACTS), 'new' as const),
    content: optional(key('content'), bilingual, null),
    handling: choice(key('handling'), ['immediate', 'committed']),
    handledIn: optional(key('handled-in'), readWhere, 'engine'),
    department: text(key('department')),
    authority: readAuthority(key('level')),
    marks: optional(key('marks'), (it) => list(it, (mark) => choice(mark, MARKS)), []),
  };
}

/** An empty cell of a table is no list. */
function readKnownAs(at: Cursor): Pick<ItemDefinition, 'knownAs'> {
  const knownAs = optional(at, (it) => list(it, text), []);
  return knownAs.length > 0 ? { knownAs } : {};
}

function readWhere(at: Cursor): ItemDefinition['handledIn'] {
  return choice(at, ['engine', 'external']);
}

function readTimes(key: Keys) {
  const acceptance = keys(key('acceptance'), ['within', 'basis']);
  return {
    basis: list(key('basis'), readBasis),
    preAcceptance: { ...limit(acceptance('within')), basis: text(acceptance('basis')) },
    statutory: optional(key('statute'), readStatutory, null),
    promise: readCommitted(key('promise')),
    ...present(key('green-promise'), 'greenPromise', readCommitted),
    ...(flag(key('quota-limited'), false) && { quotaLimited: true as const }),
    warnings: optional(key('warnings'), readWarnings, [50, 90]),
    silence: optional(key('silence'), readSilence, null),
    commitment: optional(key('commitment'), readCommitment, null),
    ...present(key('first-review'), 'firstReview', readFirstReview),
    ...present(key('tolerance'), 'tolerance', readTolerance),
  };
}

function readAuthority(at: Cursor): ItemDefinition['authority'] {
  const key = keys(at, ['usual', 'min', 'note']);
  return {
    usualLevel: choice(key('usual'), LEVELS),
    minLevel: choice(key('min'), [...LEVELS, 'catalogue']),
    ...present(key('note'), 'note', text),
  };
}

function readCondition(at: Cursor): ConditionLine {
  const key = keys(at, ['id', 'text', 'article', 'demo']);
  return {
    id: text(key('id')),
    text: text(key('text')),
    article: text(key('article')),
    demo: flag(key('demo'), false),
  };
}

function readResult(at: Cursor): ItemDefinition['result'] {
  const key = keys(at, ['name', 'validity']);
  return { name: text(key('name')), validity: optional(key('validity'), text, null) };
}
