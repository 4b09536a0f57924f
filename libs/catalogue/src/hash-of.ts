import { canonical, digest } from '#record';

/** What identifies a content: SHA-256 of its canonical JSON. */
export function hashOf(content: unknown): string {
  return digest(canonical(content));
}
