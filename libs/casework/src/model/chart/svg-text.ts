/** Text as it stands in XML: the five signs escaped, and what XML 1.0 cannot carry taken out. */
export function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return clean(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

function clean(text: string): string {
  return Array.from(text)
    .filter((sign) => {
      const point = sign.codePointAt(0) ?? 0;
      return (
        (point >= 0x20 || sign === '\t' || sign === '\n') &&
        !(point >= 0xd800 && point <= 0xdfff) &&
        (point & 0xfffe) !== 0xfffe
      );
    })
    .join('');
}

/** About how wide a text is, in the size of its type: a Chinese sign is square, a Latin letter about half of it. */
function widthOf(sign: string): number {
  return (sign.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.53;
}

/** As much of a text as fits into `width` pixels at that size, with an ellipsis where something is left out. */
export function clipped(text: string, width: number, size: number): string {
  let left = width / size;
  const signs = Array.from(text);
  for (const [at, sign] of signs.entries()) {
    left -= widthOf(sign);
    if (left < 0) return `${signs.slice(0, Math.max(0, at - 1)).join('')}…`;
  }
  return text;
}
