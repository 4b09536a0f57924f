import { Inject, Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import { LOG, type Logger } from '#platform';
import type { Command, World } from './model/command.js';
import { askableAt } from './model/confirmations.js';
import type { Item } from './model/item.js';
import type { Joint, JointFacts } from './model/joint-facts.js';
import { saidIn } from './model/wording/said.js';
import { readable } from './readable.js';
import type { LoadedCase, LoadedItem } from './store/casework.store.js';

/** Commands about several items that carry words. */
const SPEAKING: readonly Command['type'][] = ['HAND_OUT', 'CONVENE_MEETING', 'RECORD_MEETING'];

/** Stored rows as the rules know them: with their published definition, their guide's standing and the calendar. */
@Injectable()
export class Loading {
  constructor(
    private readonly published: Published,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** As {@link readable}; what cannot be read is logged. */
  readable<Row extends { readonly code: string }, Shown>(
    rows: readonly Row[],
    show: (rows: readonly Row[]) => Promise<Shown>,
  ): Promise<{ readonly shown: Shown; readonly unreadable: readonly Row[] }> {
    return readable(rows, show, this.log);
  }

  /** The joint handling of a case: what its guide published, with what is known of it. */
  async joint({
    guideVersion,
    joint: facts,
  }: {
    readonly guideVersion: number;
    readonly joint: JointFacts | null;
  }): Promise<Joint | undefined> {
    const terms = facts && (await this.published.guide(guideVersion)).joint;
    return terms ? { terms, facts } : undefined;
  }

  /** What the guide wants confirmed, where something may still be filed; nothing is read where there is nobody to ask. */
  async askable({
    file: { guideVersion },
    confirmers,
  }: Pick<LoadedCase, 'confirmers'> & {
    readonly file: { readonly guideVersion: number };
  }): Promise<World['askable']> {
    if (confirmers.length === 0) return undefined;
    return askableAt(await this.published.guide(guideVersion), confirmers);
  }

  /** How the guide handles its one window, where something may still be filed under it. */
  async window({ items, file }: Pick<LoadedCase, 'items' | 'file'>): Promise<World['window']> {
    if (!items.some(({ standing }) => standing === 'planned')) return undefined;
    return (await this.published.guide(file.guideVersion)).window;
  }

  /** The items a text may speak of; none where the command carries no words. */
  async named(command: Command): Promise<World['named']> {
    const words = command.type === 'ACT' ? saidIn(command.event).length > 0 : SPEAKING.includes(command.type);
    return words ? this.published.itemNames() : undefined;
  }

  async items(
    rows: readonly LoadedItem[],
    { guideVersion }: { readonly guideVersion: number },
  ): Promise<Item[]> {
    const { standing: waitsAs } = await this.published.guide(guideVersion);
    return Promise.all(
      rows.map(async (row) => {
        const definition = await this.published.item(row.itemVersion);
        const calendar = await this.published.calendar(row.calendar);
        return {
          idx: row.idx,
          code: row.code,
          organId: row.organId,
          version: row.version,
          itemVersion: row.itemVersion,
          machineVersion: row.machineVersion,
          calendar: row.calendar,
          standing: row.standing,
          work: row.work,
          context: { definition, waitsAs, calendar, facts: row.facts },
        };
      }),
    );
  }
}
