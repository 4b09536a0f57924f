import { type Rejection, reject } from '#kernel';
import type { Look, Looking, Written } from './store/supervision.store.js';

/** Done now, or known to be done already by the same request. */
export interface Noted {
  readonly replayed: boolean;
}

interface Way<T> {
  look(): Promise<Look<T>>;
  decide(seen: Looking & T): Rejection | null;
  write(seen: Looking & T): Promise<Written | null>;
}

const ATTEMPTS = 4;

/**
 * The way of an act of supervision: look, decide, write, from the start again when another was quicker. Rejections:
 * UNAUTHENTICATED, ABSENT, KEY_REUSED, CONTENDED and those of `decide`.
 */
export async function lookDecideWrite<T>({ look, decide, write }: Way<T>): Promise<Noted | Rejection> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const seen = await look();
    if (seen.word !== 'go') return answered(seen.word);
    const refusal = decide(seen);
    if (refusal) return refusal;
    const written = await write(seen);
    if (!written) continue;
    return written.word === 'done' ? { replayed: false } : answered(written.word);
  }
  return reject('CONTENDED');
}

function answered(word: Exclude<Written['word'], 'done'>): Noted | Rejection {
  switch (word) {
    case 'nobody':
      return reject('UNAUTHENTICATED');
    case 'absent':
      return reject('ABSENT');
    case 'key-reused':
      return reject('KEY_REUSED');
    case 'replay':
      return { replayed: true };
  }
}
