import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import type { DoorSettings } from './door-settings.js';

/** Who asks for the figures. */
export interface Measurer {
  /** The peer, or whom a declared proxy names. */
  readonly address: string;
  readonly headers: IncomingHttpHeaders;
  /** A proxy that was declared says whom it speaks for. */
  readonly declared: boolean;
}

/** IPv4 in the clothes of IPv6 is IPv4. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Who may read /metrics, at every door that has it. Through a proxy that nobody declared, a request comes from anywhere. */
export function mayMeasure({
  metricsFrom,
}: Pick<DoorSettings, 'metricsFrom'>): (measurer: Measurer) => boolean {
  if (metricsFrom === null) return () => true;
  const list = listOf(metricsFrom);
  return ({ address, headers, declared }) => {
    const forwarded = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
    if (forwarded && !declared) return false;
    const plain = plainAddress(address);
    return list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
  };
}

function listOf(places: readonly string[]): BlockList {
  const list = new BlockList();
  for (const place of places) {
    const [net = '', bits] = place.split('/');
    const family = isIPv6(net) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(net, family);
    else list.addSubnet(net, Number(bits), family);
  }
  return list;
}
