import { Injectable } from '@nestjs/common';
import { isRejection } from '#kernel';
import { ActOnProject } from './act-on-project.js';
import { ringRegister } from './model/register/ring-register.js';

const SYSTEM = { principal: 'system:time', key: null, hash: null } as const;

/** Time looks at a register: what has lapsed, which obligation is overdue. Ringing re-checks in its act, so a bell too many does nothing. */
@Injectable()
export class RingRegister {
  constructor(private readonly act: ActOnProject) {}

  /** False where the stream is no project's. */
  async execute(streamId: string): Promise<boolean> {
    const done = await this.act.execute(SYSTEM, { id: streamId }, ringRegister);
    if (!isRejection(done)) return true;
    if (done.code === 'ABSENT') return false;
    throw new Error(`time could not act on project ${streamId}: ${done.code}`);
  }
}
