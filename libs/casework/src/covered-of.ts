import { localDateOf } from '#calendar';
import type { Instant } from '#kernel';
import type { AssessmentThere } from '#model/catalogue';
import { coveredLines } from './model/covered/cover.js';
import type { CoveredLine } from './model/covered/facts.js';
import type { Item } from './model/item.js';

/** What was covered when it was filed; of what is still planned, what would be today. */
export function coveredOf(
  { standing, context }: Item,
  { assessments, now }: { readonly assessments: readonly AssessmentThere[]; readonly now: Instant },
): readonly CoveredLine[] {
  if (standing !== 'planned') return context.facts.covered ?? [];
  return coveredLines(context.definition, assessments, localDateOf(now));
}
