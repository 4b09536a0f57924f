import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';

/** 告知承诺 from the applicant's choice on, and what follows a commitment that was not kept. */
export type CommitmentEvent =
  /** Chosen by the applicant, in words or by the number of the paper. */
  | { readonly type: 'COMMIT'; readonly pledge: string }
  | { readonly type: 'WITHDRAW_COMMITMENT' }
  /** 责令限期整改: what is to be put right, and by when. */
  | { readonly type: 'ORDER_RECTIFICATION'; readonly demand: string; readonly within: Limit }
  | { readonly type: 'CHECK_RECTIFICATION'; readonly rectified: boolean; readonly note?: string }
  /** 拟撤销告知: the decision may be revoked; a hearing may be asked for. */
  | { readonly type: 'PROPOSE_REVOCATION'; readonly reason: string }
  | { readonly type: 'ANSWER_HEARING'; readonly wanted: boolean }
  | {
      readonly type: 'CALL_HEARING';
      readonly day: LocalDate;
      readonly place: string;
      readonly chair: string;
    }
  /** `record`: number or place of the record (听证笔录); `supports`: by it the decision is to be revoked. */
  | { readonly type: 'HOLD_HEARING'; readonly record: string; readonly supports: boolean }
  | { readonly type: 'DECIDE_REVOCATION'; readonly revoked: boolean; readonly note?: string };

export type CommitmentEventType = CommitmentEvent['type'];
