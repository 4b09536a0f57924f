import { type Rejection, reject } from '#kernel';
import type { ItemEvent } from '../events.js';
import type { ItemContext } from '../item-context.js';
import { askedResult, type NamedItem } from './asked-result.js';
import { saidIn } from './said.js';

/**
 * Free text only explains (rules 1.5). Asked when an event comes in and never when a journal is folded: words that are
 * understood later must not undo what has happened.
 */
export function textRefusal(
  { definition, facts }: ItemContext,
  event: ItemEvent,
  others: readonly NamedItem[],
): Rejection | null {
  const speaker = {
    own: definition,
    others: others.filter(({ code }) => code !== definition.code),
    tied: facts.ties.flatMap(({ to }) => to),
  };
  for (const { pointer, text, asks } of saidIn(event)) {
    const found = askedResult(text, asks, speaker);
    if (found)
      return reject('ASKS_FOR_RESULT', { pointer, params: { word: found.word, code: found.code ?? '' } });
  }
  return null;
}
