const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN = new Set([0x7b, 0x5b]);
const CLOSE = new Set([0x7d, 0x5d]);
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** Where the text that begins at `from` ends: the place of its closing quote. */
function endOfText(json: string, from: number): number {
  let at = from + 1;
  while (json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

function afterBlanks(json: string, from: number): number {
  let at = from;
  while (BLANK.has(json.charCodeAt(at))) at += 1;
  return at;
}

/**
 * The first name that an object of this JSON says twice, null where none does. `JSON.parse` keeps the last, others keep the first: what
 * a check saw and what was done would differ (RFC 8259, 4). `json` must be valid.
 */
export function duplicateKey(json: string): string | null {
  const open: Set<string>[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (OPEN.has(code)) open.push(new Set());
    else if (CLOSE.has(code)) open.pop();
    if (code !== QUOTE) continue;
    const end = endOfText(json, at);
    if (json.charCodeAt(afterBlanks(json, end + 1)) === COLON) {
      const key: string = JSON.parse(json.slice(at, end + 1));
      const names = open.at(-1);
      if (names?.has(key)) return key;
      names?.add(key);
    }
    at = end;
  }
  return null;
}
