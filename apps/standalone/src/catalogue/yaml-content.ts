import { isRejection, type Rejection } from '#kernel';
import {
  readAssessment,
  readDelegations,
  readFacts,
  readGuide,
  readItem,
  readKeyList,
  readTable,
  refused,
} from '#model/catalogue';
import { bad } from '../command/bad-input.js';
import { type Content, NOTHING, type ReadFault } from './content.js';
import { type YamlFile, yamlFile } from './yaml-file.js';

/** What a file holds. */
export type Kind = Exclude<keyof Content, 'faults' | 'whereIs'>;

/** The folder of a kind, which is also the name under which its findings are placed. */
export const folderOf = (kind: Kind): string => (kind === 'keyLists' ? 'key-lists' : kind);

type Reader = (yaml: unknown) => unknown;

/** One YAML file of a kind. One definition is placed as `items/<code>`, a list (organs, parks) as `organs/<handle>`. */
export async function yamlContent(path: string, kind: Kind, read: Reader): Promise<Content> {
  const file = await yamlFile(path);
  if (file.value === undefined && file.broken.length > 0)
    return { ...NOTHING, faults: file.broken.map((it) => brokenFault(it, file, kind)) };
  const found = read(file.value);
  const code = codeOf(file.value);
  const base = code === undefined ? folderOf(kind) : `${folderOf(kind)}/${code}`;
  const wrong: Rejection[] = isRejection(found) ? [found] : refused(found) ? found : [];
  return {
    ...NOTHING,
    ...(wrong.length === 0 && { [kind]: Array.isArray(found) ? found : [found] }),
    faults: wrong.map((it) => fault(it, file, base)),
    whereIs: (place) =>
      place === base || place.startsWith(`${base}/`) ? file.whereIs(place.slice(base.length)) : undefined,
  };
}

/** What one file may hold, told by its keys; what no key tells is read as an item. */
const SINGLE: readonly {
  readonly kind: Kind;
  readonly read: Reader;
  readonly fits: (value: unknown) => boolean;
}[] = [
  {
    kind: 'delegations',
    read: readDelegations,
    fits: (value) => Array.isArray(value) && hasKey(value[0], 'delegate'),
  },
  {
    kind: 'facts',
    read: readFacts,
    fits: (value) => Array.isArray(value) && hasKey(value[0], 'kind'),
  },
  { kind: 'keyLists', read: readKeyList, fits: (value) => hasKey(value, 'entries') },
  { kind: 'assessments', read: readAssessment, fits: (value) => hasKey(value, 'covers') },
  { kind: 'tables', read: readTable, fits: (value) => hasKey(value, 'hit') || hasKey(value, 'rows') },
  {
    kind: 'guides',
    read: readGuide,
    fits: (value) => !hasKey(value, 'nature') && (hasKey(value, 'items') || hasKey(value, 'standing')),
  },
  { kind: 'items', read: readItem, fits: isMapping },
];

/** An item, a guide, a table or a list of delegations or facts: a file tells which by its keys. Throws BadInput for a file that is none. */
export async function singleYaml(path: string): Promise<Content> {
  const { value, broken } = await yamlFile(path);
  const found = SINGLE.find(({ fits }) => fits(value));
  if (found) return yamlContent(path, found.kind, found.read);
  if (broken.length > 0) return yamlContent(path, 'items', readItem);
  throw bad(
    `${path} 不是事项、办事指南、决策表, 也不是赋权`,
    `${path} is neither an item nor a guide, a table or delegations`,
  );
}

function hasKey(value: unknown, key: string): boolean {
  return isMapping(value) && key in value;
}

function brokenFault({ code, params = {} }: Rejection, { file }: YamlFile, place: string): ReadFault {
  const { line = 0, column } = params as { readonly line?: number; readonly column?: number };
  return { code, file, line, ...(column !== undefined && { column }), place, params, broken: true };
}

function fault({ code, pointer = '', params = {} }: Rejection, file: YamlFile, base: string): ReadFault {
  return { code, ...file.whereIs(pointer), place: base + pointer, params, broken: false };
}

function codeOf(value: unknown): string | undefined {
  return isMapping(value) && typeof value['code'] === 'string' ? value['code'] : undefined;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
