import { localDateOf } from '#calendar';
import type { LocalDate } from '#kernel';
import { type AssessmentThere, coveredAt, type ItemDefinition } from '#model/catalogue';
import type { World } from '../command.js';
import type { ItemEvent } from '../events.js';
import type { Item } from '../item.js';
import type { CoveredLine } from './facts.js';

/** The lines of the item that assessments of the base stand for on that day, as the item will know them. */
export function coveredLines(
  definition: ItemDefinition,
  assessments: readonly AssessmentThere[],
  on: LocalDate,
): CoveredLine[] {
  return coveredAt(definition, assessments, on).map(({ line, by: { publication, content } }) => {
    const { code: assessment, name, document, issuer, until: validUntil } = content;
    return { line, assessment, publication, name, document, issuer, validUntil };
  });
}

/** A filing with what the base has had assessed by then; every other event as it is. Whatever lapses later takes nothing back. */
export function covering(
  { context }: Item,
  event: ItemEvent,
  { assessments = [], now }: Pick<World, 'assessments' | 'now'>,
): ItemEvent {
  if (event.type !== 'FILE') return event;
  // As of today: paper that came in earlier is received by what is published when it is entered.
  const covered = coveredLines(context.definition, assessments, localDateOf(now));
  return covered.length > 0 ? { ...event, covered } : event;
}
