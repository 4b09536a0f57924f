import type { Item } from '#model/casework';
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
