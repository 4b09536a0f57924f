import { Injectable } from '@nestjs/common';
import type { Bilingual } from '#kernel';
import { remedyOf, wordsOf } from './model/words.js';
import { hashQueryCode } from './query-code.js';
import { CaseworkQueries, type PublicStatusRow } from './store/casework.queries.js';

type Words = ReturnType<typeof wordsOf> & { readonly remedy: Bilingual | null };

/** What the receipt number and the query code together open to anybody: no person, no paper, no opinion. */
export interface PublicStatus extends Omit<PublicStatusRow, 'items' | 'today'> {
  readonly items: readonly (PublicStatusRow['items'][number] & Words)[];
}

/** The anonymous status of a case, in the applicant's words. */
@Injectable()
export class ReadPublicStatus {
  constructor(private readonly queries: CaseworkQueries) {}

  /** Null whichever of the two is wrong. Both are typed in by hand: case and blanks do not count. */
  async execute(receiptNo: string, queryCode: string): Promise<PublicStatus | null> {
    const found = await this.queries.publicStatus(receiptNo.trim().toUpperCase(), hashQueryCode(queryCode));
    if (!found) return null;
    const { today, ...shown } = found;
    return {
      ...shown,
      items: found.items.map((item) => ({
        ...item,
        ...wordsOf(item.standing, item.turn),
        remedy: remedyOf(item.standing, item.dueOn, today),
      })),
    };
  }
}
