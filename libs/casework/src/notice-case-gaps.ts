import { Injectable } from '@nestjs/common';
import { type Limit, localDateOf } from '#calendar';
import type { Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import type { Asking } from './store/casework.store.js';

/** NOTICE_CASE_GAPS 全案一次性告知: what the departments found, told to the applicant in one act and one notice (行政许可法 32(1)(四)). */
@Injectable()
export class NoticeCaseGaps {
  constructor(private readonly act: ActOnCase) {}

  /** `ifSeq` is the version of the case that was seen. Rejections: those of `ActOnCase` and of `noticeTogether`. */
  async execute(
    asking: Asking,
    { caseId, ifSeq }: { readonly caseId: string; readonly ifSeq: number },
    reply: Limit,
  ): Promise<Done | Rejection> {
    const done = await this.act.execute(asking, { caseId, idx: null }, ({ now, file }) => ({
      type: 'NOTICE_CASE_GAPS',
      on: localDateOf(now),
      reply,
      seen: { ifSeq, seq: file.seq },
    }));
    if (!done) throw new Error('a notice either happens or is refused');
    return done;
  }
}
