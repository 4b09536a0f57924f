import type { Level } from '#model/catalogue';
import type { AuthorityFact, LevelReason } from '../paper/authority-fact.js';

/** What levels and moved powers add to the events of an item. */
export type LevelEvent =
  | {
      readonly type: 'FORWARD';
      readonly opinion: 'agree' | 'disagree';
      readonly note?: string;
      /** All lines handed in, none left out (行政许可法 35). */
      readonly papers: readonly string[];
    }
  | { readonly type: 'RECEIVE_UP' }
  | { readonly type: 'SEND_DOWN'; readonly reason: string }
  | {
      readonly type: 'TRANSFER';
      readonly from: number;
      readonly to: number;
      readonly document: string;
      readonly reason: string;
      /** Whose decision it is from then on, as the record has it on that day. */
      readonly authority: AuthorityFact;
    }
  | {
      readonly type: 'AUTHORITY_DIFFERS';
      readonly level: Level;
      readonly because: LevelReason;
      /** The lead office of the park, which hears of it. */
      readonly lead: number;
    }
  // Of an item that an outside system handles; what proves it is the evidence of the event.
  | { readonly type: 'RECORD_PROGRESS'; readonly step: string }
  | {
      readonly type: 'RECORD_RESULT';
      readonly outcome: 'granted' | 'refused';
      readonly number?: string;
      readonly note?: string;
    };

export type LevelEventType = LevelEvent['type'];
