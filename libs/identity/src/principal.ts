import { randomBytes } from 'node:crypto';
import { digest } from '#record';

/** A new bearer token: 256 random bits. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): string {
  return digest(token);
}

/** How the holder of a token is named to the database; what it hashes to can never spell `system:time`. */
export function principalOf(token: string): string {
  return `token:${hashToken(token)}`;
}
