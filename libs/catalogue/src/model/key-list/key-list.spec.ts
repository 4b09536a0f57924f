import { describe, expect, it } from '@jest/globals';
import { checkAnswers } from '../fact/check-answers.js';
import type { FactDefinition } from '../fact/fact-definition.js';
import { refused } from '../read/reading.js';
import type { TableDefinition } from '../table/table-definition.js';
import { checkKeyList } from './check-key-list.js';
import { type KeyList, namedOn } from './key-list.js';
import { readKeyList } from './read-key-list.js';

const entry = { id: 'E1', project: '2603-630106-04-01-204817', name: '项目', because: '补锂电产业链' };
const written = {
  code: 'list',
  name: { zh: '名单', en: 'List' },
  organ: { zh: '省发改委', en: 'Commission' },
  document: { number: '1号', title: '通知' },
  from: '2026-01-15',
  through: '2027-01-14',
  entries: [entry],
  source: '演示',
  demo: true,
};
const list = (more: object): KeyList => {
  const found = readKeyList({ ...written, ...more });
  if (refused(found)) throw new Error(JSON.stringify(found));
  return found as KeyList;
};
const codes = (more: object) => checkKeyList(list(more)).map(({ code }) => code);

describe('a list of key projects', () => {
  it.each<[string, object, string[]]>([
    ['sound', {}, []],
    ['upside down', { through: '2026-01-14' }, ['LIST-DAYS']],
    ['an entry that ends before it', { entries: [{ ...entry, through: '2026-01-14' }] }, ['LIST-DAYS']],
    ['an entry of one day', { entries: [{ ...entry, through: '2026-01-15' }] }, []],
    ['an entry that ends with it', { entries: [{ ...entry, through: '2027-01-14' }] }, []],
    [
      'an entry that outlives it, after one that does not',
      {
        entries: [entry, { ...entry, id: 'E2', project: '2603-630106-04-01-204818', through: '2027-01-15' }],
      },
      ['LIST-DAYS'],
    ],
    ['of one day', { through: '2026-01-15' }, []],
    ['an id twice', { entries: [entry, { ...entry, project: '2603-630106-04-01-204818' }] }, ['CAT-001']],
    ['a project twice', { entries: [entry, { ...entry, id: 'E2' }] }, ['CAT-001']],
    ['a ranking', { entries: [{ ...entry, because: '世界500强企业投资' }] }, ['LIST-FIRM']],
    ['ownership', { entries: [{ ...entry, because: '央企在青重点布局' }] }, ['LIST-FIRM']],
    ['size', { entries: [{ ...entry, because: '行业龙头' }] }, ['LIST-FIRM']],
  ])('%s', (_, more, found) => expect(codes(more)).toEqual(found));

  it('names a project from its first day to its last, and no entry longer than the list', () => {
    const on = (at: string, more: object = {}) =>
      namedOn([list({ entries: [{ ...entry, ...more }] })], entry.project, at as KeyList['from']).length;
    expect(['2026-01-14', '2026-01-15', '2027-01-14', '2027-01-15'].map((at) => on(at))).toEqual([
      0, 1, 1, 0,
    ]);
    const shorter = { through: '2026-06-30' };
    expect(['2026-06-30', '2026-07-01'].map((at) => on(at, shorter))).toEqual([1, 0]);
    expect(on('2027-01-15', { through: '2027-06-30' })).toBe(0);
    expect(namedOn([list({})], null, '2026-02-01' as KeyList['from'])).toEqual([]);
  });

  it('names projects by their codes', () => {
    const found = readKeyList({ ...written, entries: [{ ...entry, project: 'my project' }] });
    expect(found).toMatchObject([{ code: 'SEED-VALUE', pointer: '/entries/0/project' }]);
  });
});

it('no criterion of priority can be published that reads what a firm is', () => {
  const name = { zh: 'x', en: 'x' };
  const fact = {
    code: 'foreign-investment',
    name,
    kind: 'flag',
    mustAnswer: false,
    source: 'x',
    demo: false,
  } as const;
  const table = (answers: TableDefinition['answers']): TableDefinition => ({
    ...{
      code: 't',
      name,
      hit: 'collect',
      inputs: [{ id: fact.code, name, kind: 'flag' }],
      source: 'x',
      demo: false,
    },
    ...(answers && { answers }),
    outputs: ['criterion', 'by', 'first'].map((id) => ({ id, name, kind: 'choice', values: ['a'] })),
    rows: [],
  });
  const found = (answers: TableDefinition['answers'], about: Partial<FactDefinition>) =>
    checkAnswers([table(answers)], [], [{ ...fact, ...about }]).map(({ code }) => code);
  expect(found('priority', {})).toEqual([]);
  expect(found('priority', { about: 'firm' })).toEqual(['TAB-FIRM']);
  expect(found('ranking', { about: 'firm' })).toEqual(['TAB-FIRM']);
});
