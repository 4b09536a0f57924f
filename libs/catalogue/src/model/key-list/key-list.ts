import type { Bilingual, LocalDate } from '#kernel';
import type { Sourced } from '../definition.js';

/** A project that a list names, by its project code, and why: what the project does, never whose it is. */
export interface KeyListEntry {
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly because: string;
  /** Its last day, where it ends before the list. */
  readonly through?: LocalDate;
}

/**
 * 重点项目名单: projects that a competent organ names by a document, from a day to a day, both included. It holds on a day when its
 * version is in force and the day lies within. Immutable once published.
 */
export interface KeyList extends Sourced {
  readonly code: string;
  readonly name: Bilingual;
  readonly organ: Bilingual;
  readonly document: { readonly number: string; readonly title: string };
  readonly from: LocalDate;
  readonly through: LocalDate;
  readonly entries: readonly KeyListEntry[];
}

/** A project as a list names it on a day. */
export interface Named extends Omit<KeyListEntry, 'id'> {
  readonly list: string;
  readonly entry: string;
  readonly organ: Bilingual;
  readonly document: KeyList['document'];
  readonly from: LocalDate;
  readonly through: LocalDate;
  readonly demo: boolean;
}

/** Where a list in force names the project on the day; empty where it has no code or none names it. */
export function namedOn(lists: readonly KeyList[], project: string | null, on: LocalDate): Named[] {
  return lists.flatMap(({ code: list, organ, document, from, through, entries, demo }) =>
    entries
      .map(({ id: entry, ...named }) => ({ ...named, entry, through: named.through ?? through }))
      .filter((named) => named.project === project && from <= on && on <= named.through && on <= through)
      .map((named) => ({ ...named, list, organ, document, from, demo })),
  );
}
