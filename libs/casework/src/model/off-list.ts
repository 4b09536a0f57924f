import { pointInto, type Rejection, reject } from '#kernel';
import type { Ground } from '#model/catalogue';
import type { EventType } from './events.js';
import type { OffList } from './facts.js';
import type { ItemContext } from './item-context.js';

/** A line, ground or condition that the version does not list. `ours` false: no signature helps, it is another's to bring. */
export interface Outside {
  readonly id: string;
  readonly at: string;
  readonly ours: boolean;
}

export const offList = (pointer: string, id: string): Rejection =>
  reject('OFF-LIST', { pointer, params: { id } });

/** On the list or not: nobody asked for it, or it is in already. */
export const notAwaited = (pointer: string, id = ''): Rejection =>
  reject('LINE_NOT_AWAITED', { pointer, params: { id } });

type Known = readonly { readonly id: string }[];

/** The ids that are not known, each where it stands: `pointer/at`, and `inside` that where it is a part of something. */
export function outside(ids: readonly string[], known: Known, pointer: string, inside = ''): Outside[] {
  return ids.flatMap((id, at) =>
    known.some((line) => line.id === id)
      ? []
      : [{ id, at: `${pointInto(pointer, at)}${inside}`, ours: true }],
  );
}

export function unknownIds(ids: readonly string[], known: Known, pointer: string): Rejection | null {
  return listed(outside(ids, known, pointer), {});
}

/**
 * Nothing outside the list; or the head has signed for it with an article, and then something is (rules 1.5): the signature
 * widens what may be said, never whose result may be asked for.
 */
export function listed(
  off: readonly Outside[],
  { offList: signed }: { readonly offList?: OffList },
): Rejection | null {
  const wrong = off.find(({ ours }) => !signed || !ours);
  if (wrong) return offList(wrong.at, wrong.id);
  return signed && off.length === 0 ? reject('NOTHING_OFF_LIST', { pointer: '/offList' }) : null;
}

/** Acts on a ground, and the kind that their ground is of. */
const GROUNDED: { readonly [T in EventType]?: Ground['kind'] } = {
  NOT_NEEDED: 'not-needed',
  START_SPECIAL: 'special',
  SUSPEND: 'suspension',
  TERMINATE: 'termination',
};

/** Where the version has published no ground for the act, only who may sign off the list can do it. */
export function isOffList({ definition }: ItemContext, type: EventType): boolean {
  const wanted = GROUNDED[type];
  return wanted !== undefined && !definition.grounds.some(({ kind }) => kind === wanted);
}
