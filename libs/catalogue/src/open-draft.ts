import type { LocalDate, Rejection } from '#kernel';
import { reject } from '#kernel';
import { newId } from '#platform';
import type { DraftKind, DraftWorld, Proposed } from './model/publish/draft.js';
import { refusalOf } from './refusal.js';
import type { Asking, DraftStore } from './store/draft.store.js';

export interface Drafted {
  readonly draftId: string;
  readonly replayed: boolean;
}

/** What to ask about before anything is decided: the code, and the day from which a version of it would hold. */
export interface Target {
  readonly kind: DraftKind;
  readonly code: string;
  readonly on: LocalDate;
}

/** What a drafting decides with the world before it: the draft to be kept, or why there is none. */
export type Deciding<R> = (world: DraftWorld) => Proposed | R;

const ATTEMPTS = 4;

/**
 * The two trips of every drafting: read what the draft stands upon, decide, keep it. Rejections: UNAUTHENTICATED, KEY_REUSED,
 * CONTENDED and those of `decide`.
 */
export async function openDraft<R extends Rejection | readonly Rejection[]>(
  store: DraftStore,
  asking: Asking,
  { source, ...target }: Target & { readonly source: string },
  decide: Deciding<R>,
): Promise<Drafted | Rejection | R> {
  const event = `${target.kind === 'calendar' ? 'calendar' : 'catalogue'}.draft`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const world = await store.prepare(asking, target);
    if (world.word !== 'go') {
      const { draftId = '' } = world;
      return refusalOf(world, event) ?? { draftId, replayed: true };
    }
    const proposed = decide(world);
    if (!('along' in proposed)) return proposed;
    const draftId = newId();
    const draft = { ...proposed, id: draftId, source, basedOn: world.latest?.version ?? 0 };
    const written = await store.open(asking, draft);
    if (written) return refusalOf(written, event) ?? { draftId, replayed: false };
  }
  return reject('CONTENDED');
}
