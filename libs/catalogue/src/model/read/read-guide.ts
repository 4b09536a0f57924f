import type { Rejection } from '#kernel';
import type { GuideDefinition, Lead } from '../definition.js';
import { readConfirmation, readRecordLine } from './read-confirmation.js';
import { readJoint } from './read-limits.js';
import { readSession } from './read-session.js';
import { bilingual } from './read-terms.js';
import { readWindow } from './read-window.js';
import {
  type Cursor,
  choice,
  cursor,
  flag,
  keys,
  list,
  optional,
  present,
  presentList,
  settle,
  text,
} from './reading.js';

const KEYS = [
  ...['code', 'name', 'stage', 'standing', 'demo', 'summary', 'occasion', 'lead', 'joint'],
  ...['mode', 'window', 'sessions', 'confirmations', 'records', 'items'],
];

/** A service guide (`seeds/guides/<code>.yaml`), or every fault. `standing` is `notice` unless written. */
export function readGuide(yaml: unknown): GuideDefinition | Rejection[] {
  const at = cursor(yaml);
  const key = keys(at, KEYS);
  return settle(at, {
    code: text(key('code')),
    name: bilingual(key('name')),
    stage: text(key('stage')),
    demo: flag(key('demo'), false),
    summary: bilingual(key('summary')),
    ...present(key('occasion'), 'occasion', bilingual),
    ...present(key('lead'), 'lead', readLead),
    standing: optional(
      key('standing'),
      (it) => choice(it, ['notice', 'accepted-with-gap', 'joint']),
      'notice' as const,
    ),
    joint: optional(key('joint'), readJoint, null),
    ...present(key('mode'), 'mode', (it) =>
      choice<NonNullable<GuideDefinition['mode']>>(it, ['one-code', 'three-numbers']),
    ),
    ...present(key('window'), 'window', readWindow),
    ...presentList(key('sessions'), 'sessions', readSession),
    ...presentList(key('confirmations'), 'confirmations', readConfirmation),
    ...presentList(key('records'), 'records', readRecordLine),
    items: list(key('items'), readGuideItem),
  });
}

function readLead(at: Cursor): Lead {
  const key = keys(at, ['department', 'source', 'demo']);
  return {
    department: text(key('department')),
    source: text(key('source')),
    demo: flag(key('demo'), false),
  };
}

function readGuideItem(at: Cursor): GuideDefinition['items'][number] {
  const key = keys(at, ['code', 'optional', 'when']);
  return {
    code: text(key('code')),
    optional: flag(key('optional'), false),
    ...present(key('when'), 'when', text),
  };
}
