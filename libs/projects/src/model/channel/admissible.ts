import { type LocalDate, type Rejection, reject } from '#kernel';
import { validUntil } from '#model/catalogue';
import type { ChannelJudgement } from '#model/routing';
import type { ChannelBasis, MetCriterion, Official } from './channel.js';

/** The answer of the tables with its hash. */
export type Judged = ChannelJudgement & { readonly hash: string };

export const BASES = ['criteria', 'named', 'exception'] as const;

/** Why somebody would admit a project: the published criteria, a list, or an exception with a reason and its last day. */
export interface ChannelWish {
  readonly basis: (typeof BASES)[number];
  readonly official: Official;
  /** Of a list, where several name the project. */
  readonly list?: string;
  readonly reason?: string;
  readonly through?: LocalDate;
}

/**
 * The basis of an admission as the tables and lists give it on their day; whoever wishes states none of it. A banned category is no
 * channel (实施意见 (十九)), nor is a project admitted that has not answered whether it is one. Rejections: CHANNEL_BANNED {category},
 * CHANNEL_UNANSWERED {facts}, CHANNEL_NOT_MET {short}, CHANNEL_NOT_NAMED, CHANNEL_REASON_MISSING, CHANNEL_THROUGH {latest}.
 */
export function basisOf(wish: ChannelWish, judged: Judged): ChannelBasis | Rejection {
  const { banned, unanswered } = judged;
  if (banned.length > 0)
    return reject('CHANNEL_BANNED', {
      params: { category: banned.map(({ category }) => category).join(', ') },
    });
  if (unanswered.length > 0)
    return reject('CHANNEL_UNANSWERED', { params: { facts: unanswered.join(', ') } });
  return BASIS[wish.basis](wish, judged);
}

type OfKind = (wish: ChannelWish, judged: Judged) => ChannelBasis | Rejection;

const BASIS: Readonly<Record<ChannelWish['basis'], OfKind>> = {
  criteria: (_, judged) => {
    const criteria = criteriaMet(judged);
    if (criteria.length > 0) return { kind: 'criteria', criteria };
    return reject('CHANNEL_NOT_MET', { pointer: '/basis', params: { short: shortOf(judged) } });
  },
  named: ({ list }, { named }) => {
    const found = named
      .filter((each) => list === undefined || each.list === list)
      .reduce<(typeof named)[number] | null>(
        (best, each) => (best && best.through >= each.through ? best : each),
        null,
      );
    if (!found) return reject('CHANNEL_NOT_NAMED', { pointer: '/basis' });
    const { entry, because, organ, document, through, demo } = found;
    return { kind: 'named', list: found.list, entry, because, organ, document, through, demo };
  },
  exception: ({ reason, through }, { on }) => {
    if (!reason?.trim()) return reject('CHANNEL_REASON_MISSING', { pointer: '/reason' });
    const latest = aYearFrom(on);
    if (!through || through <= on || through > latest)
      return reject('CHANNEL_THROUGH', { pointer: '/through', params: { latest } });
    return { kind: 'exception', reason, through };
  },
};

export const criteriaMet = ({ criteria }: Pick<ChannelJudgement, 'criteria'>): MetCriterion[] =>
  criteria.filter(({ met }) => met).map(({ criterion, because }) => ({ criterion, because }));

/** By how much each figure misses its bound, exactly: `investment-per-mu-wan-yuan 480 (> 500)`. */
function shortOf({ criteria }: Judged): string {
  const short = criteria.flatMap((each) =>
    each.short.map(({ fact, has, wants }) => `${fact} ${has ?? '?'} (${wants})`),
  );
  return [...new Set(short)].join('; ');
}

/** A year: the term after which an admission is looked at again, and the longest exception (ours, demo: no law gives one). */
export function aYearFrom(day: LocalDate): LocalDate {
  const year = validUntil('1年', day);
  if (!year) throw new RangeError(`no day is a year after ${day}`);
  return year;
}
