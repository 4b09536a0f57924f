import type { Rejection } from '#kernel';
import { LEVELS } from '../definition.js';
import { BODIES, ORGAN_KINDS, type OrganDefinition, type ParkDefinition } from '../place.js';
import { bilingual } from './read-terms.js';
import {
  type Cursor,
  choice,
  count,
  cursor,
  flag,
  keys,
  list,
  optional,
  presentList,
  settle,
  text,
} from './reading.js';

/** The parks with their bases (`seeds/parks.yaml`), or every fault with its pointer. */
export function readParks(yaml: unknown): ParkDefinition[] | Rejection[] {
  const at = cursor(yaml);
  return settle(at, list(at, readPark));
}

/** The organs (`seeds/organs.yaml`), or every fault with its pointer. */
export function readOrgans(yaml: unknown): OrganDefinition[] | Rejection[] {
  const at = cursor(yaml);
  return settle(at, list(at, readOrgan));
}

function readPark(at: Cursor): ParkDefinition {
  const key = keys(at, ['id', 'code', 'name', 'bases']);
  return {
    id: count(key('id')),
    code: text(key('code')),
    name: bilingual(key('name')),
    bases: list(key('bases'), readBase),
  };
}

function readBase(at: Cursor): ParkDefinition['bases'][number] {
  const key = keys(at, ['code', 'name', 'regions']);
  return { code: text(key('code')), name: bilingual(key('name')), regions: list(key('regions'), text) };
}

function readOrgan(at: Cursor): OrganDefinition {
  const key = keys(at, [
    'id',
    'handle',
    'name',
    'kind',
    'level',
    'body',
    'park',
    'serves',
    'decides',
    'confirms',
    'reviews',
    'leads',
    'demo',
  ]);
  const codes = (it: Cursor) => optional(it, (some) => list(some, text), []);
  return {
    id: count(key('id')),
    handle: text(key('handle')),
    name: bilingual(key('name')),
    kind: choice(key('kind'), ORGAN_KINDS),
    level: choice(key('level'), LEVELS),
    body: optional(key('body'), (it) => choice(it, BODIES), 'administrative' as const),
    park: optional(key('park'), text, null),
    serves: codes(key('serves')),
    decides: codes(key('decides')),
    ...presentList(key('confirms'), 'confirms', text),
    ...presentList(key('reviews'), 'reviews', text),
    leads: codes(key('leads')),
    demo: flag(key('demo'), false),
  };
}
