import type { LocalDate } from '#kernel';
import type { ClockKind } from '#model/catalogue';
import { clocksOf, shownDue } from '../clocks.js';
import { TIME } from '../events.js';
import type { Item } from '../item.js';
import { awaited } from '../obligations.js';
import { applicant, organ, supervisor, type Teller } from '../telling.js';
import type { WindowEventType } from './events.js';

const dueOf = ({ context }: Item, wanted: ClockKind): LocalDate | null =>
  clocksOf(context).find(({ kind }) => kind === wanted)?.due.dueOn ?? null;

/** What was found and not told in time is the lead's fault, and supervision's to know. */
const findingsOver: Teller<'END_FINDINGS'> = (_, { by }, before) => {
  const { findings } = before.context.facts.window ?? {};
  if (!findings || by !== TIME) return [];
  if (findings.lines && findings.lines.length > 0)
    return [organ, supervisor].map((to) => to('findings-lapsed', { until: findings.noticeBy }));
  return findings.lines ? [] : [organ('findings-silent', { until: findings.until })];
};

const reminded: Teller<'REMIND_GAPS'> = (after) => {
  const { facts } = after.context;
  const kind = facts.window?.onSilence?.outcome === 'return' ? 'gaps-reminded' : 'gaps-held';
  return [applicant(kind, { count: awaited(facts).length, due: dueOf(after, 'reminder') })];
};

const asked: Teller<'ASK'> = (after, { lines, ground }) => {
  const article = after.context.definition.grounds.find(({ id }) => id === ground)?.article;
  const params = { count: lines.length, due: dueOf(after, 'asked'), article };
  return [applicant(article ? 'papers-asked-stopped' : 'papers-asked', params)];
};

/** Both organs hear of it, and the applicant that he need do nothing. */
const rerouted: Teller<'REROUTE'> = (after, { from, reason }) => {
  const due = shownDue(clocksOf(after.context));
  return [
    applicant('rerouted'),
    organ('rerouted-here', { reason, due }),
    { ...organ('rerouted-away', { reason }), organId: from },
  ];
};

export const WINDOW_TELLERS: { readonly [T in WindowEventType]?: Teller<T> } = {
  END_FINDINGS: findingsOver,
  REMIND_GAPS: reminded,
  RETURN: ({ context: { facts } }) => [
    applicant('returned', { basis: facts.window?.onSilence?.source }),
    organ('returned', { basis: facts.window?.onSilence?.source }),
  ],
  REROUTE: rerouted,
  ASK: asked,
};
