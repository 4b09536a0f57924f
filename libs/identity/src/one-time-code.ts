import { createHmac, randomBytes } from 'node:crypto';

const STEP_SECONDS = 30;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** HOTP of one counter, six digits (RFC 4226 section 5.3), by HMAC-SHA-1 as every authenticator app has it. */
function codeAt(secret: Buffer, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

/** The code of an instant (RFC 6238), milliseconds since 1970. */
export function totpAt(secret: string, at: number, digits?: number): string {
  return codeAt(fromBase32(secret), Math.floor(at / 1000 / STEP_SECONDS), digits);
}

/** The step whose code this is: now, or one before or after, since clocks differ. Null where it is none of them. */
export function totpStep(secret: string, code: string, at: number): number | null {
  const now = Math.floor(at / 1000 / STEP_SECONDS);
  const key = fromBase32(secret);
  return [now - 1, now, now + 1].find((step) => codeAt(key, step) === code) ?? null;
}

/** A new secret: 160 bits (RFC 4226 section 4, R6), in Base32 as apps take it. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(20));
}

export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
