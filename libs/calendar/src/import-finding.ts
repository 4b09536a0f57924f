import type { CalendarDay } from './calendar-data.js';

/**
 * What an import could not read or believe. An `error` keeps the draft from being published, a `note` is for the editor's eyes.
 * `line` counts from 1 in the text that was handed in; null where the whole is meant. `params` fill the sentence: always texts.
 */
export interface ImportFinding {
  readonly code: string;
  readonly weight: 'error' | 'note';
  readonly line: number | null;
  readonly params: Readonly<Record<string, string>>;
}

/** A day as a source names it, before a paper of ours stands behind it. */
export type NamedDay = Omit<CalendarDay, 'paper'>;

/** All that a source says of one year; for New Year's Day some days of the December before. */
export interface YearOfDays {
  readonly year: number;
  readonly days: readonly NamedDay[];
}

/** The year whose notice names the day: 元旦 belongs to the year that it begins, also where its holiday starts in December. */
export function yearNaming({ date, name }: Pick<NamedDay, 'date' | 'name'>): number {
  const year = Number(date.slice(0, 4));
  return name.includes('元旦') && date.slice(5, 7) === '12' ? year + 1 : year;
}
