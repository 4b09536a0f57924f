import { pointInto, type Rejection, reject } from '#kernel';
import type { MaterialLine } from '#model/catalogue';
import type { EventOf } from '../events.js';
import type { ItemContext } from '../item-context.js';
import { offList, outside } from '../off-list.js';

/** What sharing (国务院令716号 7-12) or an earlier result supplies is never asked of the applicant, by no notice either. */
export const fromApplicant = (line: MaterialLine): boolean => !line.shared && line.producedBy.length === 0;

/** Lines that may be asked of the applicant: its own to bring, and not what an assessment of the base stands for (区域评估). */
export function askable({ definition, facts: { covered = [] } }: ItemContext): readonly MaterialLine[] {
  const isCovered = ({ id }: MaterialLine) => covered.some(({ line }) => line === id);
  return definition.materials.filter((line) => fromApplicant(line) && !isCovered(line));
}

/** Lines of the version that are the applicant's to bring, each once. */
function foundLines(context: ItemContext, ids: readonly string[]): Rejection | null {
  const [strange] = outside(ids, askable(context), '/lines');
  if (strange) return offList(strange.at, strange.id);
  const again = ids.findIndex((id, at) => ids.indexOf(id) !== at);
  return again < 0 ? null : reject('LINE_TWICE', { pointer: pointInto('/lines', again) });
}

/** A finding without lines says that nothing is missing. */
export function findingRefusal(context: ItemContext, { lines }: EventOf<'FIND_GAPS'>): Rejection | null {
  return foundLines(
    context,
    lines.map(({ line }) => line),
  );
}

/** Asked during the review: lines of the version, never a new one; what stops a clock is a published ground. */
export function askRefusal(context: ItemContext, { lines, ground }: EventOf<'ASK'>): Rejection | null {
  if (lines.length === 0) return reject('LINES_MISSING', { pointer: '/lines' });
  const named = context.definition.grounds.find(({ id }) => id === ground);
  if (ground !== undefined && named?.kind !== 'suspension') return offList('/ground', ground);
  if (named && context.facts.stops.some(({ to }) => !to))
    return reject('CLOCK_STOPPED', { pointer: '/ground' });
  return findingRefusal(context, { lines } as EventOf<'FIND_GAPS'>);
}

/** No organ of the record: the one that was named is not competent. */
export const NO_ORGAN = 0;

/** The organ that the authority record names, and another than has it. */
export function rerouteRefusal(_: ItemContext, { from, to }: EventOf<'REROUTE'>): Rejection | null {
  if (to === NO_ORGAN) return reject('NOT_COMPETENT', { pointer: '/to' });
  return from === to ? reject('ROUTED_ALREADY', { pointer: '/to' }) : null;
}
