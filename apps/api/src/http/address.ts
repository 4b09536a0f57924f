import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { plainAddress } from '#platform';

/** Who is there, as far as we know: the peer, or whom a declared proxy names. */
export const addressOf = ({ ip }: Pick<FastifyRequest, 'ip'>): string => plainAddress(ip);

/** Who counts as one: a household is given a /64 of IPv6, and could speak from every address of it. */
export function neighbourhoodOf(request: Pick<FastifyRequest, 'ip'>): string {
  const address = addressOf(request);
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0');
  const groups = tail === undefined ? front : [...front, ...zeros, ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
