import { addDays } from '#calendar';
import type { LocalDate } from '#kernel';
import type { Item } from '#model/casework';
import type { Chance } from './chance.js';

interface Saying {
  readonly item: Item;
  readonly chance: Chance;
  readonly today: LocalDate;
}

const DUTY = { duty: '每年报送监测数据', basis: '行政许可法 61', inspector: '属地分局' };

/** An opinion with the text it proposes: always where three sign, now and then where two do. */
export function drafted({ item, chance, today }: Saying): object {
  const { signing, conditions } = item.context.definition;
  const ids = chance.some(conditions, 0.3).map(({ id }) => id);
  const refuses = chance.happens(0.15) && ids.length > 0;
  const opinion = refuses ? 'disagree' : 'agree';
  // On the green channel others sign a refusal, as it was drafted.
  const mayBeBare = signing < 3 && !(refuses && item.context.facts.channel === 'green');
  if (mayBeBare && chance.happens(0.7)) return { opinion };
  if (refuses) return { opinion, draft: { reasons: ids } };
  const [condition] = ids;
  const obliges = condition !== undefined && chance.happens(0.3);
  const obligations = [{ condition, ...DUTY, dueOn: addDays(today, 800) }];
  return { opinion, draft: obliges ? { obligations } : {} };
}

/** Where there is a text to sign, whether it is one of that kind; null where the one who decides writes it. */
export function signedAs(
  opinion: 'agree' | 'disagree',
  { item }: Pick<Saying, 'item'>,
): { same: boolean } | null {
  const { definition, facts } = item.context;
  // Nobody refuses there without a draft.
  if (opinion === 'disagree' && facts.channel === 'green' && !facts.draft) return { same: false };
  return facts.draft || definition.signing === 3 ? { same: facts.opinion === opinion } : null;
}
