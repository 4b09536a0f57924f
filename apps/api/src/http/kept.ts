import type { Kept } from '#identity';

/** What a browser keeps on its way through the provider, as a cookie can hold it. */
export function keptText(kept: Kept): string {
  return Buffer.from(JSON.stringify(kept)).toString('base64url');
}

/** Null for anything that is not of that form: a cookie is written by whoever has the browser. */
export function keptFrom(cookie: string | undefined): Kept | null {
  try {
    const said = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8')) as Record<
      string,
      unknown
    >;
    const text = (name: string) => (typeof said[name] === 'string' ? (said[name] as string) : undefined);
    const [state, nonce, verifier] = [text('state'), text('nonce'), text('verifier')];
    if (!state || !nonce || !verifier) return null;
    const [invitation, organ] = [text('invitation'), text('organ')];
    return { state, nonce, verifier, ...(invitation && { invitation }), ...(organ && { organ }) };
  } catch {
    return null;
  }
}
