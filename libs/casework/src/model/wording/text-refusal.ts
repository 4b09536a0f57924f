import { type Rejection, reject } from '#kernel';
import type { ItemName } from '#model/catalogue';
import type { ItemEvent } from '../events.js';
import type { ItemContext } from '../item-context.js';
import { askedResult } from './asked-result.js';
import { saidIn } from './said.js';

/**
 * Free text only explains (rules 1.5). Asked when an event comes in and never when a journal is folded: words that are
 * understood later must not undo what has happened.
 */
export function textRefusal(
  { definition: own, facts }: ItemContext,
  event: ItemEvent,
  known: readonly ItemName[],
): Rejection | null {
  const speaker = { own, known, tied: facts.ties.flatMap(({ to }) => to) };
  for (const { pointer, text, asks } of saidIn(event)) {
    const found = askedResult(text, asks, speaker);
    if (!found) continue;
    const params = { word: found.word, code: found.codes.join('|') };
    return reject('ASKS_FOR_RESULT', { pointer, params });
  }
  return null;
}
