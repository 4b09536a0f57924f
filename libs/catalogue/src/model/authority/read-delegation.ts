import { parseLocalDate } from '#calendar';
import type { LocalDate, Rejection } from '#kernel';
import { bilingual } from '../read/read-terms.js';
import {
  type Cursor,
  choice,
  cursor,
  fault,
  flag,
  keys,
  list,
  optional,
  settle,
  text,
} from '../read/reading.js';
import { type DelegationDefinition, FORMS, SIGNERS } from './delegation.js';

const KEYS = [
  'code',
  'name',
  'items',
  'places',
  'delegator',
  'delegate',
  'form',
  'document',
  'announced',
  'approval',
  'signs',
  'from',
  'through',
  'source',
  'demo',
];

/**
 * The delegations of a file (`seeds/delegations/<park>.yaml`), or every fault with its pointer: SEED-UNKNOWN-KEY, SEED-MISSING,
 * SEED-TYPE, SEED-VALUE. Whether the law lets them stand is `checkDelegation`'s question.
 */
export function readDelegations(yaml: unknown): DelegationDefinition[] | Rejection[] {
  const at = cursor(yaml);
  return settle(at, list(at, readOne));
}

/** One delegation, by the same keys. */
export function readDelegation(yaml: unknown): DelegationDefinition | Rejection[] {
  const at = cursor(yaml);
  return settle(at, readOne(at));
}

function readOne(at: Cursor): DelegationDefinition {
  const key = keys(at, KEYS);
  const document = keys(key('document'), ['number', 'title']);
  return {
    code: text(key('code')),
    name: bilingual(key('name')),
    items: some(key('items')),
    places: some(key('places')),
    delegator: text(key('delegator')),
    delegate: text(key('delegate')),
    form: choice(key('form'), FORMS),
    document: { number: text(document('number')), title: text(document('title')) },
    announced: optional(key('announced'), readAnnounced, null),
    approval: optional(key('approval'), text, null),
    signs: choice(key('signs'), SIGNERS),
    from: day(key('from')),
    through: optional(key('through'), day, null),
    source: text(key('source')),
    demo: flag(key('demo'), false),
  };
}

function readAnnounced(at: Cursor): DelegationDefinition['announced'] {
  const key = keys(at, ['on', 'where']);
  return { on: day(key('on')), where: text(key('where')) };
}

/** At least one code, none twice. */
function some(at: Cursor): string[] {
  const codes = list(at, text);
  if (Array.isArray(at.value) && codes.length === 0) fault(at, 'SEED-VALUE', 'at least one code');
  if (new Set(codes).size < codes.length) fault(at, 'SEED-VALUE', 'no code twice');
  return codes;
}

/** A legal day, written `2026-09-01`. */
export function day(at: Cursor): LocalDate {
  const found = parseLocalDate(at.value);
  if (found === null) fault(at, at.value === undefined ? 'SEED-MISSING' : 'SEED-VALUE', 'YYYY-MM-DD');
  return found ?? ('1900-01-01' as LocalDate);
}
