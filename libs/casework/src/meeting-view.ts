import type { Actor } from '#kernel';
import type { Item } from './model/item.js';
import type { MeetingPart } from './model/meeting/facts.js';

/** One meeting or visit of the case, put together from what each of its items knows. */
export interface MeetingView
  extends Pick<MeetingPart, 'id' | 'kind' | 'convenedOn' | 'day' | 'place' | 'basis'> {
  readonly heldOn: MeetingPart['heldOn'] | null;
  readonly minutes: string | null;
  readonly items: readonly {
    readonly n: number;
    readonly code: string;
    /** Null until it is recorded; nobody: the department was absent. */
    readonly officers: readonly string[] | null;
    /** Said to organs, for each to weigh; null for the applicant. */
    readonly opinion: MeetingPart['opinion'] | null;
  }[];
}

interface Reader {
  readonly actor: Actor;
  readonly file: { readonly applicantOrgan: number };
}

/** The meetings of the case in the order they were convened. */
export function meetingsOf(items: readonly Item[], { actor, file }: Reader): MeetingView[] {
  const isApplicant = actor.organId === file.applicantOrgan;
  const parts = items.flatMap(({ idx, code, context }) =>
    (context.facts.meetings ?? []).map((part) => ({ n: idx, code, part })),
  );
  return [...new Set(parts.map(({ part }) => part.id))].flatMap((id) => {
    const mine = parts.filter(({ part }) => part.id === id);
    const held = mine.find(({ part }) => part.heldOn)?.part;
    const [first] = mine;
    if (!first) return [];
    const { kind, convenedOn, day, place, basis } = first.part;
    const shown = mine.map(({ n, code, part }) => ({
      ...{ n, code, officers: part.officers ?? null },
      opinion: isApplicant ? null : (part.opinion ?? null),
    }));
    const record = { heldOn: held?.heldOn ?? null, minutes: held?.minutes ?? null };
    return [{ id, kind, convenedOn, day, place, basis, ...record, items: shown }];
  });
}
