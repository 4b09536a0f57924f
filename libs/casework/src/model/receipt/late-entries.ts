import type { LocalDate } from '#kernel';
import type { LateEntry, Told } from './receipt.js';

type Days = readonly (LocalDate | null)[];

const ofEvents =
  (...names: readonly string[]) =>
  ({ events }: Told): Days =>
    events.filter(({ event }) => names.includes(event)).map(({ on }) => on);
const starts = ({ stops }: Told): Days => stops.map(({ from }) => from);
const ends = ({ stops }: Told): Days => stops.map(({ to }) => to);

/** The days of the receipt that an act gave. An act that gives a clock no day is no matter of a receipt, however late it was entered. */
const GIVEN: Readonly<Record<string, (told: Told) => Days>> = {
  FILE: ofEvents('receipt'),
  SUPPLY: ofEvents('receipt'),
  NOTICE_GAPS: ofEvents('notice-of-gaps'),
  ACCEPT: ofEvents('acceptance'),
  DEEM_ACCEPTED: ofEvents('acceptance'),
  ACCEPT_AND_DECIDE: ofEvents('acceptance', 'decision'),
  RECORD: ofEvents('decision'),
  PRIOR_RESULT: ofEvents('prior-result', 'last-prior-result'),
  GRANT: ofEvents('decision'),
  REFUSE: ofEvents('decision'),
  SERVE: ofEvents('delivery'),
  START_SPECIAL: starts,
  SUSPEND: starts,
  END_SPECIAL: ends,
  RESUME: ends,
  END_AT_CAP: ends,
  EXTEND: ({ extension }) => (extension ? [extension.on] : []),
};

/** The entries that were late and gave the receipt a day (`rules.md` 4.5): both days are told. */
export function lateEntries(told: Told): readonly LateEntry[] {
  return told.late
    .filter(({ act, on, recordedOn }) => on !== recordedOn && GIVEN[act]?.(told).includes(on))
    .map(({ act, on, recordedOn }) => ({ act, on, recordedOn }));
}
