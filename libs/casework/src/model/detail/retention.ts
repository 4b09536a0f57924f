import { parseLocalDate } from '#calendar';
import type { LocalDate } from '#kernel';

/** How long something is kept at least, and by what. `demo`: nobody published the number. */
export interface Retention {
  readonly months: number;
  /** From which day on it is counted. */
  readonly from: 'conclusion' | 'record';
  readonly basis: string;
  readonly demo?: true;
}

/**
 * What is kept and for how long at least (个人信息保护法 19, 47 ¶2: a term of law that is not over lets nothing be erased). A line and its
 * reasons never end: only its detail does.
 */
export const RETENTION = {
  /** While the decision can be sued (six months from knowing it), its reasons are evidence. */
  'case-detail': { months: 6, from: 'conclusion', basis: '行政诉讼法第四十六条第一款' },
  form: { months: 6, from: 'conclusion', basis: '行政诉讼法第四十六条第一款' },
  /** Network logs, six months at least. */
  access: { months: 6, from: 'record', basis: '网络安全法第二十一条第（三）项' },
} as const satisfies Record<string, Retention>;

/** Grounds on which personal detail is erased, each with its item of 个人信息保护法 47 ¶1. */
export const ERASURE_GROUNDS = {
  'purpose-served': '个人信息保护法第四十七条第一款第（一）项',
  'term-over': '个人信息保护法第四十七条第一款第（二）项',
  'consent-withdrawn': '个人信息保护法第四十七条第一款第（三）项',
  unlawful: '个人信息保护法第四十七条第一款第（四）项',
} as const;
export type ErasureGround = keyof typeof ERASURE_GROUNDS;

/** The day from which on nothing holds it any more; null while that cannot be said: the case is open. */
export function heldUntil(concludedOn: LocalDate | null, { months }: Retention): LocalDate | null {
  return concludedOn && monthsAfter(concludedOn, months);
}

/** The same day of a later month, or its last one. */
function monthsAfter(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const stem = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
  for (let last = day; last > 28; last -= 1) {
    const found = parseLocalDate(`${stem}-${last}`);
    if (found) return found;
  }
  return `${stem}-${String(Math.min(day, 28)).padStart(2, '0')}` as LocalDate;
}
