import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection } from '#kernel';
import { hashOf } from './hash-of.js';
import type { Draft } from './model/publish/draft.js';
import { KINDS } from './model/publish/kinds.js';
import { type DefinitionDrafting, propose, readDrafting } from './model/publish/propose.js';
import { refused } from './model/read/reading.js';
import { refusalOf } from './refusal.js';
import { DraftStore } from './store/draft.store.js';

/** What a draft would be told, were it kept. `publishable`: no finding is an error. */
export interface CheckedDefinition {
  readonly findings: Draft['findings'];
  readonly diff: unknown;
  readonly publishable: boolean;
}

/** The check alone: nothing is kept, so it may be asked as often as an editor likes. */
@Injectable()
export class CheckDefinition {
  constructor(private readonly store: DraftStore) {}

  /** Rejections: those of drafting, but for KEY_REUSED and CONTENDED. */
  async execute(
    principal: string,
    drafting: DefinitionDrafting,
  ): Promise<CheckedDefinition | Rejection | readonly Rejection[]> {
    const read = readDrafting(drafting);
    if (refused(read)) return read;
    const { kind, code } = read.own;
    const asking = { principal, key: null, hash: null };
    const world = await this.store.prepare(asking, { kind, code, on: drafting.effectiveFrom });
    if (world.word !== 'go') {
      const refusal = refusalOf(world, 'catalogue.draft');
      if (refusal) return refusal;
      throw new Error('a check without a key is never a replay');
    }
    const proposed = propose(drafting, read, world, hashOf);
    if (isRejection(proposed)) return proposed;
    const { findings, content } = proposed;
    const publishable = !findings.some(({ severity }) => severity === 'error');
    const before = world.latest?.content ?? null;
    return { findings, diff: before && KINDS[kind].diff(before, content), publishable };
  }
}
