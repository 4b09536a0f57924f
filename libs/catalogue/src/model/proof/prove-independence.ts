import type { Finding } from '../check/finding.js';
import type { GuideDefinition, ItemDefinition } from '../definition.js';
import { checkEdges } from './check-edges.js';
import { checkStages } from './check-stages.js';
import type { Edge } from './edge.js';
import { webOf } from './edge-web.js';

/**
 * Whether the items of a guide can be filed, reviewed and decided without waiting for one another beyond what statute says.
 * `edges` are those of the guide's items; `findings` also tell what they would wait for through items of other guides, each
 * by the shortest way. Publishable: no finding is an `error`. Source: rules of the house 1, after 行政许可法 5, 15, 16 and
 * 国办发〔2014〕59号 (what no law asks for is no precondition). Alternatives: one is enough, see {@link deadlocked}.
 */
export function proveIndependence(
  guide: GuideDefinition,
  items: readonly ItemDefinition[],
): { readonly edges: readonly Edge[]; readonly findings: readonly Finding[] } {
  const web = webOf(items);
  const inside = new Set(guide.items.map(({ code }) => code));
  const edges = [...inside].flatMap((code) => web.edges.get(code) ?? []);
  return { edges, findings: [...checkEdges(web, inside), ...checkStages(guide, web)] };
}
