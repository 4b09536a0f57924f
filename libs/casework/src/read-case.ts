import { Injectable } from '@nestjs/common';
import type { Bilingual } from '#kernel';
import { type ItemDetail, itemDetail } from './item-state.js';
import { Loading } from './loading.js';
import { type CaseRow, CaseworkQueries } from './store/casework.queries.js';

export interface CaseDetail extends CaseRow {
  readonly seq: number;
  readonly items: readonly (ItemDetail & { readonly organ: Bilingual & { readonly handle: string } })[];
}

/** One case with its items as the reader may see them. */
@Injectable()
export class ReadCase {
  constructor(
    private readonly queries: CaseworkQueries,
    private readonly loading: Loading,
  ) {}

  /** Null where the case is absent or not the reader's to see. */
  async execute(principal: string, caseId: string): Promise<CaseDetail | null> {
    const view = await this.queries.case(principal, caseId);
    if (!view) return null;
    const { items: rows, me: actor, now, applicantOrgan, parkId, guideVersion, ...shown } = view;
    const items = await this.loading.items(rows, { guideVersion });
    const reading = { actor, now, file: { applicantOrgan, parkId } };
    return {
      ...shown,
      items: rows.flatMap(({ organ }, at) => {
        const item = items[at];
        return item ? [{ ...itemDetail(item, reading), organ }] : [];
      }),
    };
  }
}
