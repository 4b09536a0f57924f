import type { LocalDate } from '#kernel';
import type { EventOf, EventType } from '../events.js';
import type { Item } from '../item.js';
import type { FieldValue, PaperData, PaperKind } from './paper-fields.js';

/**
 * A paper (文书) as the line of its act carries it: what it says, to whom, in whose name, after which version of which template. Its
 * number and its looks follow from the ledger; names of persons and firms are no part of the line.
 */
export interface Paper {
  readonly kind: PaperKind;
  readonly template: { readonly id: PaperKind; readonly version: number };
  /** 0: of the case itself. */
  readonly idx: number;
  /** The organ that issues it; 0 is the window of the park. */
  readonly organId: number;
  /** 代: the organ that acts for the one whose paper it is. */
  readonly deputy?: number;
  readonly addressee: { readonly audience: 'applicant' | 'organ'; readonly organId: number };
  /** The legal day on which it is issued. */
  readonly issuedOn: LocalDate;
  /** Papers of the same item that no longer stand once this one is issued. */
  readonly replaces: readonly PaperKind[];
  readonly data: Readonly<Record<string, FieldValue>>;
}

/** What a row of the table makes of an event: the kind, and exactly the fields of that kind. */
export type Made = {
  [K in PaperKind]: {
    readonly kind: K;
    readonly data: PaperData<K>;
    readonly replaces?: readonly PaperKind[];
    /** The organ it is addressed to, where that is not the one that has the item. */
    readonly to?: number;
  };
}[PaperKind];

/** The item after the event, the event, and the item before it. */
export type PaperMaker<T extends EventType> = (after: Item, event: EventOf<T>, before: Item) => Made | null;
/** A row for each event: null where no paper is due. */
export type PaperRows<T extends EventType> = { readonly [E in T]: PaperMaker<E> | null };

/** So that a maker need not repeat what its kind already says. */
export function made<K extends PaperKind>(
  kind: K,
  data: PaperData<K>,
  replaces?: readonly PaperKind[],
): Made {
  return { kind, data, ...(replaces && { replaces }) } as unknown as Made;
}
