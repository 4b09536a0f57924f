import { type Finding, finding } from '../check/finding.js';
import type { Cure } from '../definition.js';
import { shortestCircles } from './circles.js';
import { beliedBy, fittingCures } from './cures.js';
import type { Edge, EdgeSource } from './edge.js';
import type { EdgeWeb } from './edge-web.js';
import { vagueIn } from './mentions.js';
import { deadlocked, reach, spread, waysAmong, wayTo } from './reaching.js';

/**
 * Review never waits, so from these items on: no uncured edge, none hidden in the words of a line, no cure in words only, no
 * circle, no paper that nobody gives. An uncured edge is told with the shortest way to it, and once however many lead there.
 */
export function checkEdges(web: EdgeWeb, from: ReadonlySet<string>): Finding[] {
  const edges = [...from].flatMap((code) => web.edges.get(code) ?? []);
  return [
    ...uncured(web, from),
    ...edges.flatMap((edge) => belied(edge, web)),
    ...mutual(web, from),
    ...vague(web, from),
  ];
}

/** What no tie can ever cover, for the catalogue has no such item. */
function vague(web: EdgeWeb, from: ReadonlySet<string>): Finding[] {
  return [...from].flatMap((code) => {
    const item = web.items.get(code);
    const sources = item ? vagueIn(item, web.lexicon) : [];
    return sources.map((source) => finding('CAT-003', placeOf(code, source), { text: source.text }));
  });
}

function uncured(web: EdgeWeb, from: ReadonlySet<string>): Finding[] {
  const offending = [...web.uncured].flatMap(([code, edges]) => (edges.length > 0 ? [code] : []));
  const tainted = spread(web.orderly, offending);
  const starts = [...from].filter((code) => tainted.has(code));
  const reached = reach(starts, waysAmong(web.orderly, tainted));
  return [...reached.keys()].flatMap((code) =>
    (web.uncured.get(code) ?? []).map((edge) =>
      told(edge, wayTo(code, reached), fittingCures(edge, web.items.get(code))),
    ),
  );
}

function told(edge: Edge, way: readonly string[], cures: readonly Cure[]): Finding {
  const path = [...way, edge.to.join('|')].join(' <- ');
  const [source] = edge.found;
  const cause = edge.found.find((it) => it.in !== 'tie') ?? source;
  const detail = { path, to: edge.to.join('|'), cause: cause ? said(cause) : '' };
  const hidden = source !== undefined && source.in !== 'tie';
  return finding(hidden ? 'CAT-HIDDEN' : 'CAT-PRE', placeOf(edge.item, source), detail, cures);
}

function belied(edge: Edge, web: EdgeWeb): Finding[] {
  const item = web.items.get(edge.item);
  const paper = item && beliedBy(edge, item);
  if (!paper || !edge.cure) return [];
  const detail = { cure: edge.cure, cause: paper.name, to: edge.to.join('|') };
  return [finding('CAT-004', `items/${edge.item}/materials/${paper.id}`, detail)];
}

/** 互为前置: items that can never be decided, whichever of the alternatives is chosen. */
function mutual(web: EdgeWeb, from: ReadonlySet<string>): Finding[] {
  const stuck = deadlocked(web.orderly);
  const ways = waysAmong(web.orderly, stuck);
  const reached = reach(
    [...from].filter((code) => stuck.has(code)),
    ways,
  );
  const near = new Map([...ways].filter(([code]) => reached.has(code)));
  return shortestCircles(near).map((circle) => {
    const hops = circle.slice(1).map((to, n) => hop(web, circle[n] ?? '', to));
    const path = circle.join(' <- ');
    const cause = hops.map(
      ({ item, found }) => `${item} ${said(found.find((it) => it.in !== 'tie') ?? found[0])}`,
    );
    return finding(
      'CAT-MUTUAL',
      `items/${circle[0]}`,
      { path, cause: cause.join(', ') },
      breaking(web, hops),
    );
  });
}

function hop(web: EdgeWeb, item: string, to: string): Edge {
  const edge = web.orderly.get(item)?.find((it) => it.to.includes(to));
  if (!edge) throw new Error(`no edge from ${item} to ${to}`);
  return edge;
}

/** Only what takes an edge away breaks a circle: a cure of practice, or a debt. What statute orders both ways, no cure mends. */
function breaking(web: EdgeWeb, hops: readonly Edge[]): Cure[] {
  const cures = hops.flatMap((edge) =>
    fittingCures(edge, web.items.get(edge.item)).filter(
      (cure) => edge.binds === 'practice' || cure === 'owed',
    ),
  );
  return [...new Set(cures)];
}

const PLACES = {
  tie: 'ties',
  material: 'materials',
  condition: 'conditions',
  acceptance: 'acceptance',
  field: 'fields',
  ground: 'grounds',
} as const;

function placeOf(item: string, source: EdgeSource | undefined): string {
  if (!source) return `items/${item}`;
  return source.in === 'note'
    ? `items/${item}/${source.id}`
    : `items/${item}/${PLACES[source.in]}/${source.id}`;
}

function said(source: EdgeSource | undefined): string {
  if (!source) return '';
  return source.in === 'tie' || source.in === 'note' ? `“${source.text}”` : `${source.id} “${source.text}”`;
}
