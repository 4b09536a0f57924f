import type { Item, ItemFacts } from '#model/casework';
import { type Broken, broken, type Invariant } from './invariant.js';

const covers = ({ consent }: ItemFacts, on: string): boolean =>
  !!consent && consent.on <= on && !(consent.revokedOn && consent.revokedOn <= on);

/** A consent taken back and given again later has a later day; only the last one is known. */
function wronglyServed({ idx, context: { facts } }: Item): readonly Broken[] {
  const { servedOn, decidedOn, service, announced, failures = [] } = facts;
  if (!servedOn) return [];
  const consented = service?.method !== 'electronic' || covers(facts, servedOn);
  const last = service?.method !== 'public-notice' || (!!announced && failures.length > 0);
  return [
    ...broken(
      !!decidedOn && decidedOn <= servedOn,
      `item ${idx}: served ${servedOn}, decided ${decidedOn}`,
      facts,
    ),
    ...broken(!!service?.proof, `item ${idx}: served without proof`, facts),
    ...broken(consented, `item ${idx}: served electronically without consent`, facts),
    ...broken(last, `item ${idx}: served by notice before anything failed`, facts),
  ];
}

export const service: Invariant = {
  name: 'nothing is served before it is decided, without proof, or in a way nobody agreed to',
  look: ({ now }) => now.items.flatMap(wronglyServed),
};
