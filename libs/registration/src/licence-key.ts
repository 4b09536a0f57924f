import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { TrustedKey } from './model/licence/signed-licence.js';

/** SHA-256 of a public key (SPKI, DER), hexadecimal: by it two people compare a key over the telephone. */
const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** The key as whoever verifies knows it, from a public key in PEM (a private one holds it, too). Throws where it is no Ed25519 key. */
export function trustedKey(pem: string): TrustedKey & { readonly pem: string } {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
  return {
    fingerprint: fingerprintOf(key),
    pem: String(key.export({ type: 'spki', format: 'pem' })),
    isOf: (signature, signed) =>
      verify(null, Buffer.from(signed, 'utf8'), key, Buffer.from(signature, 'base64')),
  };
}

/** Ed25519 (RFC 8032) over the UTF-8 bytes, base64. The same key signs the same text with the same bytes. */
export const signText = (privatePem: string, text: string): string =>
  sign(null, Buffer.from(text, 'utf8'), createPrivateKey(privatePem)).toString('base64');
