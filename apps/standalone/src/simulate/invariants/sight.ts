import { isDeepStrictEqual } from 'node:util';
import { viewersOf } from '../people.js';
import { broken, type Invariant } from './invariant.js';

const sorted = (ids: readonly number[]) => [...ids].sort((a, b) => a - b);

/** A line was written for those who were parties then: an organ that took an item over since is in the lines after. */
const isNamed = (name: string, named: readonly number[], parties: readonly number[]): boolean =>
  name === 'lines' ? named.every((each) => parties.includes(each)) : isDeepStrictEqual(named, parties);

/** Row-level security reads the viewers of each row: they are its applicant and its organs, and nobody else. */
export const viewers: Invariant = {
  name: 'every row names its parties as viewers',
  look: ({ now, stored }) => {
    const parties = sorted(viewersOf(now));
    const { file, items, alerts, lines, confirmations } = stored;
    const rows = { file, items, alerts, lines, confirmations };
    return Object.entries(rows).flatMap(([name, list]) =>
      [list]
        .flat()
        .flatMap(({ viewers: named, park_id }) =>
          broken(
            isNamed(name, sorted(named), parties) && park_id === now.row.park_id,
            `${name} of case ${now.no} in park ${park_id}: ${named}, not ${parties}`,
          ),
        ),
    );
  },
};
