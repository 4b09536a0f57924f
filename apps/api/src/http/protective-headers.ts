import helmet from 'helmet';

/** What an answer of ours may do in a browser unless its page says more: nothing. */
export const NOTHING_RUNS = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The API reference brings scripts and styles of its own, none of which is written into the page but the styles. */
export const REFERENCE_RUNS = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const YEAR_S = 31_536_000;

/**
 * The headers of helmet that every answer carries, whatever went wrong (ASVS 5, 3.4): they are the same for all, so they are read from
 * it once and also stand on what Node, the router or a stream writes past the hooks. `https`: browsers are told to come by TLS only.
 */
export function protectiveHeaders(https: boolean): Readonly<Record<string, string>> {
  const headers: Record<string, string> = { 'content-security-policy': NOTHING_RUNS };
  const answer = {
    setHeader: (name: string, value: unknown) => {
      headers[name.toLowerCase()] = String(value);
    },
    removeHeader: () => undefined,
  };
  const policies = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: https && { maxAge: YEAR_S, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
  });
  policies({} as never, answer as never, () => undefined);
  return headers;
}
