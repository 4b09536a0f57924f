import { type Actor, type LocalDate, type Rejection, reject } from '#kernel';
import {
  CHANGEABLE,
  type Changes,
  type LicenceKind,
  type LicenceVersion,
  type Particulars,
} from './licence.js';
import { maskParticulars } from './particulars-of.js';

/** A new version wished for, with the version of the licence that was seen. */
export interface Amendment {
  readonly kind: Exclude<LicenceKind, 'issue' | 'exchange'>;
  /** The paper or event it rests on: a resolution, a loss declared, a dissolution. */
  readonly reason: string;
  readonly changes?: Changes;
  readonly ifVersion: number;
}

export interface AmendingWorld {
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly licence: Pick<LicenceVersion, 'version' | 'status'> & { readonly particulars: Particulars };
}

/**
 * The particulars of the next version. A change changes something, a replacement (补发、换发) and a cancellation (注销) nothing; what is
 * cancelled stays so, and its code is never given again. Rejections: STALE, LICENCE_CANCELLED, NOTHING_CHANGES. Source:
 * 市场主体登记管理条例 24 (change), 31 (cancellation); 实施细则 65 (replacement).
 */
export function amendLicence(
  { kind, changes = {}, ifVersion }: Amendment,
  { licence }: AmendingWorld,
): Particulars | Rejection {
  if (ifVersion !== licence.version) return reject('STALE', { params: { current: licence.version } });
  if (licence.status === 'cancelled') return reject('LICENCE_CANCELLED');
  const was = licence.particulars;
  if (kind !== 'change') return was;
  const masked = maskParticulars(changes);
  const changed = CHANGEABLE.filter((name) => masked[name] !== undefined && masked[name] !== was[name]);
  if (changed.length === 0) return reject('NOTHING_CHANGES', { pointer: '/changes' });
  return { ...was, ...Object.fromEntries(changed.map((name) => [name, masked[name]])) };
}
