import { describe, expect, it } from '@jest/globals';
import { readTable, refused } from '../read/read-seeds.js';
import type { TableDefinition } from '../table/table-definition.js';
import { checkAnswers } from './check-answers.js';
import { readFactDefinition, readFacts } from './read-facts.js';

const name = { zh: '名', en: 'name' };
const land = { code: 'land-mu', name, kind: 'number', unit: '亩', range: '>= 0', source: '演示' };
const faults = (fact: object) => {
  const read = readFactDefinition(fact);
  return refused(read) ? read.map(({ code, pointer }) => `${code} ${pointer}`) : [];
};

describe('a fact as a clerk writes it', () => {
  it('is read with its measure', () => {
    expect(readFacts([land])).toEqual([{ ...land, mustAnswer: false, demo: false }]);
    expect(faults({ ...land, derive: { of: 'land-hectares', by: 15 } })).toEqual([]);
  });

  it.each<[object, string]>([
    [{ ...land, unit: undefined }, 'SEED-MISSING /unit'],
    [{ ...land, kind: 'money' }, 'SEED-VALUE /kind'],
    [{ ...land, range: 'much' }, 'SEED-VALUE /range'],
    [{ ...land, derive: { of: 'x', by: 0 } }, 'SEED-VALUE /derive/by'],
    [{ ...land, derive: { of: 'x' } }, 'SEED-MISSING /derive/by'],
    [{ ...land, source: undefined }, 'SEED-MISSING /source'],
    [{ code: 'a', name, kind: 'text', source: '演示', pattern: '(a+)+' }, 'SEED-VALUE /pattern'],
    [{ code: 'a', name, kind: 'choice', source: '演示' }, 'SEED-MISSING /values'],
    [{ ...land, colour: 'red' }, 'SEED-UNKNOWN-KEY /colour'],
  ])('is refused at its place: %j', (fact, fault) => {
    expect(faults(fact)).toEqual([fault]);
  });
});

describe('a table that routing asks', () => {
  const table = (change: object = {}) => {
    const read = readTable({
      code: 't',
      name,
      hit: 'collect',
      answers: 'needs',
      source: '演示',
      inputs: [{ id: 'land-mu', name, kind: 'number', unit: '亩', range: '>= 0' }],
      outputs: [{ id: 'item', name, kind: 'choice', values: ['none'] }],
      rows: [{ id: 'R1', when: { 'land-mu': '> 5' }, gives: { item: 'none' }, source: '演示' }],
      ...change,
    });
    if (refused(read)) throw new Error(JSON.stringify(read));
    return read as TableDefinition;
  };
  const found = (of: TableDefinition, facts: unknown) =>
    checkAnswers([of], [], readFacts(facts) as never).map(({ code, place }) => `${code} ${place}`);

  it('asks for published facts alone, as they are measured', () => {
    expect(found(table(), [land])).toEqual([]);
    expect(found(table(), [])).toEqual(['TAB-FACT tables/t/inputs/land-mu']);
    expect(found(table(), [{ ...land, unit: '公顷' }])).toEqual(['TAB-FACT tables/t/inputs/land-mu']);
    expect(found(table(), [{ ...land, decimals: 2 }])).toEqual(['TAB-FACT tables/t/inputs/land-mu']);
  });

  it('has the outputs of what it answers, and names items that there are', () => {
    expect(found(table({ answers: 'banned' }), [land])).toEqual([
      'TAB-OUTPUT tables/t/outputs/category',
      'TAB-OUTPUT tables/t/outputs/verdict',
    ]);
    const outputs = [{ id: 'item', name, kind: 'choice', values: ['none', 'A99'] }];
    expect(found(table({ outputs }), [land])).toEqual(['CAT-002 tables/t/outputs/item']);
  });

  it('may ask for anything where routing does not ask it', () => {
    expect(found(table({ answers: undefined }), [])).toEqual([]);
  });
});
