import { type Rejection, reject } from '#kernel';
import type { Stop, Written } from './store/draft.store.js';

/** The end of a request on a draft that never reaches a rule, or that the database refused; null where it is done or replayed. */
export function refusalOf({ word, ...more }: Stop | Written, event: string): Rejection | null {
  const { status = '', current = 0 } = more as Partial<Written>;
  switch (word) {
    case 'nobody':
      return reject('UNAUTHENTICATED');
    case 'forbidden':
      return reject('FORBIDDEN', { params: { event } });
    case 'absent':
      return reject('ABSENT');
    case 'key-reused':
      return reject('KEY_REUSED');
    case 'own-draft':
      return reject('OWN_DRAFT');
    case 'closed':
      return reject('DRAFT_CLOSED', { params: { status } });
    case 'stale':
      return reject('STALE', { params: { current } });
    case 'done':
    case 'replay':
      return null;
  }
}
