import { isDeepStrictEqual } from 'node:util';
import type { StoredNotice } from '../rows.js';
import { broken, type Invariant } from './invariant.js';

const asTold = ({
  idx,
  kind,
  audience,
  organ_id,
  legal,
  words,
  params,
}: Omit<StoredNotice, 'seq' | 'park_id' | 'issued_at'>) => ({
  ...{ idx, kind, audience, organ_id, legal, words, params },
});

/** What somebody was told is proved by the line that told it, word for word and in its order. */
export const notices: Invariant = {
  name: 'every notice stands in its line, and the other way round',
  look: ({ lines, stored }) =>
    lines.flatMap(({ seq, notices: told }) => {
      const kept = stored.notices.filter((notice) => notice.seq === seq).map(asTold);
      return broken(isDeepStrictEqual(kept, told.map(asTold)), `line ${seq}`, { kept, told });
    }),
};
