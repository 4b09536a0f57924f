import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { type Rejection, reject, signature } from '#kernel';
import { canonical } from '#record';
import { answered, type Done } from './act-on-case.js';
import { CaseHistory } from './case-history.js';
import { erasureRefusal, factsWithout, isPersonal } from './model/detail/erase.js';
import type { ErasureGround } from './model/detail/retention.js';
import { type Asking, CaseworkStore, type LoadedCase } from './store/casework.store.js';
import { type Erasure, ErasureStore } from './store/erasure.store.js';

export interface ErasureWish {
  /** Line of the journal. */
  readonly seq: number;
  readonly ground: ErasureGround;
}

const ATTEMPTS = 4;

/**
 * ERASE_DETAIL: the personal texts of one line, and of the form with the first one, are gone for good: out of the line, the facts
 * of its items and its notices. What was done, when and by whom stays, and so does the chain.
 */
@Injectable()
export class EraseDetail {
  constructor(
    private readonly store: CaseworkStore,
    private readonly history: CaseHistory,
    private readonly erasures: ErasureStore,
  ) {}

  /** Rejections: UNAUTHENTICATED, ABSENT, KEY_REUSED, FORBIDDEN, RECUSED, HELD_OPEN, HELD_UNTIL, NO_SUCH_DETAIL, CONTENDED. */
  async execute(asking: Asking, caseId: string, wish: ErasureWish): Promise<Done | Rejection> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const loaded = await this.store.load(asking, caseId, null);
      if (loaded.word !== 'go') return answered(loaded);
      const refusal = erasureRefusal(loaded.actor, loaded.file, loaded.now);
      if (refusal) return refusal;
      const erased = await this.erasures.erase(asking, caseId, await this.erasure(loaded, wish));
      if (!erased) continue;
      if (erased.word === 'nothing') return reject('NO_SUCH_DETAIL', { pointer: '/seq' });
      if (erased.word === 'done') return { caseId, seq: erased.seq, idx: null, replayed: false };
      return answered({ ...erased, word: erased.word, caseId, idx: null });
    }
    return reject('CONTENDED');
  }

  private async erasure({ actor, file, items, now }: LoadedCase, wish: ErasureWish): Promise<Erasure> {
    const { seq, ground } = wish;
    const lines = await this.store.lines(file.id);
    const entries = lines.find((line) => line.seq === seq)?.entries ?? [];
    const idx = [...new Set(entries.filter(isPersonal).map((entry) => entry.idx))].sort((a, b) => a - b);
    const changes = [];
    for (const { idx: of, version } of items.filter((item) => idx.includes(item.idx))) {
      const history = await this.history.of(file.id, of, file.guideVersion);
      if (history) changes.push({ idx: of, version, facts: factsWithout(history, seq) });
    }
    const effectiveOn = localDateOf(now);
    const nothing = { entries: [], results: [], alerts: [], notices: [], papers: [] };
    const line = canonical({
      ...{ case: file.id, kind: 'ERASE_DETAIL', effectiveOn, by: signature(actor), ...nothing },
      erased: { seq, ground, idx },
    });
    return { erases: seq, roles: actor.roles, effectiveOn, line, seen: file.seq, changes };
  }
}
