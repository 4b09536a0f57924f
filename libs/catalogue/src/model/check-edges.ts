import { CURES } from './definition.js';
import type { Edge } from './edge.js';
import { type Finding, finding } from './finding.js';

type Ways = ReadonlyMap<string, readonly string[]>;

/** Review never waits, so: no circle of ties, none left uncured, none hidden in the words of a line. */
export function checkEdges(edges: readonly Edge[]): Finding[] {
  return [...edges.flatMap(uncured), ...mutual(edges)];
}

function uncured(edge: Edge): Finding[] {
  const fitting = CURES[edge.binds];
  if (edge.binds === 'activity' || (edge.cure !== null && fitting.includes(edge.cure))) return [];
  const [source] = edge.found;
  if (source && source.in !== 'tie') {
    const place = `items/${edge.item}/${PLACES[source.in]}/${source.id}`;
    return [finding('CAT-HIDDEN', place, { text: source.text, to: edge.to.join('|') }, fitting)];
  }
  const path = `${edge.item} <- ${edge.to.join('|')}`;
  return [finding('CAT-PRE', `items/${edge.item}/ties/${source?.id}`, { path }, fitting)];
}

const PLACES = { material: 'materials', condition: 'conditions', acceptance: 'acceptance' } as const;

/** 互为前置: items whose application and decision ties come back to themselves, each circle told once. */
function mutual(edges: readonly Edge[]): Finding[] {
  const ways = waysOf(edges);
  const circles = [...ways.keys()].flatMap((start) => {
    const way = shortestCircle(start, ways);
    return way === null ? [] : [fromSmallest(way).join(' <- ')];
  });
  return [...new Set(circles)].map((path) =>
    finding('CAT-MUTUAL', `items/${path.slice(0, path.indexOf(' '))}`, { path }),
  );
}

function waysOf(edges: readonly Edge[]): Ways {
  const ways = new Map<string, string[]>();
  for (const { item, to, binds } of edges)
    if (binds === 'application' || binds === 'decision') ways.set(item, [...(ways.get(item) ?? []), ...to]);
  return ways;
}

/** Breadth first, so that the editor is shown the shortest way round; the start stands at both ends. */
function shortestCircle(start: string, ways: Ways): string[] | null {
  const tried: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of tried)
    for (const next of ways.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return [...way, start];
      if (!seen.has(next)) tried.push([...way, next]);
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
