/**
 * The one spelling of a JSON value that is hashed and signed (RFC 8785): no white space, keys in order of their UTF-16 units,
 * numbers and strings as ECMAScript writes them. A property that is `undefined` is left out, as JSON does. Throws TypeError
 * for what JSON cannot carry (NaN, bigint, Map, a lone surrogate): a hash over a silently changed value proves nothing.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join(',')}]`;
  if (isRecord(value)) return `{${members(value)}}`;
  throw new TypeError(`no canonical JSON for ${typeof value === 'object' ? tagOf(value) : String(value)}`);
}

function members(record: Record<string, unknown>): string {
  let said = '';
  // Without a comparator, sort() orders by UTF-16 units: exactly what RFC 8785 3.2.3 asks, and what localeCompare would spoil.
  for (const name of Object.keys(record).sort()) {
    const value = record[name];
    if (value !== undefined) said += `${said === '' ? '' : ','}${quoted(name)}:${canonical(value)}`;
  }
  return said;
}

/** RFC 8785 3.2.2.2: a lone surrogate is an error; JSON.stringify would quietly write it as an escape. */
function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('no canonical JSON for a lone surrogate');
  return JSON.stringify(text);
}

/** By tag, not by prototype: rows and parsed bodies may come from another realm. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && tagOf(value) === '[object Object]';
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value);
}
