import type { Ways } from './reaching.js';

/**
 * One circle for each group of items that wait for one another, the shortest there is in it, its smallest code first and
 * last. What is asked are the ways among deadlocked items, so every group has one.
 */
export function shortestCircles(ways: Ways): string[][] {
  return groupsOf(ways).flatMap((group) => {
    const circle = shortestIn(group, ways);
    return circle === null ? [] : [fromSmallest(circle)];
  });
}

/** Groups of items each of which leads to all others (Tarjan 1972), kept on a stack of our own: a chain may be a thousand long. */
function groupsOf(ways: Ways): ReadonlySet<string>[] {
  const groups: ReadonlySet<string>[] = [];
  const walk = new Walk();
  for (const start of ways.keys()) {
    if (walk.isSeen(start)) continue;
    walk.enter(start);
    for (let at = walk.top; at; at = walk.top) {
      const next = ways.get(at.code)?.[at.taken++];
      if (next === undefined) groups.push(...walk.leave());
      else walk.look(next);
    }
  }
  return groups;
}

interface Visit {
  readonly code: string;
  taken: number;
}

class Walk {
  private readonly order = new Map<string, number>();
  private readonly low = new Map<string, number>();
  private readonly open: string[] = [];
  private readonly isOpen = new Set<string>();
  private readonly visits: Visit[] = [];

  get top(): Visit | undefined {
    return this.visits.at(-1);
  }

  isSeen(code: string): boolean {
    return this.order.has(code);
  }

  enter(code: string): void {
    this.low.set(code, this.order.size);
    this.order.set(code, this.order.size);
    this.open.push(code);
    this.isOpen.add(code);
    this.visits.push({ code, taken: 0 });
  }

  look(next: string): void {
    if (!this.isSeen(next)) this.enter(next);
    else if (this.isOpen.has(next)) this.lower(this.order.get(next) ?? 0);
  }

  /** Done with the top: the group it closes, if it is the first of one. */
  leave(): ReadonlySet<string>[] {
    const code = this.visits.pop()?.code ?? '';
    const low = this.low.get(code) ?? 0;
    this.lower(low);
    if (low !== this.order.get(code)) return [];
    const group = this.open.splice(this.open.lastIndexOf(code));
    for (const member of group) this.isOpen.delete(member);
    return [new Set(group)];
  }

  private lower(to: number): void {
    const at = this.top?.code;
    if (at !== undefined) this.low.set(at, Math.min(this.low.get(at) ?? to, to));
  }
}

/** Breadth first from each member, no deeper than the best so far. */
function shortestIn(group: ReadonlySet<string>, ways: Ways): string[] | null {
  let best: string[] | null = null;
  for (const start of group) {
    const circle = circleFrom(start, group, { ways, below: best?.length ?? Number.POSITIVE_INFINITY });
    if (circle) best = circle;
  }
  return best;
}

function circleFrom(
  start: string,
  group: ReadonlySet<string>,
  { ways, below }: { readonly ways: Ways; readonly below: number },
): string[] | null {
  const from = new Map<string, Step>([[start, { before: null, length: 1 }]]);
  for (const [code, { length }] of from) {
    if (length + 1 >= below) return null;
    const nexts = ways.get(code) ?? [];
    if (nexts.includes(start)) return unwound(code, from, start);
    for (const next of nexts.filter((it) => group.has(it) && !from.has(it)))
      from.set(next, { before: code, length: length + 1 });
  }
  return null;
}

interface Step {
  readonly before: string | null;
  readonly length: number;
}

function unwound(last: string, from: ReadonlyMap<string, Step>, start: string): string[] {
  const circle = [start];
  for (let at: string | null = last; at !== null; at = from.get(at)?.before ?? null) circle.unshift(at);
  return circle;
}

function fromSmallest(circle: readonly string[]): string[] {
  const ring = circle.slice(0, -1);
  const first = ring.indexOf([...ring].sort()[0] ?? '');
  const turned = [...ring.slice(first), ...ring.slice(0, first)];
  return [...turned, ...turned.slice(0, 1)];
}
