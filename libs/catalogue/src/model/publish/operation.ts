import type { Rejection } from '#kernel';
import { type Cursor, choice, cursor, keys, list, optional, settle, text } from '../read/reading.js';

/** What the published list says of a change: the owner's document asks for 取消, 下放, 整合 and 压缩 by State policy. */
export const OPERATION_KINDS = ['cancel', 'delegate', 'merge', 'shorten'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** Done to an item by a document with a number; `cancel` to any kind of the list. What a plain revision does has none. */
export type Operation =
  | { readonly kind: 'cancel' | 'shorten'; readonly document: string }
  /** `items` end with it: what they decided, the merged item decides. */
  | { readonly kind: 'merge'; readonly document: string; readonly items: readonly string[] }
  /** An item that was merged into another, written by that other's publication. */
  | { readonly kind: 'merge'; readonly document: string; readonly into: string }
  /** From one organ to another, by the published delegation `delegation` (its code). */
  | {
      readonly kind: 'delegate';
      readonly document: string;
      readonly from: string;
      readonly to: string;
      readonly delegation: string | null;
    };

const KEYS: Readonly<Record<OperationKind, readonly string[]>> = {
  cancel: ['kind', 'document'],
  shorten: ['kind', 'document'],
  merge: ['kind', 'document', 'items'],
  delegate: ['kind', 'document', 'from', 'to', 'delegation'],
};

/** An operation as an editor wrote it, or every fault: SEED-MISSING, SEED-TYPE, SEED-VALUE, SEED-UNKNOWN-KEY with pointers. */
export function readOperation(form: unknown): Operation | Rejection[] {
  const at = cursor(form);
  const kind = choice(keys(at, Object.values(KEYS).flat())('kind'), OPERATION_KINDS);
  // A word outside the set is one fault, not also four keys too many.
  if (at.faults.length > 0) return at.faults;
  return settle(at, read(at, kind));
}

function read(at: Cursor, kind: OperationKind): Operation {
  const key = keys(at, KEYS[kind]);
  const document = text(key('document'));
  switch (kind) {
    case 'merge':
      return { kind, document, items: list(key('items'), text) };
    case 'delegate':
      return {
        kind,
        document,
        from: text(key('from')),
        to: text(key('to')),
        delegation: optional(key('delegation'), text, null),
      };
    default:
      return { kind, document };
  }
}
