import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { RuledOut } from '#model/routing';
import type { ChannelEvent } from './channel/events.js';
import type { CommitmentEvent } from './commitment/events.js';
import type { TiesJudged } from './condition/events.js';
import type { ConsultEvent } from './consult/events.js';
import type { CoveredLine } from './covered/facts.js';
import type {
  ArrivedResult,
  Askable,
  GapLine,
  Kept,
  Moved,
  NewLimit,
  Obligation,
  OffList,
  RungKind,
} from './facts.js';
import type { LevelEvent } from './levels/events.js';
import type { HandsInFiles, JudgeLine } from './material/events.js';
import type { MeetingEvent } from './meeting/events.js';
import type { RedecideEvent } from './redecide/events.js';
import type { ResultEvent } from './result/events.js';
import type { ServeEvent } from './serve/events.js';
import type { Drafted, SignEvent, Signed } from './sign/events.js';
import type { WindowEvent } from './window/events.js';

/** The reserved person that signs what time, or a sibling's decision, does by itself. */
export const TIME = '00000000-0000-0000-0000-000000000000';

/** The reserved person that signs what a published rule makes of silence (超时默认), so that it never looks like a person's act. */
export const SILENCE = '00000000-0000-0000-0000-000000000001';

/** What every event carries: the legal day it takes effect, and who did it; entered later, also what proves that day (rules 4.5). */
interface Act {
  readonly on: LocalDate;
  readonly by: string;
  /** 代理: the colleague in whose place it was done. */
  readonly inPlaceOf?: string;
  readonly evidence?: string;
}

/** Answered by the system of the asked organ, by no person: the id of its signed message. */
interface Remote {
  readonly message?: string;
}

/** What is outside the published list: the head of the organ signs for it, and supervision is told (rules 1.5). */
interface Listed {
  readonly offList?: OffList;
}

/**
 * Everything that can happen to one item. An event is written whole into the journal line, so the item is the fold of
 * its events. Free text only explains; what is decided is chosen by id from the published version.
 */
export type ItemEvent = Act &
  (
    | ({
        readonly type: 'FILE';
        readonly handedIn: readonly string[];
        readonly afterHours?: true;
        /** Lines that a publication of the base stands for that day. */
        readonly covered?: readonly CoveredLine[];
      } & HandsInFiles)
    | ({ readonly type: 'NOT_NEEDED'; readonly ground: string; readonly note?: string } & Listed)
    | { readonly type: 'REFUSE_JURISDICTION'; readonly competentOrgan: string; readonly note?: string }
    | ({ readonly type: 'NOTICE_GAPS'; readonly lines: readonly GapLine[]; readonly reply: Limit } & Listed)
    | ({
        readonly type: 'SUPPLY';
        readonly lines: readonly string[];
        readonly afterHours?: true;
      } & HandsInFiles)
    | JudgeLine
    | { readonly type: 'ACCEPT' }
    | {
        readonly type: 'ACCEPT_WITH_GAPS';
        readonly lines: readonly string[];
        readonly within: Limit;
        readonly pledge: string;
        /** Who owes what the applicant does not, as far as it is an organ of this house. */
        readonly owing?: readonly { readonly line: string; readonly organId: number }[];
      }
    | { readonly type: 'END_UNPAID'; readonly note?: string }
    | CommitmentEvent
    | { readonly type: 'DEEM_ACCEPTED' }
    | ({ readonly type: 'ACCEPT_AND_DECIDE' } & Decision & Listed)
    | { readonly type: 'RECORD'; readonly number?: string; readonly lateReason?: string }
    | { readonly type: 'CLAIM' }
    // `of`: the leaver whose task it must still be, where a head moves all of them at once.
    | { readonly type: 'RELEASE'; readonly of?: string }
    | { readonly type: 'HAND_OVER'; readonly to: string; readonly of?: string }
    | ({
        readonly type: 'START_SPECIAL';
        readonly ground: string;
        readonly needed: Limit;
        readonly note?: string;
      } & Listed)
    | { readonly type: 'END_SPECIAL' }
    | ({
        readonly type: 'SUSPEND';
        readonly ground: string;
        readonly needed: Limit;
        readonly note?: string;
      } & Listed)
    | { readonly type: 'RESUME' }
    | { readonly type: 'END_AT_CAP' }
    | { readonly type: 'EXTEND'; readonly more: Limit; readonly reason: string }
    | ({
        readonly type: 'CONCLUDE_REVIEW';
        readonly opinion: 'agree' | 'disagree';
        readonly note?: string;
        readonly assumed?: Readonly<Record<string, string>>;
      } & Drafted)
    | SignEvent
    | MeetingEvent
    | ChannelEvent
    | ConsultEvent
    | { readonly type: 'SEND_BACK'; readonly reason: string }
    | {
        readonly type: 'PRIOR_RESULT';
        readonly from: string;
        readonly result: ArrivedResult | null;
        /** No failure: the article by which the earlier item is not needed, so that no result of it will come. */
        readonly notNeeded?: string;
        /** The failure that was told of it is annulled: it is handled anew, and its result may still come. */
        readonly anew?: true;
        readonly evidence?: string;
      }
    | ({
        readonly type: 'GRANT';
        readonly number?: string;
        readonly obligations?: readonly Obligation[];
        readonly fields?: Readonly<Record<string, string>>;
        readonly lateReason?: string;
      } & Listed &
        Signed)
    | ({
        readonly type: 'REFUSE';
        readonly reasons: readonly string[];
        readonly note?: string;
        readonly lateReason?: string;
      } & Listed &
        Signed)
    | ServeEvent
    | { readonly type: 'DECIDE_BY_SILENCE' }
    | { readonly type: 'FOLLOW_UP'; readonly kept: boolean; readonly note?: string }
    | {
        readonly type: 'ASK_CONFIRMATIONS';
        readonly asked: readonly Omit<Askable, 'of'>[];
        readonly afterHours?: true;
      }
    | ({
        readonly type: 'CONFIRM';
        readonly confirmation: string;
        readonly reference?: string;
        readonly opinion?: string;
      } & Remote)
    | ({ readonly type: 'OBJECT'; readonly confirmation: string; readonly reason: string } & Remote)
    | ({ readonly type: 'PROVISIONAL'; readonly confirmation: string; readonly note?: string } & Remote)
    | { readonly type: 'CONFIRMATION_SILENT'; readonly confirmation: string }
    | { readonly type: 'REMIND'; readonly note?: string }
    | { readonly type: 'ORDER'; readonly question: string; readonly within: Limit }
    | { readonly type: 'ANSWER_ORDER'; readonly answer: string }
    | {
        readonly type: 'RECALENDAR';
        readonly calendar: number;
        readonly paper: string;
        readonly moved: readonly Moved[];
      }
    | {
        readonly type: 'ADOPT_VERSION';
        /** The id of the version, and its number among those of the item. */
        readonly itemVersion: number;
        readonly version: number;
        readonly paper: string;
        readonly basis: string;
        /** Codes of the same application: their results arrive by themselves. */
        readonly siblings: readonly string[];
        /** What the tables of that day rule out of what it is tied to under a condition. */
        readonly ruledOut?: readonly RuledOut[];
        readonly limits: readonly NewLimit[];
        readonly moved: readonly Moved[];
        readonly kept?: Kept;
        /** Other conditions: what was concluded on the old ones is reviewed anew. */
        readonly reviewsAnew?: true;
      }
    | {
        readonly type: 'CORRECT_RECORD';
        /** Which of the item's own entries, counted from 1. */
        readonly entry: number;
        readonly of: string;
        readonly from: LocalDate;
        readonly to: LocalDate;
        readonly reason: string;
      }
    | { readonly type: 'WITHDRAW'; readonly note?: string }
    | ({ readonly type: 'TERMINATE'; readonly ground: string; readonly note?: string } & Listed)
    | RedecideEvent
    | WindowEvent
    | LevelEvent
    | { readonly type: 'RING'; readonly clock: RungKind; readonly rungs: readonly string[] }
    | ResultEvent
    | TiesJudged
  );

/** A decision made in the same act as the acceptance (即办件). */
interface Decision {
  readonly outcome: 'granted' | 'refused';
  readonly reasons?: readonly string[];
  readonly number?: string;
  readonly lateReason?: string;
  /** On the applicant's commitment (告知承诺), to be checked afterwards. */
  readonly byCommitment?: true;
}

export type EventType = ItemEvent['type'];
export type EventOf<T extends EventType> = Extract<ItemEvent, { type: T }>;
