import type { Limit } from '#calendar';
import type { AuthorityFact } from '../paper/authority-fact.js';
import type { Findings, GapLine, WindowFacts } from './facts.js';

/** What one window (一窗办理) adds to the events of an item. */
export type WindowEvent =
  | ({
      readonly type: 'OPEN_WINDOW';
      readonly findings?: Pick<Findings, 'until' | 'noticeBy'>;
    } & Pick<WindowFacts, 'acceptance' | 'onSilence'>)
  | { readonly type: 'FIND_GAPS'; readonly lines: readonly GapLine[] }
  | { readonly type: 'END_FINDINGS' }
  | { readonly type: 'REMIND_GAPS'; readonly within: Limit }
  | { readonly type: 'RETURN'; readonly note?: string }
  | {
      readonly type: 'REROUTE';
      readonly from: number;
      readonly to: number;
      readonly reason: string;
      /** In whose name the new organ decides, as the record has it on that day. */
      readonly authority?: AuthorityFact;
    }
  | {
      readonly type: 'ASK';
      readonly lines: readonly GapLine[];
      readonly reply: Limit;
      /** A published ground whose article stops clocks; without one nothing stops. */
      readonly ground?: string;
    };

export type WindowEventType = WindowEvent['type'];
