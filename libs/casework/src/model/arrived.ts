import type { ItemDefinition } from '#model/catalogue';
import type { EventOf, ItemEvent } from './events.js';
import type { ArrivedResult, ItemFacts, Standing } from './facts.js';

/** What a decision in favour puts into the register, but for the organ that made it; null where there is none. */
export function givenBy(
  code: string,
  standing: Standing,
  { decidedOn, number = `${code}-${decidedOn}` }: ItemFacts,
  event: ItemEvent | undefined,
): Omit<ArrivedResult, 'organId'> | null {
  if ((standing !== 'granted' && standing !== 'recorded') || !decidedOn) return null;
  const fields = (event?.type === 'GRANT' && event.fields) || {};
  return { number, inForceOn: decidedOn, fields: { ...fields, 'result-no': number } };
}

/** What the end of an item, or the annulment of that end, tells those that wait for it. */
export type News = Pick<EventOf<'PRIOR_RESULT'>, 'result' | 'notNeeded' | 'anew'>;

/** The article by which the item was declared not needed (不需办理): of its published ground, or of what the head signed off the list. */
export function notNeededBy(
  { grounds }: Pick<ItemDefinition, 'grounds'>,
  event: ItemEvent | undefined,
): Pick<News, 'notNeeded'> {
  if (event?.type !== 'NOT_NEEDED') return {};
  const published = grounds.find(({ id }) => id === event.ground)?.article;
  return { notNeeded: event.offList?.article ?? published ?? '' };
}
