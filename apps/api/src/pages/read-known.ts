import type { FastifyRequest } from 'fastify';
import { validation } from '../http/validation.js';

/**
 * What a form sent: an empty field is not asked, and what others hang on to an address (`utm_source`) is not ours to refuse. What is
 * ours is checked like the API's. Rejects with `Refused`.
 */
export function readKnown<T>(
  { query }: FastifyRequest,
  known: readonly string[],
  metatype: new () => T,
): Promise<T> {
  const sent = (query ?? {}) as Readonly<Record<string, unknown>>;
  const trimmed = known.map((name): [string, unknown] => {
    const value = sent[name];
    return [name, typeof value === 'string' ? value.trim() : value];
  });
  const asked = Object.fromEntries(trimmed.filter(([, value]) => value !== undefined && value !== ''));
  return validation.transform(asked, { type: 'query', metatype });
}
