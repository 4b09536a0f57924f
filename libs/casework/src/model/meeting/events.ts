import type { LocalDate } from '#kernel';
import type { SessionKind } from '#model/catalogue';

/** Joint review, survey and acceptance (联合审图 联合踏勘 联合验收): what happens to each of the items that are invited. */
export type MeetingEvent =
  | {
      readonly type: 'CONVENE';
      readonly meeting: string;
      readonly kind: SessionKind;
      readonly day: LocalDate;
      readonly place: string;
      readonly basis: string;
      /** Numbers of all items of the meeting. */
      readonly invited: readonly number[];
    }
  | {
      readonly type: 'HOLD_MEETING';
      readonly meeting: string;
      readonly officers: readonly string[];
      readonly minutes: string;
    }
  | {
      readonly type: 'GIVE_OPINION';
      readonly meeting: string;
      readonly opinion: 'agree' | 'disagree';
      readonly note?: string;
    };
