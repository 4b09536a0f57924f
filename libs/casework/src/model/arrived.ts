import type { ItemEvent } from './events.js';
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
