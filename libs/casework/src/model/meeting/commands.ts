import type { LocalDate } from '#kernel';
import type { GuideSession, SessionKind } from '#model/catalogue';
import type { Seen } from '../seen.js';

/** What the lead department convenes and records for several items of one case at once. */
export type MeetingCommand =
  | {
      readonly type: 'CONVENE_MEETING';
      readonly on: LocalDate;
      readonly meeting: string;
      readonly kind: SessionKind;
      readonly day: LocalDate;
      readonly place: string;
      readonly items: readonly number[];
      /** What the guide of the case offers. */
      readonly offered: readonly GuideSession[];
      readonly seen: Seen;
    }
  | {
      readonly type: 'RECORD_MEETING';
      readonly on: LocalDate;
      readonly meeting: string;
      /** Who came for which item; an invited item that is not named was absent. */
      readonly attendance: readonly { readonly n: number; readonly officers: readonly string[] }[];
      readonly minutes: string;
      readonly seen: Seen;
    };
