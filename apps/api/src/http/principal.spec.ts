import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { asksWho, bearerOf } from './principal.js';

const from = (ip: string, token: string) =>
  ({ ip, headers: { authorization: `Bearer ${token}` } }) as unknown as FastifyRequest;

describe('who asks', () => {
  // A key confined to 10.1.0.0/16 would be refused there otherwise: to PostgreSQL ::ffff:10.1.2.3 is in no network of IPv4.
  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['::FFFF:10.1.2.3', '10.1.2.3'],
    ['2001:db8::1', '2001:db8::1'],
  ])('by a key from %s is named with %s', (ip, address) => {
    expect(bearerOf(from(ip, `osk_12345678_${'x'.repeat(43)}`))).toMatch(
      new RegExp(`^key:[0-9a-f]{64}@${address}$`),
    );
  });
});

describe('a route asks whose token it is given', () => {
  it.each([
    [{ declared: 'public' }, false],
    [{}, false],
    [{ declared: 'signed-in' }, true],
    [{ declared: 'act', takesBytes: true }, true],
  ])('%j: %s', (config, asks) => {
    expect(asksWho({ config } as never)).toBe(asks);
  });
});
