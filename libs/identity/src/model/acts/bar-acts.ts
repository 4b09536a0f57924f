import { isRejection, type LocalDate, type Rejection, reject } from '#kernel';
import { BAR_GROUNDS, type BarGround } from '../credit/bar.js';
import { may } from '../matrix.js';
import { recusal } from '../recused.js';
import { forbidden, periodRefusal } from './reach.js';
import type { Change, OrganSeen, Row, Seen } from './seen.js';

export interface BarWish {
  readonly ground: BarGround;
  readonly items?: readonly string[];
  readonly from: LocalDate;
  /** Where the law does not fix it; left out: until credit is repaired. */
  readonly until?: LocalDate;
  readonly document: string;
}

/** The same day so many years later; the bar still holds on it. A 29 February ends on the 28th. */
export function yearsLater(day: LocalDate, years: number): LocalDate {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const rest = day.slice(4);
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  return `${year}${rest === '-02-29' && !leap ? '-02-28' : rest}` as LocalDate;
}

/** The enterprise that the actor may enter a bar of. */
function barrable({ actor, organ }: Seen): OrganSeen | Rejection {
  if (!may(actor, 'bar.enter')) return forbidden('bar.enter');
  if (organ?.kind !== 'enterprise') return reject('NO_SUCH_ENTERPRISE', { pointer: '/enterprise' });
  return recusal(actor, organ.id) ?? organ;
}

/**
 * A department's head or supervision enters an applicant's bar, with the paper it rests on. The law fixes how long that of 行政许可法 78 and 79
 * lasts, and that it is of a licence, not of all. Rejections: FORBIDDEN, NO_SUCH_ENTERPRISE, RECUSED, BAR_ITEMS, BAR_TERM, PERIOD_WRONG.
 */
export function enterBar(id: string, wish: BarWish) {
  return (seen: Seen): Change | Rejection => {
    const organ = barrable(seen);
    if (isRejection(organ)) return organ;
    const { actor } = seen;
    const { ground, from, document } = wish;
    const items = wish.items?.length ? wish.items : null;
    if (BAR_GROUNDS[ground].named && !items) return reject('BAR_ITEMS', { pointer: '/items' });
    const until = lastDay(wish);
    if (isRejection(until)) return until;
    const says = { bar: id, enterprise: organ.id, ground, items, from, until, document };
    const bar = { ...says, id, organId: actor.organId, by: actor.personId };
    return { kind: 'ENTER_BAR', stream: organ.stream, says, rows: { bar } };
  };
}

/** The day the law fixes, or the one that is wished; null until credit is repaired. */
function lastDay({ ground, from, until }: BarWish): LocalDate | null | Rejection {
  const { years } = BAR_GROUNDS[ground];
  if (years === null) return periodRefusal(from, until ?? null) ?? until ?? null;
  const fixed = yearsLater(from, years);
  return until === undefined || until === fixed
    ? fixed
    : reject('BAR_TERM', { pointer: '/until', params: { until: fixed } });
}

/** How a bar ends before its day: credit was repaired (信用修复), or it should not have been entered. */
export const BAR_ENDS = ['repaired', 'annulled'] as const;

const isTheirs = (bar: Row, { organId, roles }: Seen['actor']): boolean =>
  bar['organ_id'] === organId || roles.includes('supervisor');

const isFixed = (bar: Row): boolean => BAR_GROUNDS[bar['ground'] as BarGround].years !== null;

/** The bar that the actor may end, and whose it is. */
function endable({ actor, bar, organ }: Seen): { readonly bar: Row; readonly organ: OrganSeen } | Rejection {
  if (!may(actor, 'bar.end')) return forbidden('bar.end');
  if (!bar || !organ || !isTheirs(bar, actor)) return reject('ABSENT');
  return recusal(actor, organ.id) ?? { bar, organ };
}

/**
 * By the organ that entered it or by supervision, and not by the person who did. What the law has fixed is not repaired before its day,
 * only annulled. Rejections: FORBIDDEN, ABSENT, RECUSED, BAR_ENDED, OWN_BAR, BAR_FIXED.
 */
export function endBar(how: (typeof BAR_ENDS)[number], document: string) {
  return (seen: Seen): Change | Rejection => {
    const found = endable(seen);
    if (isRejection(found)) return found;
    const { bar, organ } = found;
    if (bar['ended_at'] !== null) return reject('BAR_ENDED');
    if (bar['entered_by'] === seen.actor.personId) return reject('OWN_BAR');
    if (how === 'repaired' && isFixed(bar))
      return reject('BAR_FIXED', { pointer: '/how', params: { until: String(bar['until']) } });
    const id = String(bar['id']);
    const says = { bar: id, enterprise: organ.id, how, document };
    return { kind: 'END_BAR', stream: organ.stream, says, rows: { endBar: { id, how, document } } };
  };
}
