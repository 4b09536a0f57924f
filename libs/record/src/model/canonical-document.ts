import { canonical } from './canonical.js';
import { Misshapen } from './shape.js';

/** The canonical spelling of what a document says. Half a surrogate pair, which JSON can spell and nobody can hash, makes it {@link Misshapen}. */
export function canonicalDocument(said: unknown): string {
  try {
    return canonical(said);
  } catch (error) {
    throw error instanceof TypeError ? new Misshapen('', 'canonical JSON (RFC 8785)') : error;
  }
}
