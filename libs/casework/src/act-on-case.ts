import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import { isRejection, type Rejection, reject } from '#kernel';
import type { Command, World } from './model/command.js';
import { decide } from './model/decide.js';
import type { Item } from './model/item.js';
import { alarmsOf } from './model/projection.js';
import { type Asking, CaseworkStore, type LoadedCase, type Stop } from './store/casework.store.js';
import { lineOf } from './line.js';

/** What an act leaves its caller with: where to look for the case as it is now. */
export interface Done {
  readonly caseId: string;
  readonly seq: number;
  readonly idx: number | null;
  readonly replayed: boolean;
}

/** Two trips that meet another act are asked again from the start; more than this is a fault, not a race. */
const ATTEMPTS = 8;

/**
 * The way of every act on a case: read (one trip, no lock) → decide → act (one call, versions compared). The command is
 * made from what was read, so that "today" and "who" are the database's word.
 */
@Injectable()
export class ActOnCase {
  constructor(
    private readonly store: CaseworkStore,
    private readonly published: Published,
  ) {}

  /**
   * Null where time has done nothing. Rejections: UNAUTHENTICATED, ABSENT, KEY_REUSED, CONTENDED and those of `decide`.
   */
  async execute(
    asking: Asking,
    on: { readonly caseId: string; readonly idx: readonly number[] | null },
    command: (loaded: LoadedCase) => Command,
  ): Promise<Done | Rejection | null> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const loaded = await this.store.load(asking, on.caseId, on.idx);
      if (loaded.word !== 'go') return answered(loaded);
      const items = await this.items(loaded);
      const world = worldOf(loaded);
      const wanted = command(loaded);
      const outcome = decide(items, wanted, world);
      if (isRejection(outcome)) return outcome;
      if (!outcome) {
        await this.store.rearm(on.caseId, loaded.file.seq, items.flatMap((item) => alarmsOf(item, world.now)));
        return null;
      }
      const idx = wanted.type === 'ACT' ? wanted.idx : null;
      const acted = await this.store.act(asking, on.caseId, {
        ...outcome,
        idx,
        roles: loaded.actor.roles,
        line: lineOf(on.caseId, loaded.actor, outcome),
      });
      if (acted?.word === 'done') return { caseId: on.caseId, seq: acted.seq, idx, replayed: false };
    }
    return reject('CONTENDED');
  }

  /** The loaded rows as the rules know them: with their definition, their guide's standing and the calendar. */
  async items({ items, file, calendar }: Pick<LoadedCase, 'items' | 'calendar'> & { file: { guideVersion: number } }): Promise<Item[]> {
    const days = await this.published.calendar(calendar);
    const { standing: waitsAs } = await this.published.guide(file.guideVersion);
    return Promise.all(
      items.map(async ({ facts, ...item }) => {
        const definition = await this.published.item(item.itemVersion);
        return { ...item, context: { definition, waitsAs, calendar: days, facts } };
      }),
    );
  }
}

/** The end of a request that never reaches a rule: not signed in, not there, or answered before. */
export function answered(stop: Stop): Done | Rejection {
  switch (stop.word) {
    case 'nobody':
      return reject('UNAUTHENTICATED');
    case 'absent':
      return reject('ABSENT');
    case 'key-reused':
      return reject('KEY_REUSED');
    case 'replay':
      return { caseId: stop.caseId, seq: stop.seq, idx: stop.idx, replayed: true };
  }
}

function worldOf({ now, actor, file, results }: LoadedCase): World {
  return { now, actor, file, register: results };
}
