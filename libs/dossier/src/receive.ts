import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Rejection, reject } from '#kernel';
import type { Staged } from './staging.js';

/** How long a sender may be silent, and how slow it may be once it has had its time to begin. */
export interface Patience {
  readonly silenceMs: number;
  readonly graceMs: number;
  readonly bytesPerSecond: number;
}
export const PATIENCE: Patience = { silenceMs: 30_000, graceMs: 60_000, bytesPerSecond: 1024 };

const SILENT = Symbol('silent');

/** Bytes `most` at most, written as they come, one chunk in memory. */
export interface Pouring {
  readonly most: number;
  readonly patience: Patience;
}

/**
 * Pours a request into a staged file. Answers the SHA-256 of what came. Refusals: FILE_TOO_LARGE, UPLOAD_TOO_SLOW, UPLOAD_CUT; what
 * had come until then is in the file.
 */
export async function receive(
  from: Readable,
  into: Staged,
  { most, patience }: Pouring,
): Promise<string | Rejection> {
  const hash = createHash('sha256');
  const began = performance.now();
  let came = 0;
  const chunks = from.iterator({ destroyOnReturn: false });
  for (;;) {
    const next = await soon(chunks.next(), patience.silenceMs);
    if (next === null) return reject('UPLOAD_CUT');
    if (next === SILENT || isTooSlow(came, performance.now() - began, patience))
      return reject('UPLOAD_TOO_SLOW');
    if (next.done) return hash.digest('hex');
    const chunk = next.value as Buffer;
    came += chunk.length;
    if (came > most) return reject('FILE_TOO_LARGE', { params: { most } });
    hash.update(chunk);
    await into.append(chunk);
  }
}

function isTooSlow(came: number, ms: number, { graceMs, bytesPerSecond }: Patience): boolean {
  return ms > graceMs && came < (bytesPerSecond * ms) / 1000;
}

/** What comes within that time; null where the line broke. The stream is not destroyed: the answer still has to leave by it. */
async function soon<T>(coming: Promise<T>, ms: number): Promise<T | typeof SILENT | null> {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<typeof SILENT>((resolve) => {
    timer = setTimeout(() => resolve(SILENT), ms);
  });
  try {
    return await Promise.race([coming.catch(() => null), silent]);
  } finally {
    clearTimeout(timer);
  }
}
