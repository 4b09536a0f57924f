import { type Rejection, reject } from '#kernel';

const PORTS = new Set(['', '443', '8443']);
const LONGEST = 2000;
/** Names that mean this machine or its own network wherever they are asked. */
const INWARD =
  /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|private|arpa|onion|test|invalid)$/;
/** A name of at least two labels whose last is no number: addresses are no names, in whatever spelling. */
const NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/** A receiver that was named in the settings: `host:port` as the URL has it. */
export type Allowed = readonly string[];

/** `host:port` of a URL, the default port included. */
export function placeOf({ protocol, hostname, port }: URL): string {
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

/**
 * The URL of a receiver as it will be called, or why it is refused. Only https on ports 443 and 8443 to a public-looking name:
 * addresses are refused in every spelling, since the parser turns 127.1, 0x7f.1, 2130706433 and ０ into dotted form first. Where
 * the name leads is asked again at every delivery, after resolution (webhook.ts). What `allowed` names may also be plain http.
 */
export function webhookUrl(text: string, allowed: Allowed): URL | Rejection {
  const pointer = '/url';
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) return reject('WEBHOOK_URL_INVALID', { pointer });
  if (url.username !== '' || url.password !== '') return reject('WEBHOOK_USERINFO', { pointer });
  if (url.hash !== '') return reject('WEBHOOK_URL_INVALID', { pointer });
  if (allowed.includes(placeOf(url))) return url;
  if (url.protocol !== 'https:') return reject('WEBHOOK_NOT_HTTPS', { pointer });
  if (!PORTS.has(url.port)) return reject('WEBHOOK_PORT', { pointer });
  const name = url.hostname.replace(/\.$/, '');
  if (!NAME.test(name) || INWARD.test(name)) return reject('WEBHOOK_HOST_INWARD', { pointer });
  return url;
}
