import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import type { LocalDate, Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import type { Asking } from './store/casework.store.js';

/** Who came for which item, and the minutes. */
export interface Held {
  readonly meeting: string;
  readonly attendance: readonly { readonly n: number; readonly officers: readonly string[] }[];
  readonly minutes: string;
}

/** RECORD_MEETING: one record for all who were invited; each item keeps its own part. */
@Injectable()
export class RecordMeeting {
  constructor(private readonly act: ActOnCase) {}

  /** `ifSeq` is the version of the case that was seen. Rejections: those of `ActOnCase` and of `recordMeeting`. */
  async execute(
    asking: Asking,
    { caseId, ifSeq }: { readonly caseId: string; readonly ifSeq: number },
    held: Held,
    effectiveOn?: LocalDate,
  ): Promise<Done | Rejection> {
    const done = await this.act.execute(asking, { caseId, idx: null }, ({ now, file }) => ({
      type: 'RECORD_MEETING',
      on: effectiveOn ?? localDateOf(now),
      ...held,
      seen: { ifSeq, seq: file.seq },
    }));
    if (!done) throw new Error('a meeting is either recorded or refused');
    return done;
  }
}
