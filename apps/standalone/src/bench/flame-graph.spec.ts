import type { Profiler } from 'node:inspector';
import { describe, expect, it } from '@jest/globals';
import { flameGraph, framesOf, ownerOf, shares } from './flame-graph.js';

const node = (
  id: number,
  functionName: string,
  url: string,
  children: number[] = [],
): Profiler.ProfileNode => ({
  id,
  callFrame: { functionName, scriptId: '0', url, lineNumber: 1, columnNumber: 0 },
  children,
});

const RULE = 'file:///product/libs/casework/src/model/evolve.ts';
const DRIVER = 'file:///product/node_modules/pg/lib/client.js';
/** The rule is called twice by different ids of the same place, and calls the driver once; 9 ms waited. */
const PROFILE: Profiler.Profile = {
  startTime: 0,
  endTime: 20_000,
  nodes: [
    node(1, '(root)', '', [2, 3, 5]),
    node(2, 'evolve', RULE, [4]),
    node(3, 'evolve', RULE),
    node(4, 'query<T>', DRIVER),
    node(5, '(idle)', ''),
  ],
  samples: [2, 3, 4, 5, 1],
  timeDeltas: [1000, 2000, 4000, 9000, 500],
};

describe('a flame graph', () => {
  const root = framesOf(PROFILE);

  it('joins the same callee of the same caller, and leaves out what waited', () => {
    expect(root.ms).toBeCloseTo(7.5);
    expect(root.callees).toEqual([expect.objectContaining({ name: 'evolve', owner: 'casework', ms: 7 })]);
    expect(root.callees[0]?.callees).toEqual([
      expect.objectContaining({ name: 'query<T>', owner: 'pg', ms: 4 }),
    ]);
  });

  it('says whose code took the time', () => {
    expect(shares(root)).toEqual([
      ['pg', 4],
      ['casework', 3],
      ['node', 0.5],
    ]);
    expect(ownerOf('file:///x/node_modules/@nestjs/core/router.js')).toBe('@nestjs/core');
    expect(ownerOf('node:internal/streams')).toBe('node');
  });

  it('draws every frame once, with its name escaped', () => {
    const svg = flameGraph(root, new Set(['casework']));
    expect(svg.match(/<rect/g)).toHaveLength(3);
    expect(svg).toContain('query&lt;T&gt; · pg · 4.0 ms · 53.3 %');
  });
});
