import type { Limit } from '#calendar';
import type { Bilingual } from '#kernel';
import { type Cursor, fault, keys, text } from './reading.js';

const DAYS = /^([1-9]\d{0,2}) (working|calendar) days?$/;

/** A name in both languages. */
export function bilingual(at: Cursor): Bilingual {
  const key = keys(at, ['zh', 'en']);
  return { zh: text(key('zh')), en: text(key('en')) };
}

/** A limit as a clerk writes it: `7 working days`, `60 calendar days` or `same day`. Fault: SEED-VALUE. */
export function limit(at: Cursor): Limit {
  if (at.value === 'same day') return { value: 0, unit: 'same_day' };
  const found = typeof at.value === 'string' ? DAYS.exec(at.value) : null;
  if (found)
    return { value: Number(found[1]), unit: found[2] === 'working' ? 'working_day' : 'calendar_day' };
  fault(
    at,
    at.value === undefined ? 'SEED-MISSING' : 'SEED-VALUE',
    '7 working days, 60 calendar days, same day',
  );
  return { value: 0, unit: 'same_day' };
}
