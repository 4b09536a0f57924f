import type { EventOf, EventType } from './events.js';
import type { Item } from './item.js';
import type { NoticeKind } from './notice-words.js';
import type { Notice } from './outcome.js';

type Params = Readonly<Record<string, string | number | null | undefined>>;

/** One telling: to whom, what, and what the sentence needs to know. */
export interface Telling {
  readonly to: Notice['audience'];
  /** Another organ than the deciding one. */
  readonly organId?: number;
  readonly kind: NoticeKind;
  readonly params: Params;
}
export type Teller<T extends EventType> = (
  after: Item,
  event: EventOf<T>,
  before: Item,
) => readonly Telling[];

const tell =
  (to: Notice['audience']) =>
  (kind: NoticeKind, params: Params = {}): Telling => ({ to, kind, params });
export const applicant = tell('applicant');
export const organ = tell('organ');
export const supervisor = tell('supervisor');
