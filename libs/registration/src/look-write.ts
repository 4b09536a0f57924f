import { isRejection, type Rejection, reject } from '#kernel';
import type { Look, Word, Written } from './store/registration.store.js';

interface Way<T, A> {
  look(): Promise<Look<T>>;
  /** The act as it is written, or why not. */
  decide(seen: T): A | Rejection;
  write(act: A): Promise<Written | null>;
}

/** What was done, or what the same request has done before. */
export type Done<A> =
  | { readonly replayed: false; readonly act: A }
  | { readonly replayed: true; readonly before: Word };

const ATTEMPTS = 4;

/**
 * The way of an act of registration: look, decide, write, from the start again when another was quicker. Rejections: UNAUTHENTICATED,
 * ABSENT, KEY_REUSED, NO_FREE_CODE, CODE_TAKEN, CONTENDED and those of `decide`.
 */
export async function lookWrite<T, A extends object>({
  look,
  decide,
  write,
}: Way<T, A>): Promise<Done<A> | Rejection> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const seen = await look();
    if (seen.word !== 'go') return ended(seen);
    const act = decide(seen);
    if (isRejection(act)) return act;
    const written = await write(act);
    if (!written) continue;
    if (written.word === 'done') return { replayed: false, act };
    // What is replayed between the two trips is told by a new look.
    if (written.word !== 'replay') return refusalOf(written.word);
  }
  return reject('CONTENDED');
}

const ended = (word: Word) =>
  word.word === 'replay' ? { replayed: true as const, before: word } : refusalOf(word.word);

function refusalOf(word: Exclude<Written['word'], 'done' | 'replay'>): Rejection {
  switch (word) {
    case 'nobody':
      return reject('UNAUTHENTICATED');
    case 'absent':
      return reject('ABSENT');
    case 'key-reused':
      return reject('KEY_REUSED');
    case 'no-code':
      return reject('NO_FREE_CODE');
    case 'code-taken':
      return reject('CODE_TAKEN');
  }
}
