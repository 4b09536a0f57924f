import { Injectable } from '@nestjs/common';
import type { Asking } from '#casework';
import { isRejection, type Rejection, reject } from '#kernel';
import { may, recusal } from '#model/identity';
import { actOf } from './act.js';
import { lookWrite } from './look-write.js';
import { type ExchangeWish, type ExchangeWorld, exchangeCode } from './model/legacy/exchange.js';
import { maskParticulars } from './model/licence/particulars-of.js';
import { RegistrationStore } from './store/registration.store.js';

/** EXCHANGE (换证): old certificates in, one code out. */
@Injectable()
export class ExchangeCertificates {
  constructor(private readonly store: RegistrationStore) {}

  /** Rejections: those of `lookWrite` and of `exchangeCode`, FORBIDDEN, RECUSED. */
  async execute(
    asking: Asking,
    companyId: string,
    wish: ExchangeWish,
  ): Promise<{ replayed: boolean } | Rejection> {
    const done = await lookWrite({
      look: () => this.store.lookAtCompany(asking, companyId),
      decide: (world: ExchangeWorld) => {
        const { actor, today, company } = world;
        if (!may(actor, 'legacy.exchange', { organId: actor.organId }))
          return reject('FORBIDDEN', { params: { event: 'legacy.exchange' } });
        const recused = recusal(actor, company.applicantOrgan);
        if (recused) return recused;
        const exchanged = exchangeCode(wish, world);
        if (isRejection(exchanged)) return exchanged;
        const { returned, lost, lossNote = null, prefix } = wish;
        const particulars = maskParticulars({ ...wish.particulars, name: company.name });
        const says = { company: company.id, returned, lost, lossNote, particulars };
        const act = actOf(actor, { kind: 'EXCHANGE', today, says });
        return { ...act, prefix, version: company.version, code: exchanged.code };
      },
      write: (act) => this.store.exchange(asking, companyId, act),
    });
    return isRejection(done) ? done : { replayed: done.replayed };
  }
}
