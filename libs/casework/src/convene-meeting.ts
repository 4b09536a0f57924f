import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { Published } from '#catalogue';
import type { LocalDate, Rejection } from '#kernel';
import type { SessionKind } from '#model/catalogue';
import { newId } from '#platform';
import { ActOnCase, type Done } from './act-on-case.js';
import type { Asking } from './store/casework.store.js';

/** A meeting or visit to come: of which kind, when, where, for which items of the case. */
export interface Meeting {
  readonly kind: SessionKind;
  readonly day: LocalDate;
  readonly place: string;
  readonly items: readonly number[];
}

/** CONVENE_MEETING: the lead department convenes one joint review, survey or acceptance for many items (联合审图 联合踏勘 联合验收). */
@Injectable()
export class ConveneMeeting {
  constructor(
    private readonly act: ActOnCase,
    private readonly published: Published,
  ) {}

  /** `ifSeq` is the version of the case that was seen. Rejections: those of `ActOnCase` and of `convene`. */
  async execute(
    asking: Asking,
    { caseId, ifSeq }: { readonly caseId: string; readonly ifSeq: number },
    said: Meeting,
  ): Promise<Done | Rejection> {
    const meeting = newId();
    const done = await this.act.execute(asking, { caseId, idx: said.items }, async ({ now, file }) => ({
      type: 'CONVENE_MEETING',
      on: localDateOf(now),
      meeting,
      ...said,
      offered: (await this.published.guide(file.guideVersion)).sessions ?? [],
      seen: { ifSeq, seq: file.seq },
    }));
    if (!done) throw new Error('a meeting is either convened or refused');
    return done;
  }
}
