import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import type { Item } from './model/item.js';
import type { LoadedItem } from './store/casework.store.js';

/** Stored rows as the rules know them: with their published definition, their guide's standing and the calendar. */
@Injectable()
export class Loading {
  constructor(private readonly published: Published) {}

  async items(
    rows: readonly LoadedItem[],
    { guideVersion }: { readonly guideVersion: number },
  ): Promise<Item[]> {
    const { standing: waitsAs } = await this.published.guide(guideVersion);
    return Promise.all(
      rows.map(async ({ facts, ...row }) => {
        const definition = await this.published.item(row.itemVersion);
        const calendar = await this.published.calendar(row.calendar);
        return { ...row, context: { definition, waitsAs, calendar, facts } };
      }),
    );
  }
}
