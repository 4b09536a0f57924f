import { Injectable } from '@nestjs/common';
import type { Rejection } from '#kernel';
import type { Done } from './act-on-case.js';
import { ActOnItem, type Wish } from './act-on-item.js';
import { SYSTEM } from './ring-alarms.js';

/** What a remote side says of what it was asked to confirm. `message`: the id of the message it said it in, the same at every try. */
export interface RemoteAnswer {
  readonly caseId: string;
  readonly idx: number;
  readonly message: string;
  /** Digest of what it said: the same id with something else in it is refused. */
  readonly hash: string;
  readonly wish: Extract<Wish, { type: 'CONFIRM' | 'OBJECT' | 'PROVISIONAL' }>;
}

/**
 * CONFIRM, OBJECT, PROVISIONAL by the system of the organ that was asked: signed by no person, so the line names its message. That the
 * message is the organ's, the caller has verified. Rejections: those of `ActOnItem`.
 */
@Injectable()
export class AnswerAsRemote {
  constructor(private readonly act: ActOnItem) {}

  execute({ caseId, idx, message, hash, wish }: RemoteAnswer): Promise<Done | Rejection> {
    const asking = { ...SYSTEM, key: `remote:${message}`, hash };
    return this.act.execute(asking, { caseId, idx }, { ...wish, message });
  }
}
