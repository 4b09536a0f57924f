export const SESSION_KINDS = ['review', 'survey', 'acceptance'] as const;
/** 联合审图 · 联合踏勘 · 联合验收. */
export type SessionKind = (typeof SESSION_KINDS)[number];

/** A joint meeting or visit that a guide offers: for which of its items, by which source. Nothing waits for it. */
export interface GuideSession {
  readonly kind: SessionKind;
  readonly items: readonly string[];
  readonly source: string;
  readonly demo: boolean;
}
