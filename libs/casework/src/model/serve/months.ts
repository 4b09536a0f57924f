import { parseLocalDate } from '#calendar';
import type { LocalDate } from '#kernel';

/** The corresponding day so many months later, or the last one of that month (民法典 202). */
export function monthsLater(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const head = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  for (let last = date; last >= 28; last -= 1) {
    const found = parseLocalDate(`${head}-${last}`);
    if (found) return found;
  }
  const found = parseLocalDate(`${head}-${String(date).padStart(2, '0')}`);
  if (!found) throw new RangeError(`no day ${months} months after ${day}`);
  return found;
}
