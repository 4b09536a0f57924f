import type { FastifyInstance } from 'fastify';
import { type Rejection, reject } from '#kernel';
import { Refused } from './problem.js';

const MOST_LEVELS = 32;

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly level: number;
}

const UNSAFE = ['__proto__', 'constructor', 'prototype'];

function refusalAt({ value, pointer, level }: Place, key: string): Rejection | null {
  if (level > MOST_LEVELS) return reject('TOO_DEEP', { pointer: pointer.slice(0, 100) });
  if (UNSAFE.includes(key)) return reject('UNSAFE_KEY', { pointer });
  const holdsNul = key.includes('\u0000') || (typeof value === 'string' && value.includes('\u0000'));
  return holdsNul ? reject('NUL_BYTE', { pointer }) : null;
}

function* partsOf({ value, pointer, level }: Place): Generator<[Place, string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
    yield [{ value: inner, pointer: `${pointer}/${step}`, level: level + 1 }, key];
  }
}

/**
 * Looks through a parsed body without recursion: class-transformer recurses, and four kilobytes of `[` end it with a 500.
 * Throws what is wrong with a pointer.
 */
export function inspect(body: unknown): void {
  const waiting: [Place, string][] = [[{ value: body, pointer: '', level: 0 }, '']];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const refusal = refusalAt(...next);
    if (refusal) throw new Refused([refusal]);
    waiting.push(...partsOf(next[0]));
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
