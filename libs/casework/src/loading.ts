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
    versions: { readonly guideVersion: number; readonly calendar: number },
  ): Promise<Item[]> {
    const calendar = await this.published.calendar(versions.calendar);
    const { standing: waitsAs } = await this.published.guide(versions.guideVersion);
    return Promise.all(
      rows.map(
        async ({ idx, code, organId, itemVersion, machineVersion, standing, work, version, facts }) => {
          const definition = await this.published.item(itemVersion);
          const context = { definition, waitsAs, calendar, facts };
          return { idx, code, organId, itemVersion, machineVersion, standing, work, version, context };
        },
      ),
    );
  }
}
