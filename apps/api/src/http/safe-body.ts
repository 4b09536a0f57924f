import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { pointInto, type Rejection, reject } from '#kernel';
import { duplicateKey } from './duplicate-keys.js';
import { Refused } from './problem.js';

const MOST_LEVELS = 32;
/** Fields and entries of one body, all together: a megabyte could hold half a million. */
const MOST_PARTS = 50_000;

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly level: number;
}

/** With `u`, a whole pair is one character and does not match. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const UNSAFE = ['__proto__', 'constructor', 'prototype'];

function refusalAt({ value, pointer, level }: Place, key: string): Rejection | null {
  if (level > MOST_LEVELS) return reject('TOO_DEEP', { pointer: pointer.slice(0, 100) });
  if (UNSAFE.includes(key)) return reject('UNSAFE_KEY', { pointer });
  // 1e999 is JSON, and infinite: nothing behind this door can write it down again.
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return reject('INVALID_FIELD', { pointer, params: { rule: 'isFinite' } });
  }
  // One text for both: the line break keeps two halves of a pair apart.
  const text = typeof value === 'string' ? `${key}\n${value}` : key;
  if (text.includes('\u0000')) return reject('NUL_BYTE', { pointer });
  // PostgreSQL takes half a surrogate pair as little as a NUL.
  return LONE_SURROGATE.test(text) ? reject('LONE_SURROGATE', { pointer }) : null;
}

function* partsOf({ value, pointer, level }: Place): Generator<[Place, string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [{ value: inner, pointer: pointInto(pointer, key), level: level + 1 }, key];
  }
}

/**
 * Looks through a parsed body without recursion: class-transformer recurses, and four kilobytes of `[` end it with a 500.
 * Throws what is wrong with a pointer.
 */
export function inspect(body: unknown): void {
  const waiting: [Place, string][] = [[{ value: body, pointer: '', level: 0 }, '']];
  let parts = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const refusal = refusalAt(...next);
    if (refusal) throw new Refused([refusal]);
    parts += sizeOf(next[0].value);
    if (parts > MOST_PARTS) throw new Refused([reject('TOO_MANY_PARTS', { params: { most: MOST_PARTS } })]);
    for (const part of partsOf(next[0])) waiting.push(part);
  }
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

/** Bytes that are no UTF-8 (a client that sends GBK) would otherwise be written down as replacement characters for ever. */
function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Refused([reject('NOT_UTF8')]);
  }
}

function parsed(body: Buffer): unknown {
  const text = textOf(body);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused([reject('MALFORMED_JSON')]);
  }
  const twice = duplicateKey(text);
  if (twice !== null) throw new Refused([reject('KEY_TWICE', { pointer: pointInto('', twice) })]);
  return value;
}

/** What a signature is over: the bytes as they came, for as long as the request lives. */
const BYTES = new WeakMap<FastifyRequest, Buffer>();

/** The body as it came, as text; empty where there was none. */
export const rawBodyOf = (request: FastifyRequest): string => BYTES.get(request)?.toString('utf8') ?? '';

/** What a route says of itself that takes the bytes of a file; everywhere else they are as unexpected as a form. */
export const TAKES_BYTES = { takesBytes: true } as const;
const BYTE_TYPES = ['application/octet-stream', 'application/offset+octet-stream'];

/** The stream itself: nothing of it is read before the handler knows who sends it. */
async function bytesOf(request: FastifyRequest, bytes: Readable): Promise<Readable> {
  const { takesBytes } = request.routeOptions.config as Partial<typeof TAKES_BYTES>;
  if (takesBytes) return bytes;
  throw new Refused([reject('NOT_JSON')]);
}

/** Only JSON comes in, and only after it was looked through; and bytes, where a route asks for them. */
export function guardBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  // Fastify's own parser refuses with errors of its own, whose codes Nest drops on the way to the filter.
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      BYTES.set(request, body);
      return parsed(body);
    },
  );
  fastify.addContentTypeParser(BYTE_TYPES, bytesOf);
  fastify.addHook('preValidation', async (request) => {
    if (!(request.body instanceof Readable)) inspect(request.body);
    inspect(request.query);
    inspect(request.params);
  });
}
