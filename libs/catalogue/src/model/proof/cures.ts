import { CURES, type Cure, type ItemDefinition, type MaterialLine } from '../definition.js';
import type { Edge } from './edge.js';

/** What may be offered against an edge: only what fits its kind, and a debt only for papers that are not core. */
export function fittingCures(edge: Edge, item: ItemDefinition | undefined): readonly Cure[] {
  const papers = papersOf(edge, item);
  const owable = papers.length > 0 && papers.every(({ core }) => !core);
  return CURES[edge.binds].filter((cure) => cure !== 'owed' || owable);
}

/** A gate bars works or production, which this engine does not decide: it needs no cure. */
export function isCured(edge: Edge, item: ItemDefinition | undefined): boolean {
  if (edge.binds === 'activity') return true;
  return edge.cure !== null && fittingCures(edge, item).includes(edge.cure);
}

/**
 * Does the later item wait for the earlier result? Statute orders whatever the cure, unless the paper may be owed; practice
 * orders nothing once it is cured.
 */
export function orders(edge: Edge, item: ItemDefinition | undefined): boolean {
  if (edge.binds === 'activity') return false;
  return !isCured(edge, item) || (edge.binds !== 'practice' && edge.cure !== 'owed');
}

/** The material that belies a cure: shared, committed or dropped only in words. */
export function beliedBy(edge: Edge, item: ItemDefinition): MaterialLine | undefined {
  return papersOf(edge, item).find((paper) => {
    if (edge.cure === 'data-sharing') return !paper.shared;
    if (edge.cure === 'commitment') return paper.commitment !== true;
    return edge.cure === 'dropped';
  });
}

function papersOf(edge: Edge, item: ItemDefinition | undefined): MaterialLine[] {
  const ids = edge.found.flatMap((source) => (source.in === 'material' ? [source.id] : []));
  return item?.materials.filter(({ id }) => ids.includes(id)) ?? [];
}
