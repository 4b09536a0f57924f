import { type Bilingual, type Rejection, reject } from '#kernel';
import { may } from '../matrix.js';
import { forbidden } from './reach.js';
import type { Change, Seen } from './seen.js';

export interface OrganWish {
  readonly handle: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly level: string;
  readonly parkId?: number;
  readonly creditCode?: string;
}

/** An organ is entered by a keeper whose reach it lies in. Rejections: FORBIDDEN, NO_SUCH_PARK, ORGAN_TAKEN. */
export function enterOrgan(wish: OrganWish, id: string) {
  return ({ actor, taken, park }: Seen): Change | Rejection => {
    const parkId = wish.parkId ?? null;
    if (!may(actor, 'organ.enter', { ...(parkId !== null && { parkId }) })) return forbidden('organ.enter');
    if (parkId !== null && park !== true) return reject('NO_SUCH_PARK', { pointer: '/parkId' });
    if (taken) return reject('ORGAN_TAKEN', { pointer: '/handle' });
    const { handle, kind, level } = wish;
    const body = kind === 'enterprise' || kind === 'agency' ? 'company' : 'administrative';
    const row = { ...wish, parkId, stream: id, body, confirmed: true };
    return {
      kind: 'ENTER_ORGAN',
      stream: id,
      says: { handle, organKind: kind, level, parkId },
      rows: { organ: row },
    };
  };
}
