import { Injectable } from '@nestjs/common';
import type { Asking } from '#casework';
import { isRejection, type Rejection, reject } from '#kernel';
import { may, type Permission, recusal } from '#model/identity';
import { actOf } from './act.js';
import { lookWrite } from './look-write.js';
import { type Amendment, amendLicence } from './model/licence/amend-licence.js';
import { type LicenceLook, LicenceStore } from './store/licence.store.js';

const PERMISSION = {
  change: 'licence.change',
  replacement: 'licence.replace',
  cancellation: 'licence.cancel',
} as const satisfies Record<Amendment['kind'], Permission>;
const ACT = {
  change: 'CHANGE_LICENCE',
  replacement: 'REPLACE_LICENCE',
  cancellation: 'CANCEL_LICENCE',
} as const;

/** CHANGE, REPLACE, CANCEL: the next version of a licence, one line in its stream. */
@Injectable()
export class AmendLicence {
  constructor(private readonly store: LicenceStore) {}

  /** The code of the licence. Rejections: those of `lookWrite` and of `amendLicence`, FORBIDDEN, RECUSED. */
  async execute(
    asking: Asking,
    id: string,
    amendment: Amendment,
  ): Promise<{ readonly replayed: boolean } | Rejection> {
    const { kind, reason } = amendment;
    const done = await lookWrite({
      look: () => this.store.lookAtLicence(asking, id),
      decide: (world: LicenceLook) => {
        const { actor, today, licence } = world;
        if (!may(actor, PERMISSION[kind], { organId: actor.organId }))
          return reject('FORBIDDEN', { params: { event: PERMISSION[kind] } });
        const recused = recusal(actor, licence.applicantOrgan);
        if (recused) return recused;
        const particulars = amendLicence(amendment, world);
        if (isRejection(particulars)) return particulars;
        const says = { licence: id, code: licence.code, version: licence.version + 1, particulars, reason };
        const act = actOf(actor, { kind: ACT[kind], today, says });
        return {
          ...act,
          topics: ['licence.changed'],
          step: kind,
          version: licence.version,
          particulars,
          reason,
        };
      },
      write: (act) => this.store.amend(asking, id, act),
    });
    return isRejection(done) ? done : { replayed: done.replayed };
  }
}
