import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES = 16;
/** Asking the system for random bytes costs the same for many ids as for one. */
const POOL = new Uint8Array(BYTES * 128);
let taken = POOL.length;
let last = { msecs: 0, seq: 0 };

function random(): Uint8Array {
  if (taken === POOL.length) {
    randomFillSync(POOL);
    taken = 0;
  }
  taken += BYTES;
  return POOL.subarray(taken - BYTES, taken);
}

/** A new UUIDv7 (RFC 9562, 5.7); those of this process are in order also within a millisecond. */
export function newId(): string {
  const bytes = random();
  const now = Date.now();
  last = now > last.msecs ? { msecs: now, seq: startOf(bytes) } : next(last);
  return v7({ random: bytes, ...last });
}

/** Where the count of a millisecond begins: 31 random bits, so that there is room to count on. */
const startOf = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) & 0x7fff_ffff;

/** The 32 bits of the count used up, it goes on in the millisecond after. */
const next = ({ msecs, seq }: typeof last): typeof last =>
  seq === 0xffff_ffff ? { msecs: msecs + 1, seq: 0 } : { msecs, seq: seq + 1 };
