/** A JSON pointer one step deeper; `~` and `/` in a key are escaped (RFC 6901, 3). The root is the empty text. */
export function pointInto(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
