import type { EventType, Item } from '#model/casework';
import type { CaseSeen } from '../book.js';
import { type Broken, broken, type Invariant } from './invariant.js';

const TEXT = ['granted', 'refused', 'served'];

function wronglySigned({ idx, standing, work, context: { definition, facts } }: Item): readonly Broken[] {
  const { signatures = [], decidedBy } = facts;
  const people = signatures.map(({ by }) => by);
  const alone = definition.signing > 1 ? new Set(people).size === people.length : true;
  const levels = signatures.map(({ level }) => level);
  const decided =
    TEXT.includes(standing) && work === 'signed' && decidedBy !== 'silence' && levels.length > 0;
  const whole = definition.signing < 3 || levels.join(' ') === 'officer reviewer head';
  const texts = new Set(signatures.map(({ over }) => over));
  return [
    ...broken(alone, `item ${idx}: somebody signed twice`, signatures),
    ...broken(!decided || whole, `item ${idx}: decided with ${levels.join(', ')}`, facts),
    ...broken(texts.size < 2, `item ${idx}: the signatures stand under ${texts.size} texts`, signatures),
  ];
}

export const signing: Invariant = {
  name: 'nobody signs twice in one chain, none is left out, and all sign one text',
  look: ({ now }) => now.items.flatMap(wronglySigned),
};

const SECOND: readonly EventType[] = ['SIGN', 'SEND_BACK', 'GRANT', 'REFUSE'];

/** Who did it, and whose place they took. */
const persons = ({ by, inPlaceOf }: { readonly by: string; readonly inPlaceOf?: string }): string[] =>
  inPlaceOf ? [by, inPlaceOf] : [by];

/** Of one item: whoever concluded the review, or whose place was taken then, neither signs nor decides after it, also by way of a place. */
function secondPersons({ idx, context }: Item, { heard }: CaseSeen): readonly Broken[] {
  if (context.definition.signing < 2) return [];
  let reviewed: string[] = [];
  return heard.lines.flatMap(({ idx: of, event }) => {
    if (of !== idx) return [];
    if (event.type === 'CONCLUDE_REVIEW') reviewed = persons(event);
    if (!SECOND.includes(event.type)) return [];
    const own = persons(event).some((each) => reviewed.includes(each));
    return broken(!own, `item ${idx}: ${event.type} by whoever reviewed it`, event);
  });
}

export const twoPersons: Invariant = {
  name: 'nobody is the second person to themself, by way of a place neither',
  look: ({ now, lines }) => (lines.length > 0 ? now.items.flatMap((item) => secondPersons(item, now)) : []),
};
