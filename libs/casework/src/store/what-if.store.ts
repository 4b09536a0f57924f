import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';
import type { ItemFacts } from '../model/facts.js';

/** An item without anything that says whose it is: versions and days. */
export interface DatedItem {
  readonly code: string;
  readonly park: string;
  readonly itemVersion: number;
  readonly guideVersion: number;
  readonly calendar: number;
  readonly facts: Partial<ItemFacts>;
}

export interface DatedPage {
  readonly word: 'go';
  readonly today: LocalDate;
  /** The last case looked at, from which the next page goes on; null when there was none. */
  readonly last: string | null;
  readonly items: readonly DatedItem[];
}

/** Which items are looked at: of one code, filed on these days, both included; null where it does not matter. */
export interface Looking {
  readonly code: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Reads dated items in bounded pages, for questions about all of them. */
@Injectable()
export class WhatIfStore {
  constructor(private readonly database: Database) {}

  /** The items of the next `cases` cases after `after` that the reader may ask about; null where nobody is signed in. */
  async page(
    principal: string,
    { after, cases }: { readonly after: string | null; readonly cases: number },
    { code, from, to }: Looking,
  ): Promise<DatedPage | null> {
    const [row] = await this.database.call<{ page: DatedPage | { readonly word: 'nobody' } }>(
      'select casework.dated_items($1, $2, $3, $4, $5, $6) as page',
      [principal, after, cases, code, from, to],
    );
    if (!row) throw new Error('casework.dated_items answered nothing');
    return row.page.word === 'go' ? row.page : null;
  }
}
