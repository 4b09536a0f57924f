import type { Rejection } from '#kernel';
import { day } from '../authority/read-delegation.js';
import { bilingual } from '../read/read-terms.js';
import { type Cursor, cursor, fault, flag, keys, list, present, settle, text } from '../read/reading.js';
import type { KeyList, KeyListEntry } from './key-list.js';

/** GB/T 40058-2021, and the form before it. */
const PROJECT = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/;
const KEYS = ['code', 'name', 'organ', 'document', 'from', 'through', 'entries', 'source', 'demo'];

/** A list of key projects (`seeds/key-lists/<code>.yaml`), or every fault with its pointer: SEED-UNKNOWN-KEY, SEED-MISSING, SEED-TYPE, SEED-VALUE. */
export function readKeyList(yaml: unknown): KeyList | Rejection[] {
  const at = cursor(yaml);
  const key = keys(at, KEYS);
  const document = keys(key('document'), ['number', 'title']);
  return settle(at, {
    code: text(key('code')),
    name: bilingual(key('name')),
    organ: bilingual(key('organ')),
    document: { number: text(document('number')), title: text(document('title')) },
    from: day(key('from')),
    through: day(key('through')),
    entries: list(key('entries'), readEntry),
    source: text(key('source')),
    demo: flag(key('demo'), false),
  });
}

function readEntry(at: Cursor): KeyListEntry {
  const key = keys(at, ['id', 'project', 'name', 'because', 'through']);
  const project = text(key('project'));
  if (!PROJECT.test(project)) fault(key('project'), 'SEED-VALUE', '2607-440300-04-01-000001');
  return {
    id: text(key('id')),
    project,
    name: text(key('name')),
    because: text(key('because')),
    ...present(key('through'), 'through', day),
  };
}
