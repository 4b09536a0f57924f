import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { ItemFacts } from '../facts.js';
import { decidedSince, turnedAwaySince } from '../redecide/facts.js';

interface Start {
  readonly kind: 'reminder' | 'asked';
  readonly article: string;
  readonly start: LocalDate | undefined;
  readonly limit: Limit | undefined;
  readonly endedOn: LocalDate | undefined;
}

/** The last period after the reminder, and that of papers asked for during the review. Both are the applicant's. */
export function windowStarts(facts: ItemFacts): Start[] {
  if (!facts.window && !facts.asks) return [];
  const { reminder, onSilence } = facts.window ?? {};
  const ask = facts.asks?.at(-1);
  const ended = decidedSince(facts, ask?.on) ?? facts.endedOn;
  return [
    {
      kind: 'reminder',
      article: onSilence?.source ?? '',
      start: reminder?.on,
      limit: reminder?.within,
      endedOn: turnedAwaySince(facts, reminder?.on) ?? facts.completeOn ?? facts.endedOn,
    },
    {
      kind: 'asked',
      article: '审查中补正通知所定期限',
      start: ask?.on,
      limit: ask?.reply,
      endedOn: ask?.suppliedOn ?? ended,
    },
  ];
}
