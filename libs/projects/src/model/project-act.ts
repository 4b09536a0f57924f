import type { Bilingual, LocalDate } from '#kernel';
import type { ChannelChange } from './channel/channel.js';
import type { RegisterEntry } from './project.js';

/** A result as it enters the register. */
export type EnteredResult = Pick<
  RegisterEntry,
  | 'id'
  | 'code'
  | 'subject'
  | 'number'
  | 'organId'
  | 'inForceOn'
  | 'validUntil'
  | 'fields'
  | 'source'
  | 'obligations'
> & { readonly evidence: string | null };

/** A result as the act leaves it, with the version that was read. */
export type AmendedResult = Pick<
  RegisterEntry,
  'id' | 'version' | 'state' | 'stateOn' | 'validUntil' | 'number' | 'fields' | 'obligations' | 'lapsedFrom'
>;

export interface NewFacts {
  readonly version: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly changed: readonly ChangedFact[];
  readonly evidence: string | null;
}

/** `from` or `to` null: the fact was not stated, or is not any more. */
export interface ChangedFact {
  readonly fact: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** All that is told of a project. */
export const PROJECT_NOTICE_KINDS = [
  'channel-admitted',
  'channel-ended',
  'channel-reviewed',
  'obligation-overdue',
  'result-lapsed',
  'result-life',
] as const;

/** Who is told what because of the act; `organId` null is the supervision of the park. */
export interface ProjectNotice {
  readonly kind: (typeof PROJECT_NOTICE_KINDS)[number];
  readonly audience: 'applicant' | 'organ' | 'supervisor';
  readonly organId: number | null;
  readonly legal: boolean;
  readonly words: Bilingual;
  readonly params: Readonly<Record<string, unknown>>;
}

/** All that one act on a project does, as data: it is written whole into its line, so that the project is the fold of its lines. */
export interface ProjectAct {
  readonly kind: string;
  readonly effectiveOn: LocalDate;
  readonly code?: string;
  readonly facts?: NewFacts;
  readonly channel?: ChannelChange;
  readonly amended?: readonly AmendedResult[];
  readonly entered?: readonly EnteredResult[];
  readonly proposed?: readonly {
    readonly id: string;
    readonly kind: string;
    readonly says: Readonly<Record<string, unknown>>;
  }[];
  readonly ended?: readonly { readonly id: string; readonly as: 'confirmed' | 'dropped' }[];
  /** Why: article, reason, paper, who decided. Told in the line only. */
  readonly because?: Readonly<Record<string, unknown>>;
  readonly notices?: readonly ProjectNotice[];
  readonly topics?: readonly string[];
}
