import type { EventType } from '#model/casework';
import { ownPapers } from '../demo-application.js';
import type { Saying } from './saying.js';

type Content = (saying: Saying) => object | null;

const working = (value: number) => ({ value, unit: 'working_day' as const });

/** Some of the applicant's own lines, or none; not those for which an assessment of the base stands. */
export function missing({ item, chance }: Saying, share: number): { line: string }[] {
  const { definition, facts } = item.context;
  const covered = (facts.covered ?? []).map(({ line }) => line);
  const asked = ownPapers(definition.materials).filter((line) => !covered.includes(line));
  return chance.some(asked, share).map((line) => ({ line }));
}

/** What is said at the one window. */
export const WINDOW_CONTENT: Readonly<Partial<Record<EventType, Content>>> = {
  FIND_GAPS: (saying) => ({ lines: saying.chance.happens(0.5) ? missing(saying, 0.4) : [] }),
  RETURN: () => ({}),
  REROUTE: ({ item, people, chance }) => {
    const heads = people.filter(({ roles, organId }) => roles.includes('head') && organId !== item.organId);
    const to = chance.pick(heads)?.organId;
    return to ? { from: item.organId, to, reason: '职权划分调整' } : null;
  },
  ASK: (saying) => {
    const lines = missing(saying, 0.3);
    const reply = working(saying.chance.between(1, 10));
    return lines.length > 0 ? { lines, reply } : null;
  },
};

export const WINDOW_WEIGHT: Readonly<Partial<Record<EventType, number>>> = {
  FIND_GAPS: 10,
  RETURN: 6,
  REROUTE: 0.7,
  ASK: 1.5,
};
