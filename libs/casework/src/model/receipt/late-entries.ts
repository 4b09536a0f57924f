import { givenDays } from './given-days.js';
import type { Correction, LateEntry, Told } from './receipt.js';

/** The entries that were late and gave the receipt a day (`rules.md` 4.5): both days are told. */
export function lateEntries(told: Told): readonly LateEntry[] {
  return told.late
    .filter(({ act, on, recordedOn }) => on !== recordedOn && givenDays(told, act).includes(on))
    .map(({ act, on, recordedOn }) => ({ act, on, recordedOn }));
}

/** Corrections of days the receipt counts from, to or over; of one day corrected twice, both. */
export function corrections(told: Told): readonly Correction[] {
  return told.corrections
    .filter(({ act, to }) => {
      const given = givenDays(told, act);
      const again = told.corrections.some((next) => next.act === act && next.from === to);
      return given.includes(to) || (given.length > 0 && again);
    })
    .map(({ act, on, from, to, reason }) => ({ act, on, from, to, reason }));
}
