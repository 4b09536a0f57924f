import type { ConfirmationLine, RecordLine } from '../confirmation.js';
import { readBasis, readCommitted } from './read-limits.js';
import { bilingual } from './read-terms.js';
import { type Cursor, flag, keys, text } from './reading.js';

/** One confirmation of a guide. */
export function readConfirmation(at: Cursor): ConfirmationLine {
  const key = keys(at, ['id', 'name', 'of', 'department', 'limit', 'basis', 'provisional']);
  return {
    id: text(key('id')),
    name: bilingual(key('name')),
    of: text(key('of')),
    department: text(key('department')),
    limit: readCommitted(key('limit')),
    basis: readBasis(key('basis')),
    provisional: flag(key('provisional'), false),
  };
}

/** One line of the map between the one form and a side's record. */
export function readRecordLine(at: Cursor): RecordLine {
  const key = keys(at, ['confirmation', 'field', 'name', 'from']);
  return {
    confirmation: text(key('confirmation')),
    field: text(key('field')),
    name: text(key('name')),
    from: text(key('from')),
  };
}
