import { isIP } from 'node:net';
import { pointInto, reject } from '#kernel';
import { Refused } from './problem.js';

/** Addresses and networks of a body, as PostgreSQL's inet reads them; null where none were named. */
export function networksOf(said: readonly string[] | undefined, pointer: string): readonly string[] | null {
  const wrong = said?.findIndex((each) => !isNetwork(each)) ?? -1;
  if (wrong >= 0)
    throw new Refused([
      reject('INVALID_FIELD', { pointer: pointInto(pointer, String(wrong)), params: { rule: 'matches' } }),
    ]);
  return said ?? null;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
