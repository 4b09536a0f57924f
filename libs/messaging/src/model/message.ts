import type { Bilingual } from '#kernel';

/** One notice as its addressee hears it. `n` 0 is the case itself. */
export interface MessageNotice {
  readonly id: string;
  readonly n: number;
  readonly kind: string;
  readonly audience: string;
  readonly legal: boolean;
  readonly words: Bilingual;
  /** Of a confirmation: which one, as it is answered. */
  readonly confirmation?: string;
}

/** What is told to a subscription: a ledger entry, or one notice of it. */
export interface Message {
  /** The same at every try. */
  readonly eventId: string;
  readonly topic: string;
  readonly caseId: string;
  /** What people call the case; null for a stream that is none. */
  readonly receiptNo: string | null;
  readonly seq: number;
  readonly kind: string;
  /** Legal day of the act. */
  readonly effectiveOn: string;
  /** When it was journalled. */
  readonly at: string;
  readonly notice: MessageNotice | null;
}
