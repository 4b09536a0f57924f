import type { Profiler } from 'node:inspector';

/** A place in the code and what was called from it; milliseconds, those of the callees included. */
export interface Frame {
  readonly name: string;
  /** Whose code it is: ours by room, a package, Node. */
  readonly owner: string;
  readonly ms: number;
  readonly callees: readonly Frame[];
}

const WIDTH = 1600;
const HEIGHT = 17;
/** Narrower than this nothing can be read nor pointed at. */
const LEAST = 0.4;
const COLOURS: Readonly<Record<string, string>> = { node: '#9bb8c9', package: '#e3b66b', ours: '#7fb77e' };

type CallFrame = Profiler.ProfileNode['callFrame'];

/** The samples of V8 as one tree: same callee of same caller, one frame. What waited is left out. `fileOf` says in which file of the sources a place lies. */
export function framesOf(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  fileOf: (place: CallFrame) => string = ({ url }) => url,
): Frame {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const self = new Map<number, number>();
  for (const [at, id] of samples.entries()) self.set(id, (self.get(id) ?? 0) + (timeDeltas[at] ?? 0) / 1000);
  const frame = (same: readonly Profiler.ProfileNode[]): Frame => {
    const groups = new Map<string, Profiler.ProfileNode[]>();
    for (const child of same.flatMap(({ children = [] }) => children).map((id) => known.get(id))) {
      if (!child || child.callFrame.functionName === '(idle)') continue;
      const name = `${child.callFrame.functionName} ${child.callFrame.url}:${child.callFrame.lineNumber}`;
      groups.set(name, [...(groups.get(name) ?? []), child]);
    }
    const callees = [...groups.values()].map(frame).sort((a, b) => b.ms - a.ms);
    const own = same.reduce((sum, { id }) => sum + (self.get(id) ?? 0), 0);
    const [first] = same;
    return {
      name: first?.callFrame.functionName || '(anonymous)',
      owner: first ? ownerOf(fileOf(first.callFrame), first.callFrame.functionName) : 'node',
      ms: callees.reduce((sum, { ms }) => sum + ms, own),
      callees,
    };
  };
  return frame(nodes.filter(({ callFrame }) => callFrame.functionName === '(root)'));
}

/** `casework`, `pg`, `node`: the room, the package, or the runtime; what V8 calls `(program)` or `(garbage collector)` by that name. */
export function ownerOf(url: string, name = ''): string {
  if (url === '' && name.startsWith('(') && name !== '(root)') return name;
  const [, part] =
    /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(url) ??
    /\/(?:libs|apps)\/([^/]+)\/src\//.exec(url) ??
    [];
  return part ?? 'node';
}

/** What each owner's own code took, without what it called; largest first. */
export function shares(root: Frame): readonly (readonly [owner: string, ms: number])[] {
  const sums = new Map<string, number>();
  const add = (frame: Frame) => {
    const own = frame.ms - frame.callees.reduce((sum, { ms }) => sum + ms, 0);
    sums.set(frame.owner, (sums.get(frame.owner) ?? 0) + own);
    frame.callees.forEach(add);
  };
  add(root);
  return [...sums].sort((a, b) => b[1] - a[1]);
}

/** The flame graph: as wide as it took, callees above their caller; pointed at, a frame says what it is. */
export function flameGraph(root: Frame, ours: ReadonlySet<string>): string {
  const boxes: string[] = [];
  let deepest = 0;
  const draw = (frame: Frame, left: number, depth: number): void => {
    const width = (frame.ms / root.ms) * WIDTH;
    if (width < LEAST) return;
    deepest = Math.max(deepest, depth);
    boxes.push(box(frame, { left, width, depth, share: frame.ms / root.ms, ours: ours.has(frame.owner) }));
    let at = left;
    for (const callee of frame.callees) {
      draw(callee, at, depth + 1);
      at += (callee.ms / root.ms) * WIDTH;
    }
  };
  draw(root, 0, 0);
  const height = (deepest + 1) * HEIGHT;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="monospace" font-size="11">` +
    `<g transform="matrix(1 0 0 -1 0 ${height})">${boxes.join('\n')}</g></svg>\n`
  );
}

interface Place {
  readonly left: number;
  readonly width: number;
  readonly depth: number;
  readonly share: number;
  readonly ours: boolean;
}

function box({ name, owner, ms }: Frame, { left, width, depth, share, ours }: Place): string {
  const colour = COLOURS[ours ? 'ours' : owner === 'node' || owner.startsWith('(') ? 'node' : 'package'];
  const said = escaped(`${name} · ${owner} · ${ms.toFixed(1)} ms · ${(share * 100).toFixed(1)} %`);
  const words = width > 30 ? escaped(name.slice(0, Math.floor(width / 7))) : '';
  const [x, y] = [left.toFixed(1), depth * HEIGHT];
  return (
    `<g><title>${said}</title><rect x="${x}" y="${y}" width="${width.toFixed(1)}" height="${HEIGHT - 1}" fill="${colour}"/>` +
    `<text transform="matrix(1 0 0 -1 ${x} ${y + 5})" dx="2">${words}</text></g>`
  );
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
