import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import type { Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import type { Asking } from './store/casework.store.js';

/** WITHDRAW_CASE 撤件: ends every open item in one act; what is decided stays decided. */
@Injectable()
export class WithdrawCase {
  constructor(private readonly act: ActOnCase) {}

  /** `ifSeq` is the version of the case the applicant saw. Rejections: those of `ActOnCase`, FORBIDDEN, CASE_CONCLUDED. */
  async execute(
    asking: Asking,
    { caseId, ifSeq }: { readonly caseId: string; readonly ifSeq: number },
    note?: string,
  ): Promise<Done | Rejection> {
    const done = await this.act.execute(asking, { caseId, idx: null }, ({ now, file }) => ({
      type: 'WITHDRAW_CASE',
      on: localDateOf(now),
      seen: { ifSeq, seq: file.seq },
      ...(note && { note }),
    }));
    if (!done) throw new Error('a withdrawal either happens or is refused');
    return done;
  }
}
