import type { OtherMethod, Receipt } from './facts.js';

/** What happens to a decision on its way to the applicant (送达). None of it changes what was decided. */
export type ServeEvent =
  | ({ readonly type: 'SERVE' } & Receipt)
  /** Tried, and not received. */
  | { readonly type: 'SERVICE_FAILED'; readonly method: OtherMethod; readonly reason: string }
  /** 公告送达: published where the applicant may find it, after every other method failed. */
  | { readonly type: 'ANNOUNCE_SERVICE'; readonly place: string }
  | { readonly type: 'DEEM_SERVED' }
  /** The applicant agrees to be served in its account of this system, and takes that back. */
  | { readonly type: 'CONSENT_SERVICE' }
  | { readonly type: 'REVOKE_CONSENT' };

export type ServeEventType = ServeEvent['type'];
