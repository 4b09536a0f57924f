import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { refusalOf } from './refusal.js';
import { type Asking, DraftStore } from './store/draft.store.js';

const ATTEMPTS = 4;

/** A draft that shall not be published: any editor may take it off the table. The row stays. */
@Injectable()
export class WithdrawDraft {
  constructor(private readonly store: DraftStore) {}

  /** Rejections: UNAUTHENTICATED, FORBIDDEN, ABSENT, KEY_REUSED, DRAFT_CLOSED, STALE, CONTENDED. */
  async execute(
    asking: Asking,
    draftId: string,
    ifVersion: number,
  ): Promise<{ readonly replayed: boolean } | Rejection> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const written = await this.store.withdraw(asking, draftId, ifVersion);
      if (written) return refusalOf(written, 'catalogue.draft') ?? { replayed: written.word === 'replay' };
    }
    return reject('CONTENDED');
  }
}
