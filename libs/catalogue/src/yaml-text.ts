import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Rejection, reject } from '#kernel';

/** A clerk's text as parsed, and the line (from 1) of a place in it: a JSON pointer whose steps may be keys, numbers, ids or codes. */
export interface YamlText {
  readonly value: unknown;
  readonly lineOf: (place: string) => number | undefined;
}

/** An alias that repeats itself makes a small text a huge value. */
const MOST_ALIASES = 50;

/** Reads one YAML document. Rejection: YAML-SYNTAX with the line, one for each fault. */
export function readYamlText(text: string): YamlText | Rejection[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings].map(({ pos, message }) =>
    reject('YAML-SYNTAX', { params: { line: lines.linePos(pos[0]).line, said: message } }),
  );
  if (faults.length > 0) return faults;
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { value, lineOf: (place) => lineIn(document.contents, place, lines) };
  } catch (error) {
    return [reject('YAML-SYNTAX', { params: { line: 1, said: (error as Error).message } })];
  }
}

/** The line of the deepest step that is there: what is missing is told at the mapping that lacks it. */
function lineIn(contents: Node | null, place: string, lines: LineCounter): number | undefined {
  let found = contents;
  let start = contents?.range?.[0];
  for (const step of place.split('/').slice(1).map(unescaped)) {
    const next = stepInto(found, step);
    if (!next) break;
    found = next.value;
    start = next.start ?? start;
  }
  return start === undefined ? undefined : lines.linePos(start).line;
}

function stepInto(node: Node | null, step: string): { value: Node | null; start: number | undefined } | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
    if (!pair) return null;
    return { value: pair.value as Node | null, start: (pair.key as Node).range?.[0] };
  }
  if (!isSeq(node)) return null;
  const named = node.items.find(
    (entry) => isMap(entry) && [entry.get('id'), entry.get('code')].includes(step),
  );
  const entry = (named ?? (/^\d+$/.test(step) ? node.items[Number(step)] : undefined)) as Node | undefined;
  return entry ? { value: entry, start: entry.range?.[0] } : null;
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
