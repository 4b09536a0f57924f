import { BlockList, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** Who is there, as far as we know: the peer, or whom a declared proxy names. IPv4 in the clothes of IPv6 is IPv4. */
export const addressOf = ({ ip }: Pick<FastifyRequest, 'ip'>): string => ip.replace(/^::ffff:(?=\d+\.)/i, '');

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

/** Whether a request comes from one of these places. Through a proxy that nobody declared, it comes from anywhere. */
export function comesFrom(
  places: readonly string[],
): (request: Pick<FastifyRequest, 'ip' | 'ips' | 'headers'>) => boolean {
  const list = new BlockList();
  for (const place of places) {
    const [net = '', bits] = place.split('/');
    const family = isIPv6(net) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(net, family);
    else list.addSubnet(net, Number(bits), family);
  }
  return (request) => {
    const { headers, ips = [] } = request;
    const forwarded = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
    if (forwarded && ips.length < 2) return false;
    const address = addressOf(request);
    return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  };
}
