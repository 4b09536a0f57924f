import type { FastifyReply } from 'fastify';

/** RFC 8187: whatever a header could take for its own is written by its number. */
const coded = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * What somebody handed in never opens in our own place: saved under its label, without guessing of its kind, without script, and by
 * nobody's cache.
 */
export function attach(
  reply: FastifyReply,
  { name, type, sha256 }: { readonly name: string; readonly type: string; readonly sha256: string },
): void {
  void reply
    .header('content-disposition', `attachment; filename="file.${type}"; filename*=UTF-8''${coded(name)}`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
}
