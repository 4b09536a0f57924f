import { Injectable } from '@nestjs/common';
import type { Rejection } from '#kernel';
import { hashOf } from './hash-of.js';
import { type DefinitionDrafting, propose, readDrafting } from './model/publish/propose.js';
import { refused } from './model/read/reading.js';
import { type Drafted, openDraft } from './open-draft.js';
import { type Asking, DraftStore } from './store/draft.store.js';

/** An item, a guide or another definition of the list as drafted; kept with its findings, it counts for nothing before it is published. */
@Injectable()
export class DraftDefinition {
  constructor(private readonly store: DraftStore) {}

  /**
   * `source`: the paper it rests on, as the public reads it. Rejections: UNAUTHENTICATED, KEY_REUSED, CONTENDED, ONE_CONTENT, those of
   * the readers (`SEED-…`, all at once) and of `propose`.
   */
  async execute(
    asking: Asking,
    drafting: DefinitionDrafting,
    source: string,
  ): Promise<Drafted | Rejection | readonly Rejection[]> {
    const read = readDrafting(drafting);
    if (refused(read)) return read;
    const { kind, code } = read.own;
    const target = { kind, code, on: drafting.effectiveFrom, source };
    return openDraft(this.store, asking, target, (world) => propose(drafting, read, world, hashOf));
  }
}
