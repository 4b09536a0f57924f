import { daysBetween, type Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import { type ClockKind, NATURES, type Nature } from '#model/catalogue';
import { firstOf } from '../days.js';
import type { ItemContext } from '../item-context.js';
import { monthsLater } from './months.js';

/** 民事诉讼法 95: thirty days from the announcement. From memory; counsel is to confirm that it holds for licences. */
const NOTICE: Limit = { value: 30, unit: 'calendar_day' };
/** 行政复议法 20. */
const RECONSIDERATION: Limit = { value: 60, unit: 'calendar_day' };
/** 行政诉讼法 46. */
const SUIT_MONTHS = 6;

/** No act of authority towards the applicant, so nothing to reconsider. Our reading: counsel is to confirm it. */
const WITHOUT_REMEDY: readonly Nature[] = ['internal-opinion', 'technical-review', 'utility'];

export function hasRemedy(nature: Nature): boolean {
  return !WITHOUT_REMEDY.includes(nature);
}

interface Beginning {
  readonly kind: ClockKind;
  readonly article: string;
  readonly start: LocalDate | undefined;
  readonly limit: Limit | null;
  readonly endedOn: LocalDate | null | undefined;
}

/** Six months as the days they come to: a limit counts days. */
function suitLimit(servedOn: LocalDate | undefined): Limit | null {
  if (!servedOn) return null;
  return { value: daysBetween(servedOn, monthsLater(servedOn, SUIT_MONTHS)), unit: 'calendar_day' };
}

/** The limit of 行政许可法 44 is about grants. A refusal waits no longer for its paper: ours, and told as such. */
const deliveryArticle = (granted: boolean) => (granted ? '行政许可法 44' : '参照行政许可法 44（系统设定）');

/**
 * From the decision on: the organ's days to deliver it, the days after which a public notice counts as delivery, and the
 * applicant's days for reconsideration and suit. A notice ends the organ's own days: it has done what it could.
 */
export function serviceClocks({ definition: { nature }, facts }: ItemContext): Beginning[] {
  const { outcome, decidedOn, servedOn, announced } = facts;
  if (!outcome && !announced && !servedOn) return [];
  const delivered = outcome === 'granted' || outcome === 'refused';
  const remedyFrom = hasRemedy(nature) ? servedOn : undefined;
  return [
    {
      kind: 'delivery',
      article: deliveryArticle(outcome === 'granted'),
      start: delivered ? decidedOn : undefined,
      limit: NATURES[nature].delivery,
      endedOn: firstOf([announced?.on, servedOn]),
    },
    {
      kind: 'service-notice',
      article: '民事诉讼法 95',
      start: announced?.on,
      limit: NOTICE,
      endedOn: servedOn,
    },
    {
      kind: 'reconsideration',
      article: '行政复议法 20',
      start: remedyFrom,
      limit: RECONSIDERATION,
      endedOn: null,
    },
    {
      kind: 'suit',
      article: '行政诉讼法 46',
      start: remedyFrom,
      limit: suitLimit(remedyFrom),
      endedOn: null,
    },
  ];
}

/** The applicant's own days for a remedy: they are told, and nobody is warned of them. */
export const isRemedyClock = (kind: string): boolean => kind === 'reconsideration' || kind === 'suit';
