import { Injectable } from '@nestjs/common';
import { isRejection } from '#kernel';
import { ActOnProject } from './act-on-project.js';
import { ringRegister } from './model/register/ring-register.js';
import { RecheckChannel, SYSTEM } from './recheck-channel.js';

/** Time looks at a register: what has lapsed, which obligation is overdue; and at its place in the green channel. Ringing re-checks in its act, so a bell too many does nothing. */
@Injectable()
export class RingRegister {
  constructor(
    private readonly act: ActOnProject,
    private readonly recheck: RecheckChannel,
  ) {}

  /** False where the stream is no project's. */
  async execute(streamId: string): Promise<boolean> {
    // The channel first: what it owes moves its day, and the alarm with it.
    if (!(await this.recheck.execute(streamId))) return false;
    const done = await this.act.execute(SYSTEM, { id: streamId }, ringRegister);
    if (!isRejection(done)) return true;
    if (done.code === 'ABSENT') return false;
    throw new Error(`time could not act on project ${streamId}: ${done.code}`);
  }
}
