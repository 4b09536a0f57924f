import { Injectable } from '@nestjs/common';
import { type Instant, isRejection } from '#kernel';
import { RingRegister } from '#projects';
import { ActOnCase, type CaseSubject, type Foreseen } from './act-on-case.js';

/** Time is only another person pressing a button: its name at the door of the acts. No HTTP header can spell it. */
export const SYSTEM = { principal: 'system:time', key: null, hash: null } as const;

/**
 * One act for all that time has done to a case: deemed acceptance, ends at a cap, results in force elsewhere, rungs passed.
 * Ringing re-checks in its act, so a bell too many does nothing.
 */
@Injectable()
export class RingAlarms {
  constructor(
    private readonly act: ActOnCase,
    private readonly register: RingRegister,
  ) {}

  /**
   * `idx`: the items in which something is due; null where nobody knows. `alone`: without those that wait for them, for the time when a
   * sibling cannot be read. What one of them decides then reaches those that wait by the register (`LookAgain`) instead of in the same act.
   */
  async execute(caseId: string, idx: readonly number[] | null = null, alone = false): Promise<void> {
    const on = { caseId, idx, alone };
    const done = await this.act.execute(SYSTEM, on, () => ({ type: 'TIME' }));
    // What rings and is no case is the register of a project.
    if (isRejection(done) && done.code === 'ABSENT' && (await this.register.execute(caseId))) return;
    if (isRejection(done)) throw new Error(`time could not act on case ${caseId}: ${done.code}`);
  }

  /** What `execute` would do with these items at `at`, as far as that can be told before (`ActOnCase.foresee`). */
  foresee(subjects: readonly CaseSubject[], at: Instant): Promise<Foreseen> {
    return this.act.foresee(SYSTEM, subjects, at);
  }
}
