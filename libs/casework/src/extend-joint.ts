import { Injectable } from '@nestjs/common';
import { type Limit, localDateOf } from '#calendar';
import type { Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import type { Asking } from './store/casework.store.js';

/** EXTEND_JOINT 联合办理延期: the same-level government lengthens the joint limit of a case, once (行政许可法 42 ¶2). */
@Injectable()
export class ExtendJoint {
  constructor(private readonly act: ActOnCase) {}

  /** `ifSeq` is the version of the case that was seen. Rejections: those of `ActOnCase`, FORBIDDEN, STALE and `jointRefusal`'s. */
  async execute(
    asking: Asking,
    { caseId, ifSeq }: { readonly caseId: string; readonly ifSeq: number },
    { more, reason }: { readonly more: Limit; readonly reason: string },
  ): Promise<Done | Rejection> {
    const done = await this.act.execute(asking, { caseId, idx: null }, ({ now, file }) => ({
      type: 'EXTEND_JOINT',
      on: localDateOf(now),
      more,
      reason,
      seen: { ifSeq, seq: file.seq },
    }));
    if (!done) throw new Error('an extension either happens or is refused');
    return done;
  }
}
