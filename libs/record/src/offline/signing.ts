import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A public key as whoever verifies knows it. */
export interface PublicKey {
  /** SHA-256 of the key (SPKI, DER), hexadecimal: by it two people compare a key over the telephone. */
  readonly fingerprint: string;
  readonly pem: string;
  isOf(signature: string, signed: string): boolean;
}

const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** The key from a public key in PEM (a private one holds it, too). Throws where it is no Ed25519 key. */
export function trustedKey(pem: string): PublicKey {
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

/** A demonstration's own private key in `folder`, PEM: whoever of several processes comes first makes it; the others read it. */
export function demoKey(folder: string, name: string): string {
  const file = join(folder, name);
  const { privateKey } = generateKeyPairSync('ed25519');
  const made = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, made, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(file, 'utf8');
  }
}
