import { type Bilingual, type Rejection, reject } from '#kernel';
import { may } from '../matrix.js';
import { forbidden } from './reach.js';
import { fitsKind } from './roles.js';
import type { Change, Seen } from './seen.js';

export interface OrganWish {
  readonly handle: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly level: string;
  readonly parkId?: number;
  readonly creditCode?: string;
}

/** They belong to no park, whatever their level. */
const isOfApplicants = (kind: string): boolean => fitsKind('applicant', kind);

/** An organ is entered by a keeper whose reach it lies in. Rejections: FORBIDDEN, PARK_MISSING, NO_SUCH_PARK, ORGAN_TAKEN. */
export function enterOrgan(wish: OrganWish, id: string) {
  return ({ actor, taken, park }: Seen): Change | Rejection => {
    const parkId = wish.parkId ?? null;
    if (!may(actor, 'organ.enter', { ...(parkId !== null && { parkId }) })) return forbidden('organ.enter');
    const strange = parkRefusal(wish, park === true);
    if (strange) return strange;
    if (taken) return reject('ORGAN_TAKEN', { pointer: '/handle' });
    const { handle, kind, level } = wish;
    const body = isOfApplicants(kind) ? 'company' : 'administrative';
    const row = { ...wish, parkId, stream: id, body, confirmed: true };
    return {
      kind: 'ENTER_ORGAN',
      stream: id,
      says: { handle, organKind: kind, level, parkId },
      rows: { organ: row },
    };
  };
}

function parkRefusal({ kind, level, parkId }: OrganWish, isThere: boolean): Rejection | null {
  if (typeof parkId === 'number') return isThere ? null : reject('NO_SUCH_PARK', { pointer: '/parkId' });
  const needed = level === 'park' && !isOfApplicants(kind);
  return needed ? reject('PARK_MISSING', { pointer: '/parkId' }) : null;
}
