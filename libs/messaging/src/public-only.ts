import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { BlockList, type LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { type Allowed, placeOf } from './model/webhook-url.js';

/** IPv4-compatible addresses (`::7f00:1`), which the agent takes for public ones. */
const COMPATIBLE = new BlockList();
COMPATIBLE.addSubnet('::', 96, 'ipv6');

/** What the agent throws names the address; nobody outside is told where a name led. */
class Inward extends Error {
  readonly code = 'INWARD';
}

/**
 * Agents whose connections go to public addresses only, whatever the name led to: the address is judged after resolution, in the
 * connection that is made of it, so a name that changes its mind between two questions (DNS rebinding) gains nothing. What the
 * settings allow by `host:port` goes unjudged. No connection is kept: a kept one would not be judged again.
 */
export class PublicOnly {
  private readonly lookup: LookupFunction;

  constructor(
    private readonly allowed: Allowed,
    resolve: LookupFunction = dnsLookup as LookupFunction,
  ) {
    this.lookup = (hostname, options, done) =>
      resolve(hostname, options, (error, found, family) => {
        const addresses = (Array.isArray(found) ? found : [{ address: found }]) as LookupAddress[];
        if (
          !error &&
          addresses.some(({ address }) => address.includes(':') && COMPATIBLE.check(address, 'ipv6'))
        )
          return done(new Inward('an IPv4-compatible address'), '');
        return done(error, found, family);
      });
  }

  agentFor(url: URL): HttpAgent | HttpsAgent {
    const secure = url.protocol === 'https:';
    if (this.allowed.includes(placeOf(url))) return secure ? new HttpsAgent() : new HttpAgent();
    return secure
      ? new RequestFilteringHttpsAgent({ lookup: this.lookup })
      : new RequestFilteringHttpAgent({ lookup: this.lookup });
  }
}
