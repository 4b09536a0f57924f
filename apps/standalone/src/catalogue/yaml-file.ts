import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { OTHER_KEYS } from '#model/catalogue';
import type { Where } from './content.js';
import { textOf } from './text-file.js';

/** A YAML file with its lines. `value` is undefined where it is no YAML; `why` then says what the parser found. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  readonly broken: readonly { readonly code: string; readonly line: number; readonly why: string }[];
  /** Where the value under these steps stands, or the deepest of its parents that is there. */
  readonly lineOf: (steps: readonly string[]) => Where;
}

export async function yamlFile(file: string): Promise<YamlFile> {
  const text = await textOf(file);
  if (text === null) return broken(file, [{ code: 'TEXT-ENCODING', line: 0, why: '' }]);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line;
  if (document.errors.length > 0)
    return broken(
      file,
      document.errors.map(({ pos, message }) => ({
        code: 'YAML-BROKEN',
        line: lineAt(pos[0]),
        why: message,
      })),
    );
  const root = document.contents as Node | null;
  return {
    file,
    value: document.toJS(),
    broken: [],
    lineOf: (steps) => ({ file, line: lineAt(deepest(root, steps)) }),
  };
}

function broken(file: string, found: YamlFile['broken']): YamlFile {
  return { file, value: undefined, broken: found, lineOf: () => ({ file, line: found[0]?.line ?? 0 }) };
}

/** The offset of the node that the steps lead to: keys, numbers, or the `id`, `code` or `handle` of a line. */
function deepest(from: Node | null, steps: readonly string[]): number {
  let node = from;
  let offset = from?.range?.[0] ?? 0;
  for (const [n, step] of steps.entries()) {
    const next = under(node, step, steps[n + 1]);
    if (!next) return offset;
    offset = next.offset;
    node = next.node;
  }
  return offset;
}

interface Found {
  readonly node: Node | null;
  readonly offset: number;
}

function under(node: Node | null, step: string, then: string | undefined): Found | null {
  if (isSeq(node)) return line(node.items as Node[], step);
  const own = key(node, step);
  const other = key(node, OTHER_KEYS[step] ?? '');
  // `acceptance` is the limit to a clerk, the conditions to a definition: the one that holds the next step is meant.
  if (own && other && then !== undefined && !under(own.node, then, undefined)) return other;
  return own ?? other;
}

function key(node: Node | null, name: string): Found | null {
  if (!isMap(node)) return null;
  const pair = node.items.find((it) => isScalar(it.key) && it.key.value === name);
  const from = pair?.key as Node | undefined;
  return pair ? { node: pair.value as Node | null, offset: from?.range?.[0] ?? 0 } : null;
}

function line(items: readonly Node[], step: string): Found | null {
  const named = items.find(
    (it) => isMap(it) && ['id', 'code', 'handle'].some((name) => String(it.get(name)) === step),
  );
  const found = named ?? (/^\d+$/.test(step) ? items[Number(step)] : undefined);
  return found ? { node: found, offset: found.range?.[0] ?? 0 } : null;
}
