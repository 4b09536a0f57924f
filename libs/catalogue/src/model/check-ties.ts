import type { ItemDefinition } from './definition.js';
import { type Finding, finding } from './finding.js';

type Edges = ReadonlyMap<string, readonly string[]>;

/** Review never waits, so: no circle of ties, none of mere habit left uncured, none hidden in a material. */
export function checkTies(items: readonly ItemDefinition[]): Finding[] {
  return [...items.flatMap(uncured), ...items.flatMap(hidden), ...mutual(items)];
}

/** A habit binds nothing, so it must say how the applicant is spared (`CAT-PRE`). */
function uncured(item: ItemDefinition): Finding[] {
  return item.ties
    .filter((tie) => tie.binds === 'practice' && tie.cure === null)
    .map((tie) => finding('CAT-PRE', item.code, tie.to.join('|')));
}

/** A material that is another item's result is a tie in disguise unless a tie names that item. */
function hidden(item: ItemDefinition): Finding[] {
  const named = new Set(item.ties.flatMap((tie) => tie.to));
  return item.materials
    .filter((line) => line.producedBy.length > 0 && !line.producedBy.some((code) => named.has(code)))
    .map((line) => finding('CAT-HIDDEN', `${item.code}/${line.id}`, line.producedBy.join('|')));
}

/** 互为前置: items whose application and decision ties come back to themselves, each circle told once. */
function mutual(items: readonly ItemDefinition[]): Finding[] {
  const edges: Edges = new Map(items.map((item) => [item.code, earlier(item)]));
  const circles = items.flatMap((item) => {
    const way = shortestCircle(item.code, edges);
    return way === null ? [] : [fromSmallest(way).join(' <- ')];
  });
  return [...new Set(circles)].map((way) => finding('CAT-MUTUAL', way.slice(0, way.indexOf(' ')), way));
}

function earlier(item: ItemDefinition): string[] {
  return item.ties
    .filter((tie) => tie.binds === 'application' || tie.binds === 'decision')
    .flatMap((tie) => [...tie.to]);
}

/** Breadth first, so that the editor is shown the shortest way round; the start stands at both ends. */
function shortestCircle(start: string, edges: Edges): string[] | null {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways)
    for (const next of edges.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return [...way, start];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  return null;
}

function fromSmallest(circle: readonly string[]): string[] {
  const ring = circle.slice(0, -1);
  const first = ring.indexOf([...ring].sort()[0] ?? '');
  const turned = [...ring.slice(first), ...ring.slice(0, first)];
  return [...turned, ...turned.slice(0, 1)];
}
