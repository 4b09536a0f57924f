import {
  CLOCK_KINDS,
  CURES,
  type Cure,
  FIELD_KINDS,
  type FieldLine,
  type Gate,
  type Ground,
  type MaterialLine,
  type Tie,
} from '../definition.js';
import { OWED } from '../tolerance.js';
import { TRUST_LEVELS } from '../trust.js';
import { bilingual, limit } from './read-terms.js';
import { type Cursor, choice, flag, keys, list, optional, present, text } from './reading.js';

/** A line of the materials list: core and asked of the applicant unless the line says otherwise. */
export function readMaterial(at: Cursor): MaterialLine {
  const key = keys(at, [
    'id',
    'name',
    'kind',
    'issuer',
    'core',
    'shared',
    'from',
    'when',
    'document',
    'commitment',
    'owed',
    'trust',
  ]);
  return {
    id: text(key('id')),
    name: text(key('name')),
    kind: text(key('kind')),
    issuer: text(key('issuer')),
    core: flag(key('core'), true),
    shared: flag(key('shared'), false),
    producedBy: codes(key('from')),
    ...present(key('document'), 'document', text),
    ...present(key('commitment'), 'commitment', (it) => flag(it, false)),
    ...present(key('owed'), 'owed', (it) => choice(it, OWED)),
    ...present(key('trust'), 'trust', (it) => choice(it, TRUST_LEVELS)),
    ...present(key('when'), 'condition', text),
  };
}

/** A datum of the form; text unless the line says otherwise. */
export function readField(at: Cursor): FieldLine {
  const key = keys(at, ['id', 'name', 'kind', 'unit', 'shared', 'read-by']);
  return {
    id: text(key('id')),
    name: bilingual(key('name')),
    kind: optional(key('kind'), (it) => choice(it, FIELD_KINDS), 'text' as const),
    ...present(key('unit'), 'unit', text),
    ...present(key('shared'), 'shared', (it) => flag(it, false)),
    readBy: codes(key('read-by')),
  };
}

/** A ground by its article. One that names no clock stops none. */
export function readGround(at: Cursor): Ground {
  const key = keys(at, ['id', 'kind', 'zh', 'en', 'article', 'stops', 'cap']);
  return {
    id: text(key('id')),
    kind: choice(key('kind'), ['special', 'suspension', 'termination', 'not-needed', 'consultation']),
    name: { zh: text(key('zh')), en: text(key('en')) },
    article: text(key('article')),
    stops: optional(key('stops'), (it) => list(it, (clock) => choice(clock, CLOCK_KINDS)), []),
    cap: optional(key('cap'), limit, null),
  };
}

const CURE_WORDS = Object.values(CURES).flat() as [Cure, ...Cure[]];

/** A tie to an earlier result; `to` and `fields` must be written, `cure` only where there is one. Whether it fits the tie is not read here. */
export function readTie(at: Cursor): Tie {
  const key = keys(at, ['to', 'binds', 'when', 'article', 'phrase', 'fields', 'cure', 'cure-note']);
  return {
    to: list(key('to'), text),
    binds: choice(key('binds'), ['application', 'decision', 'activity', 'practice']),
    article: text(key('article')),
    phrase: text(key('phrase')),
    cure: optional(key('cure'), (it) => choice(it, CURE_WORDS), null),
    ...present(key('cure-note'), 'cureNote', text),
    fields: list(key('fields'), text),
    ...present(key('when'), 'condition', text),
  };
}

/** A gate: any one of `needs` in force opens it. */
export function readGate(at: Cursor): Gate {
  const key = keys(at, ['before', 'needs', 'note']);
  return {
    before: choice(key('before'), ['start-of-works', 'production']),
    needs: list(key('needs'), text),
    ...present(key('note'), 'note', text),
  };
}

function codes(at: Cursor): string[] {
  return optional(at, (it) => list(it, text), []);
}
