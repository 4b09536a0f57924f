import { type Rejection, reject } from '#kernel';

/** The version of the case that was seen, and the one it has. */
export interface Seen {
  readonly ifSeq: number;
  readonly seq: number;
}

export function seenRefusal({ ifSeq, seq }: Seen): Rejection | null {
  return ifSeq === seq ? null : reject('STALE', { params: { current: seq } });
}
