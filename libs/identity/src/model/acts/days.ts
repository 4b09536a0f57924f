import type { LocalDate } from '#kernel';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** identity lies under the calendar and has this one question about days. */
export function dayBefore(day: LocalDate): LocalDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const two = (n: number) => String(n).padStart(2, '0');
  if (date > 1) return `${year}-${two(month)}-${two(date - 1)}` as LocalDate;
  if (month === 1) return `${year - 1}-12-31` as LocalDate;
  const last = month === 3 && leap(year) ? 29 : (DAYS[month - 2] ?? 30);
  return `${year}-${two(month - 1)}-${two(last)}` as LocalDate;
}

/** Days from one to the other, by the Gregorian calendar. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 0000-03-01 (years begin in March, so that the leap day is their last). */
function dayNumber(day: LocalDate): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    date
  );
}
