import { checkEdges } from './check-edges.js';
import type { GuideDefinition, ItemDefinition } from './definition.js';
import { type Edge, edgesOf } from './edge.js';
import type { Finding } from './finding.js';

/** The edges of a guide's items, and what keeps it from being published (行政许可法 5, 国办发〔2014〕59号). */
export function proveIndependence(
  guide: GuideDefinition,
  items: readonly ItemDefinition[],
): { readonly edges: readonly Edge[]; readonly findings: readonly Finding[] } {
  const inside = new Set(guide.items.map(({ code }) => code));
  const edges = items.filter(({ code }) => inside.has(code)).flatMap((item) => edgesOf(item, items));
  return { edges, findings: checkEdges(edges) };
}
