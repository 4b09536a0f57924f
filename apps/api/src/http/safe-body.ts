import type { FastifyInstance } from 'fastify';
import { reject } from '#kernel';
import { Refused } from './problem.js';

const MOST_LEVELS = 32;

/**
 * Looks through a parsed body without recursion: class-transformer recurses, and four kilobytes of `[` end it with a 500.
 * Throws what is wrong with a pointer.
 */
export function inspect(body: unknown): void {
  const waiting: [unknown, string, number][] = [[body, '', 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, pointer, level] = next;
    if (level > MOST_LEVELS) throw new Refused([reject('TOO_DEEP', { pointer: pointer.slice(0, 100) })]);
    if (typeof value === 'string' && value.includes('\u0000')) throw new Refused([reject('NUL_BYTE', { pointer })]);
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (key.includes('\u0000')) throw new Refused([reject('NUL_BYTE', { pointer: at })]);
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
        throw new Refused([reject('UNSAFE_KEY', { pointer: at })]);
      }
      waiting.push([inner, at, level + 1]);
    }
  }
}

/** Only JSON comes in, and only after it was looked through. */
export function guardBodies(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('preValidation', async (request) => {
    inspect(request.body);
    inspect(request.query);
    inspect(request.params);
  });
}
