import { parseLocalDate } from '#calendar';
import type { LocalDate } from '#kernel';

const SPAN = /^(\d{1,3})\s*(年|个月)/;

/** The same day of the month so many months later; where that month has no such day, its last one (民法典 202). */
function monthsLater(from: LocalDate, months: number): LocalDate | null {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const start = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  for (let last = day; last > day - 4; last -= 1) {
    const found = parseLocalDate(`${start}-${String(last).padStart(2, '0')}`);
    if (found) return found;
  }
  return null;
}

/**
 * The last day on which a result in force from `from` counts, by the published words of its validity (`3年; …`, `3个月; …`): what
 * stands behind the first span explains it. Null where nothing is published, and where the words begin with no span.
 */
export function validUntil(validity: string | null, from: LocalDate): LocalDate | null {
  const [, count, unit] = SPAN.exec(validity ?? '') ?? [];
  if (count === undefined) return null;
  return monthsLater(from, Number(count) * (unit === '年' ? 12 : 1));
}
