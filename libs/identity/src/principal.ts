import { randomBytes } from 'node:crypto';
import { digest } from '#record';

/** A session's token and a machine's key look different, so that leak detectors tell them and nobody mistakes one for the other. */
const SESSION = 'ost_';
const KEY = 'osk_';

/** A new bearer token: 256 random bits. Only its hash is stored. */
export function newToken(): string {
  return SESSION + randomBytes(32).toString('base64url');
}

export function hashToken(token: string): string {
  return digest(token);
}

/** A new key of a machine client: a prefix that may be shown again, and 256 random bits that may not. */
export function newKey(): { readonly key: string; readonly prefix: string } {
  const prefix = KEY + randomBytes(4).toString('hex');
  return { key: `${prefix}_${randomBytes(32).toString('base64url')}`, prefix };
}

/** A new invitation: 256 random bits, shown once to whoever sends it. */
export function newInvitation(): string {
  return `osi_${randomBytes(32).toString('base64url')}`;
}

/**
 * How the holder of a token or key is named to the database; what it hashes to can never spell `system:time`. A key may be
 * confined to addresses, so the caller's goes with it.
 */
export function principalOf(token: string, address = '0.0.0.0'): string {
  return token.startsWith(KEY) ? `key:${digest(token)}@${address}` : `token:${digest(token)}`;
}
