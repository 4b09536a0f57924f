/**
 * Days as whole numbers: 0 is 1970-01-01, one more is the next day. Inside this room all counting is integer arithmetic;
 * the platform's own date object was set aside because it reads a text in UTC and answers in the zone of the process
 * (the same sum gave 2026-10-07, a holiday, under a New York zone). So no answer here can depend on a time zone.
 * The two conversions are Howard Hinnant's "days from civil" and "civil from days" (proleptic Gregorian).
 */
const LOWEST_YEAR = 1900;
const HIGHEST_YEAR = 2999;
const DIGIT_ZERO = 48;
const DASH = 45;

function fromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - DIGIT_ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The day number of a strict `YYYY-MM-DD` that exists, years 1900 to 2999; null for anything else. */
export function readDay(text: string): number | null {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (!(year >= LOWEST_YEAR && year <= HIGHEST_YEAR && month >= 1 && month <= 12)) return null;
  return day >= 1 && day <= monthLength(year, month) ? fromCivil(year, month, day) : null;
}

/** `YYYY-MM-DD` of a day number. Throws RangeError outside the years 1900 to 2999: no limit in law reaches that far. */
export function writeDay(day: number): string {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= LOWEST_YEAR && year <= HIGHEST_YEAR))
    throw new RangeError(`day ${day} lies outside the years 1900 to 2999`);
  return `${year}-${padded(month)}-${padded(dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1)}`;
}

function padded(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** 0 Monday to 6 Sunday. */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
