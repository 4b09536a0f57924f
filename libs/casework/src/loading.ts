import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import type { Command, World } from './model/command.js';
import { askableAt } from './model/confirmations.js';
import type { Item } from './model/item.js';
import type { Joint, JointFacts } from './model/joint-facts.js';
import { saidIn } from './model/wording/said.js';
import type { LoadedCase, LoadedItem } from './store/casework.store.js';

/** Commands about several items that carry words. */
const SPEAKING: readonly Command['type'][] = ['HAND_OUT', 'CONVENE_MEETING', 'RECORD_MEETING'];

/** Stored rows as the rules know them: with their published definition, their guide's standing and the calendar. */
@Injectable()
export class Loading {
  constructor(private readonly published: Published) {}

  /** The joint handling of a case: what its guide published, with what is known of it. */
  async joint({
    guideVersion,
    joint: facts,
  }: {
    readonly guideVersion: number;
    readonly joint: JointFacts | null;
  }): Promise<{ readonly joint?: Joint }> {
    const terms = facts && (await this.published.guide(guideVersion)).joint;
    return terms ? { joint: { terms, facts } } : {};
  }

  /** What the guide wants confirmed, where something may still be filed; nothing is read where there is nobody to ask. */
  async askable({
    file: { guideVersion },
    confirmers,
  }: Pick<LoadedCase, 'confirmers'> & {
    readonly file: { readonly guideVersion: number };
  }): Promise<Pick<World, 'askable'>> {
    if (confirmers.length === 0) return {};
    return { askable: askableAt(await this.published.guide(guideVersion), confirmers) };
  }

  /** How the guide handles its one window, where something may still be filed under it. */
  async window({ items, file }: Pick<LoadedCase, 'items' | 'file'>): Promise<Pick<World, 'window'>> {
    if (!items.some(({ standing }) => standing === 'planned')) return {};
    const { window } = await this.published.guide(file.guideVersion);
    return window ? { window } : {};
  }

  /** The items a text may speak of; none where the command carries no words. */
  async named(command: Command): Promise<Pick<World, 'named'>> {
    const words = command.type === 'ACT' ? saidIn(command.event).length > 0 : SPEAKING.includes(command.type);
    return words ? { named: await this.published.itemNames() } : {};
  }

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
