/** Text that is HTML already. Only {@link html} makes it, and {@link trusted} of what we drew ourselves. */
export class Html {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What a template takes: everything else than {@link Html} is text and comes out inert. Nothing comes out of null and false. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function written(part: Part): string {
  if (part instanceof Html) return part.toString();
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number')
    return String(part).replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '');
  return part.map(written).join('');
}

/** A piece of a page. Parts in attributes stand between double quotes; addresses are made by `Reader.to` or asked by `asLink`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(String.raw({ raw: strings }, ...parts.map(written)));
}

/** A drawing of our own, which has escaped its texts itself. Never anything that was published or sent. */
export const trusted = (drawn: string) => new Html(drawn);

/** An address that somebody published as a source, if it is one that a browser may follow; `javascript:` and the like are not. */
export function asLink(address: string): string | null {
  return /^https?:\/\/[^\s"'<>]+$/i.test(address) ? address : null;
}
