import { randomBytes } from 'node:crypto';
import type { Keys } from './store/subscription.store.js';

const BYTES = 32;
/** Block of SHA-256. */
const BLOCK = 64;

/** A new signing secret: the text that is shown once, and the two keys HMAC (RFC 2104) makes of it, which are kept. */
export function newSigningSecret(): { readonly text: string; readonly keys: Keys } {
  const secret = randomBytes(BYTES);
  const padded = Buffer.concat([secret], BLOCK);
  const key = (pad: number) => Buffer.from(padded.map((byte) => byte ^ pad)).toString('hex');
  return { text: `whsec_${secret.toString('base64')}`, keys: { inner: key(0x36), outer: key(0x5c) } };
}
