/**
 * The one spelling of a JSON value that is hashed and signed (RFC 8785): no white space, keys in order of their UTF-16 units,
 * numbers and strings as ECMAScript writes them. A property that is `undefined` is left out, as JSON does. Throws TypeError
 * for what JSON cannot carry (NaN, bigint, Map, a lone surrogate): a hash over a silently changed value proves nothing.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return `[${elements(value)}]`;
  if (isRecord(value)) return `{${members(value)}}`;
  throw new TypeError(`no canonical JSON for ${typeof value === 'object' ? tagOf(value) : String(value)}`);
}

/** By number, so that a gap is the `undefined` that it stands for. */
function elements(list: readonly unknown[]): string {
  let said = '';
  for (let at = 0; at < list.length; at += 1) said += `${at === 0 ? '' : ','}${canonical(list[at])}`;
  return said;
}

function members(record: Record<string, unknown>): string {
  let said = '';
  for (const name of inOrder(Object.keys(record))) {
    const value = record[name];
    if (value === undefined) continue;
    if (said !== '') said += ',';
    said += begun(name);
    said += canonical(value);
  }
  return said;
}

/** Our own names, of which there are some hundreds. A stranger may bring others: they take no more room than this. */
const BEGUN = new Map<string, string>();
const MOST = 2000;
const LONGEST = 40;

/** `"name":`, the same for every line. */
function begun(name: string): string {
  const known = BEGUN.get(name);
  if (known !== undefined) return known;
  const said = `${quoted(name)}:`;
  if (BEGUN.size < MOST && name.length <= LONGEST) BEGUN.set(name, said);
  return said;
}

/** More names than any object of ours has; a stranger's may have thousands. */
const FEW = 24;

/** By UTF-16 units, as `<` compares them: exactly what RFC 8785 3.2.3 asks, and what localeCompare would spoil. `sort` copies the list twice, however short. */
function inOrder(names: string[]): string[] {
  if (names.length > FEW) return names.sort();
  for (let at = 1; at < names.length; at += 1) {
    const name = names[at] as string;
    let to = at;
    for (; to > 0 && (names[to - 1] as string) > name; to -= 1) names[to] = names[to - 1] as string;
    names[to] = name;
  }
  return names;
}

/** Nearly every text: nothing in it that JSON escapes, and no surrogate. It is quoted as it is, in half the time. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** RFC 8785 3.2.2.2: a lone surrogate is an error; JSON.stringify would quietly write it as an escape. */
function quoted(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('no canonical JSON for a lone surrogate');
  return JSON.stringify(text);
}

/** By tag where not by prototype: rows and parsed bodies may come from another realm. */
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.getPrototypeOf(value) === Object.prototype || tagOf(value) === '[object Object]';
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value);
}
