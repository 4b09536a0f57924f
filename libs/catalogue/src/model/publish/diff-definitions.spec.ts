import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { definition, tie } from '../../../../../test/support/definitions.js';
import { type Change, diffDefinitions } from './diff-definitions.js';

const base = definition({ ties: [tie()] });
const [first, ...rest] = base.materials;

describe('the changed places between two versions', () => {
  it.each<[string, object, Change[]]>([
    ['a value', { ...base, signing: 3 }, [{ at: '/signing', before: 2, after: 3 }]],
    [
      'a value of a numbered line, by its id',
      { ...base, materials: [{ ...first, core: false }, ...rest] },
      [{ at: '/materials/M1/core', before: true, after: false }],
    ],
    ['a line that is gone', { ...base, materials: rest }, [{ at: '/materials/M1', before: first }]],
    [
      'a line that is new',
      { ...base, materials: [...base.materials, { ...first, id: 'M9' }] },
      [{ at: '/materials/M9', after: { ...first, id: 'M9' } }],
    ],
    [
      'lines that changed places',
      { ...base, materials: [...rest, first] },
      [{ at: '/materials', before: ['M1', 'M2', 'M3', 'M4'], after: ['M2', 'M3', 'M4', 'M1'] }],
    ],
    [
      'plain lists whole, and entries without a name by number',
      { ...base, warnings: [50], ties: [tie({ article: '建筑法 8' })] },
      [
        { at: '/warnings', before: [50, 90], after: [50] },
        { at: '/ties/0/article', before: '城乡规划法 38', after: '建筑法 8' },
      ],
    ],
    [
      'what was null',
      { ...base, content: { zh: '核发', en: 'grant' } },
      [{ at: '/content', before: null, after: { zh: '核发', en: 'grant' } }],
    ],
  ])('tell %s', (_, after, changes) => {
    expect(diffDefinitions(base, after)).toEqual(changes);
  });

  const json = fc.jsonValue({ maxDepth: 4 });
  it('are none between a definition and itself, and some between different ones', () => {
    fc.assert(fc.property(json, (value) => diffDefinitions(value, structuredClone(value)).length === 0));
    fc.assert(
      fc.property(json, json, (a, b) => {
        const plain = (value: unknown) => JSON.stringify(sorted(value));
        return (diffDefinitions(a, b).length === 0) === (plain(a) === plain(b));
      }),
    );
  });

  it('read backwards where the versions are exchanged', () => {
    const turned = ({ at, ...change }: Change) => JSON.stringify([at, sorted({ ...change })]);
    fc.assert(
      fc.property(json, json, (a, b) => {
        const back = diffDefinitions(b, a).map(({ at, ...old }) => ({
          at,
          ...('after' in old && { before: old.after }),
          ...('before' in old && { after: old.before }),
        }));
        expect(back.map(turned).sort()).toEqual(diffDefinitions(a, b).map(turned).sort());
      }),
    );
  });
});

/** The same value with its keys in one order, for comparing: JSON knows no order of keys, and no negative zero. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value === 0 ? 0 : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
