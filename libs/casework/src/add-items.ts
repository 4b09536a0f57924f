import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { Published } from '#catalogue';
import type { Rejection } from '#kernel';
import { ActOnCase, type Done } from './act-on-case.js';
import type { Addition } from './model/add-command.js';
import { askableAt } from './model/confirmations.js';
import { ReadOffers } from './read-offers.js';
import { type Asking, CaseworkStore } from './store/casework.store.js';

/** ADD_ITEM 增加事项: more items of its guide join an open case, each received on the day it is added; nothing else moves. */
@Injectable()
export class AddItems {
  constructor(
    private readonly act: ActOnCase,
    private readonly store: CaseworkStore,
    private readonly published: Published,
    private readonly offers: ReadOffers,
  ) {}

  /** `ifSeq` is the version of the case that was seen. Rejections: those of `ActOnCase` and of the rule `addItems`. */
  async execute(
    asking: Asking,
    { caseId, ifSeq }: { readonly caseId: string; readonly ifSeq: number },
    addition: Addition,
  ): Promise<Done | Rejection> {
    const done = await this.act.execute(asking, { caseId, idx: null }, async ({ now, file, items }) => {
      const addable = await this.store.addable(caseId);
      if (!addable) throw new Error(`case ${caseId} is there and is not`);
      const applied = [...items, ...addition.items].map(({ code }) => code);
      const guide = await this.published.guide(file.guideVersion);
      return {
        type: 'ADD_ITEM',
        on: localDateOf(now),
        addition,
        guide,
        offered: await this.offers.execute(addable, addable.facts, applied),
        told: {
          register: addable.results,
          askable: askableAt(guide, addable.confirmers),
          channel: addable.channel,
          factsVersion: addable.factsVersion,
        },
        seen: { ifSeq, seq: file.seq },
      };
    });
    if (!done) throw new Error('items are either added or refused');
    return done;
  }
}
