import type { Edge } from './edge.js';

export type EdgesByItem = ReadonlyMap<string, readonly Edge[]>;
/** From an item to those that stand in its way, one step on. */
export type Ways = ReadonlyMap<string, readonly string[]>;

/**
 * Alternatives: one is enough. So an edge fails only when every alternative fails, and what fails spreads from the later
 * side of such edges. The items that fail, `seeds` being those that fail by themselves. Linear in items and alternatives.
 */
export function spread(edges: EdgesByItem, seeds: Iterable<string>): Set<string> {
  const failed = new Set(seeds);
  const left = new Map<Edge, number>();
  const asking = askers(edges);
  for (const code of failed)
    for (const edge of asking.get(code) ?? []) {
      const still = (left.get(edge) ?? new Set(edge.to).size) - 1;
      left.set(edge, still);
      if (still === 0) failed.add(edge.item);
    }
  return failed;
}

/**
 * The items that can never be decided: what remains when, again and again, every item is taken away whose every edge has
 * an alternative that is taken away already (or that nobody here knows). Not empty exactly when each choice among the
 * alternatives leaves a circle.
 */
export function deadlocked(edges: EdgesByItem): Set<string> {
  const asking = askers(edges);
  const away = new Set([...asking.keys()].filter((code) => !edges.has(code)));
  const waits = new Map([...edges].map(([code, all]) => [code, all.length]));
  for (const [code, count] of waits) if (count === 0) away.add(code);
  const met = new Set<Edge>();
  for (const code of away)
    for (const edge of (asking.get(code) ?? []).filter((it) => !met.has(it))) {
      met.add(edge);
      const still = (waits.get(edge.item) ?? 0) - 1;
      waits.set(edge.item, still);
      if (still === 0) away.add(edge.item);
    }
  return new Set([...edges.keys()].filter((code) => !away.has(code)));
}

/** The edges that name an item among their alternatives. */
function askers(edges: EdgesByItem): Map<string, Edge[]> {
  const asking = new Map<string, Edge[]>();
  for (const edge of [...edges.values()].flat())
    for (const code of new Set(edge.to)) {
      const all = asking.get(code) ?? [];
      all.push(edge);
      asking.set(code, all);
    }
  return asking;
}

/** The ways among items along edges whose every alternative is one of them. */
export function waysAmong(edges: EdgesByItem, among: ReadonlySet<string>): Ways {
  return new Map(
    [...among].map((code) => [
      code,
      (edges.get(code) ?? [])
        .filter(({ to }) => to.every((earlier) => among.has(earlier)))
        .flatMap(({ to }) => [...to]),
    ]),
  );
}

/** Breadth first from all of `starts` at once: of each item reached, the one it was reached from (null: a start). */
export function reach(starts: Iterable<string>, ways: Ways): Map<string, string | null> {
  const from = new Map<string, string | null>([...starts].map((code) => [code, null]));
  for (const code of from.keys())
    for (const next of ways.get(code) ?? []) if (!from.has(next)) from.set(next, code);
  return from;
}

/** The way by which `reach` came there, its start first. */
export function wayTo(code: string, reached: ReadonlyMap<string, string | null>): string[] {
  const way = [code];
  for (let at = reached.get(code); at != null; at = reached.get(at)) way.unshift(at);
  return way;
}
