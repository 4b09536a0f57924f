import { isRejection, type Rejection } from '#kernel';
import { readGuide, readItem, refused } from '#model/catalogue';
import { bad } from '../receipt/bad-input.js';
import { type Content, NOTHING, type ReadFault } from './content.js';
import { type YamlFile, yamlFile } from './yaml-file.js';

/** What a file holds, and under which name its findings place it. */
export type Kind = 'items' | 'guides' | 'organs' | 'parks' | 'calendars';

type Reader = (yaml: unknown) => unknown;

/** One YAML file of a kind. One definition is placed as `items/<code>`, a list (organs, parks) as `organs/<handle>`. */
export async function yamlContent(path: string, kind: Kind, read: Reader): Promise<Content> {
  const file = await yamlFile(path);
  if (file.value === undefined && file.broken.length > 0)
    return { ...NOTHING, faults: file.broken.map((it) => brokenFault(it, file, kind)) };
  const found = read(file.value);
  const code = codeOf(file.value);
  const base = code === undefined ? kind : `${kind}/${code}`;
  const wrong: Rejection[] = isRejection(found) ? [found] : refused(found) ? found : [];
  return {
    ...NOTHING,
    ...(wrong.length === 0 && { [kind]: Array.isArray(found) ? found : [found] }),
    faults: wrong.map((it) => fault(it, file, base)),
    whereIs: (place) =>
      place === base || place.startsWith(`${base}/`) ? file.whereIs(place.slice(base.length)) : undefined,
  };
}

/** An item or a guide: a file tells which it is by its keys. Throws BadInput for a file that is neither. */
export async function singleYaml(path: string): Promise<Content> {
  const { value, broken } = await yamlFile(path);
  if (broken.length > 0 || isMapping(value)) {
    const guide = isMapping(value) && !('nature' in value) && ('items' in value || 'standing' in value);
    return yamlContent(path, guide ? 'guides' : 'items', guide ? readGuide : readItem);
  }
  throw bad(`${path} 既不是事项也不是指南`, `${path} is neither an item nor a guide`);
}

function brokenFault({ code, params = {} }: Rejection, { file }: YamlFile, place: string): ReadFault {
  return { code, file, line: Number(params['line'] ?? 0), place, params, broken: true };
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
