/** What a code says: how grave it is and its sentence in both languages, `{name}` standing for a detail. */
export interface FindingKind {
  readonly severity: 'error' | 'warning' | 'note';
  readonly zh: string;
  readonly en: string;
}

export const error = (zh: string, en: string): FindingKind => ({ severity: 'error', zh, en });
export const warning = (zh: string, en: string): FindingKind => ({ severity: 'warning', zh, en });
export const note = (zh: string, en: string): FindingKind => ({ severity: 'note', zh, en });
