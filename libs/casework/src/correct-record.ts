import { Injectable } from '@nestjs/common';
import type { LocalDate, Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import { CaseHistory } from './case-history.js';
import type { Asking } from './store/casework.store.js';

/** What is to be put right: the line, the event in it, the right day, and why. */
export interface Mistake {
  readonly seq: number;
  readonly of: string;
  readonly to: LocalDate;
  readonly reason: string;
}

/** CORRECT_RECORD 更正: a second person puts a day of the record right; nothing is deleted, every date is folded anew. */
@Injectable()
export class CorrectRecord {
  constructor(
    private readonly act: ActOnCase,
    private readonly history: CaseHistory,
  ) {}

  /** `ifVersion` is the item version that was seen. Rejections: those of `ActOnCase` and of `correct`. */
  async execute(
    asking: Asking,
    { caseId, idx, ifVersion }: { readonly caseId: string; readonly idx: number; readonly ifVersion: number },
    mistake: Mistake,
  ): Promise<Done | Rejection> {
    const done = await this.act.execute(asking, { caseId, idx: null }, async ({ file }) => ({
      type: 'CORRECT',
      idx,
      ifVersion,
      ...mistake,
      history: await this.history.of(caseId, idx, file.guideVersion),
    }));
    if (!done) throw new Error('a correction either happens or is refused');
    return done;
  }
}
