import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection, reject } from '#kernel';
import { type ItemState, itemState } from './item-state.js';
import { lineOf } from './line.js';
import { Loading } from './loading.js';
import type { Command } from './model/command.js';
import { decide } from './model/decide.js';
import type { Item } from './model/item.js';
import { jointAlarms } from './model/joint.js';
import type { Outcome } from './model/outcome.js';
import { alarmsOf } from './model/projection.js';
import { type Asking, CaseworkStore, type LoadedCase, type Stop } from './store/casework.store.js';

/** What an act leaves its caller with: where to look, and how the item stands now; a replay has to look for itself. */
export interface Done {
  readonly caseId: string;
  readonly seq: number;
  readonly idx: number | null;
  readonly replayed: boolean;
  readonly after?: ItemState;
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
    private readonly loading: Loading,
  ) {}

  /** Null where time has done nothing. Rejections: UNAUTHENTICATED, ABSENT, KEY_REUSED, CONTENDED and those of `decide`. */
  async execute(
    asking: Asking,
    on: { readonly caseId: string; readonly idx: readonly number[] | null },
    command: (loaded: LoadedCase, items: readonly Item[]) => Command | Promise<Command>,
  ): Promise<Done | Rejection | null> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const loaded = await this.store.load(asking, on.caseId, on.idx);
      if (loaded.word !== 'go') return answered(loaded);
      const { now, actor, file, results: register } = loaded;
      const items = await this.loading.items(loaded.items, file);
      const wanted = await command(loaded, items);
      const world = { now, actor, file, register, ...(await this.loading.joint(file)) };
      const outcome = decide(items, wanted, world);
      if (isRejection(outcome)) return outcome;
      if (!outcome) {
        await this.store.rearm(on.caseId, file.seq, [
          ...items.flatMap((item) => alarmsOf(item, now)),
          ...jointAlarms(world.joint, items),
        ]);
        return null;
      }
      const done = await this.write(asking, loaded, { items, wanted, outcome });
      if (done) return done;
    }
    return reject('CONTENDED');
  }

  private async write(
    asking: Asking,
    loaded: LoadedCase,
    { items, wanted, outcome }: { items: readonly Item[]; wanted: Command; outcome: Outcome },
  ): Promise<Done | null> {
    const { actor, file } = loaded;
    const idx = wanted.type === 'ACT' ? wanted.idx : null;
    const line = lineOf(file.id, actor, outcome);
    const acted = await this.store.act(asking, file.id, {
      ...outcome,
      ...{ idx, roles: actor.roles, seen: file.seq, line },
    });
    if (acted?.word !== 'done') return null;
    const item = items.find((each) => each.idx === idx);
    const change = outcome.changes.find((each) => each.idx === idx);
    if (!item || !change) return { caseId: file.id, seq: acted.seq, idx, replayed: false };
    const { standing, work, facts, version } = change;
    const now: Item = { ...item, standing, work, version: version + 1, context: { ...item.context, facts } };
    return { caseId: file.id, seq: acted.seq, idx, replayed: false, after: itemState(now, loaded) };
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
