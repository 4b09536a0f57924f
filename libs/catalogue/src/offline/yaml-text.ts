import { isMap, isScalar, isSeq, Lexer, LineCounter, type Node, Parser, parseDocument } from 'yaml';
import { type Rejection, reject } from '#kernel';
import { OTHER_KEYS } from '../model/csv/other-keys.js';

/** A clerk's text as parsed, and the line (from 1) of a place in it: a JSON pointer whose steps may be keys, numbers, ids or codes. */
export interface YamlText {
  readonly value: unknown;
  readonly lineOf: (place: string) => number | undefined;
}

/** What the entry of a list may be called by. */
const NAMES = ['id', 'code', 'handle'];

/** An alias that repeats itself makes a small text a huge value. */
const MOST_ALIASES = 50;

/** No definition nests deeper than a dozen lists and mappings. */
const MOST_LEVELS = 64;

/** Reads one YAML document. Rejections: YAML-DEEP with the line, YAML-BROKEN with line, column, the fault (`YAML_FAULTS`) and what the parser says of it, one for each. */
export function readYamlText(text: string): YamlText | Rejection[] {
  const deep = tooDeep(text);
  if (deep) return [deep];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings].map(({ pos, code, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return reject('YAML-BROKEN', { params: { line, column: col, fault: code, why: message } });
  });
  if (faults.length > 0) return faults;
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { value, lineOf: (place) => lineIn(document.contents, place, lines) };
  } catch (error) {
    return [
      reject('YAML-BROKEN', {
        params: { line: 1, column: 1, fault: 'ALIASES', why: (error as Error).message },
      }),
    ];
  }
}

/**
 * The parser keeps what is open on a stack of its own and is stopped here at once: beyond it everything recurses, and a few
 * kilobytes of `[` end the call stack, of `- ` the process.
 */
function tooDeep(text: string): Rejection | null {
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > MOST_LEVELS)
      return reject('YAML-DEEP', { params: { line: lines.linePos(parser.offset).line, most: MOST_LEVELS } });
  }
  return null;
}

/** The line of the deepest step that is there: what is missing is told at the mapping that lacks it. */
function lineIn(contents: Node | null, place: string, lines: LineCounter): number | undefined {
  let found = contents;
  let start = contents?.range?.[0];
  const steps = place.split('/').slice(1).map(unescaped);
  for (const [n, step] of steps.entries()) {
    const next = stepInto(found, step, steps[n + 1]);
    if (!next) break;
    found = next.value;
    start = next.start ?? start;
  }
  return start === undefined ? undefined : lines.linePos(start).line;
}

interface Step {
  readonly value: Node | null;
  readonly start: number | undefined;
}

/** `then` tells which key is meant where the clerk calls two things by the words of one definition (`acceptance`). */
function stepInto(node: Node | null, step: string, then: string | undefined): Step | null {
  if (isSeq(node)) return entryOf(node.items as Node[], step);
  const own = keyed(node, step);
  const other = keyed(node, OTHER_KEYS[step] ?? '');
  if (own && other && then !== undefined && !stepInto(own.value, then, undefined)) return other;
  return own ?? other;
}

function keyed(node: Node | null, name: string): Step | null {
  const pair = isMap(node) && node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
  return pair ? { value: pair.value as Node | null, start: (pair.key as Node).range?.[0] } : null;
}

function entryOf(items: readonly Node[], step: string): Step | null {
  const named = items.find((entry) => isMap(entry) && NAMES.some((name) => String(entry.get(name)) === step));
  const entry = named ?? (/^\d+$/.test(step) ? items[Number(step)] : undefined);
  return entry ? { value: entry, start: entry.range?.[0] } : null;
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
