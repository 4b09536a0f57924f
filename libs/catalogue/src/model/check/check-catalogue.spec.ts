import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { type CalendarData, expandCalendar, type Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { GuideDefinition, ItemDefinition } from '../definition.js';
import type { OrganDefinition, ParkDefinition } from '../place.js';
import { readGuide, readItem, readOrgans, readParks } from '../read/read-seeds.js';
import { type Catalogue, checkCatalogue } from './check-catalogue.js';
import { sayFinding } from './finding.js';
import { FINDINGS, type FindingCode } from './finding-sentences.js';

const ROOT = new URL('../../../../../seeds/', import.meta.url);
const yaml = (path: string): unknown => parse(readFileSync(new URL(path, ROOT), 'utf8'));
const folder = (name: string) => readdirSync(new URL(name, ROOT)).map((file) => yaml(`${name}/${file}`));

const seeds: Catalogue = {
  items: folder('items').map((it) => readItem(it) as ItemDefinition),
  guides: folder('guides').map((it) => readGuide(it) as GuideDefinition),
  organs: readOrgans(yaml('organs.yaml')) as OrganDefinition[],
  parks: readParks(yaml('parks.yaml')) as ParkDefinition[],
  calendar: expandCalendar(yaml('calendars/national.yaml')) as CalendarData,
  on: '2026-08-15' as LocalDate,
};
const before = new Set(checkCatalogue(seeds).map((it) => JSON.stringify(it)));
/** What a change brings with it, as `CODE place`. */
const brought = (changed: Catalogue) =>
  checkCatalogue(changed)
    .filter((it) => !before.has(JSON.stringify(it)))
    .map(({ code, place }) => `${code} ${place}`);

const item = (code: string) => seeds.items.find((it) => it.code === code)!;
const withItem = (code: string, change: (it: ItemDefinition) => Partial<ItemDefinition>): Catalogue => ({
  ...seeds,
  items: seeds.items.map((it) => (it.code === code ? { ...it, ...change(it) } : it)),
});
const withGuide = (code: string, change: (it: GuideDefinition) => Partial<GuideDefinition>): Catalogue => ({
  ...seeds,
  guides: seeds.guides.map((it) => (it.code === code ? { ...it, ...change(it) } : it)),
});
const promise = (value: number, unit: 'working_day' | 'calendar_day') => () => ({
  promise: { value, unit, source: '通告', demo: false },
});
const material = (id: string, change: object) => (it: ItemDefinition) => ({
  materials: it.materials.map((line) => (line.id === id ? { ...line, ...change } : line)),
});
const tie = (to: string, change: object) => (it: ItemDefinition) => ({
  ties: it.ties.map((one) => (one.to.includes(to) ? { ...one, ...change } : one)),
});
const law =
  (name: string, confidence: 'verified' | 'memory' = 'verified') =>
  () => ({
    basis: [{ law: name, article: '1', confidence }],
  });
const fee = (amount: string, name: string) => () => ({
  fee: {
    amount,
    basis: { law: name, article: '1', confidence: 'verified' as const },
    source: '通告',
    demo: false,
  },
});
const joint = {
  value: 45,
  unit: 'working_day',
  document: '海政〔2026〕13号',
  items: ['C04'],
  demo: false,
} as const;
const extension = { value: 15, unit: 'working_day', approver: '人民政府负责人' } as const;

it('an invented value says so', () => {
  expect(
    brought(withItem('C04', ({ contacts }) => ({ contacts: { ...contacts!, source: '演示', demo: false } }))),
  ).toEqual(['CAT-023 items/C04/contacts']);
  const line = { id: 'S9', text: '材料齐全', article: '', demo: false };
  expect(brought(withItem('C04', ({ acceptance }) => ({ acceptance: [...acceptance, line] })))).toEqual([
    'CAT-023 items/C04/acceptance/S9',
  ]);
});

describe('limits', () => {
  it('a promise longer than the statute, in the same unit or on most start days, is refused; on some it is told with the first', () => {
    expect(brought(withItem('C04', promise(16, 'working_day')))).toEqual(['CAT-021 items/C04/promise']);
    expect(brought(withItem('C07', promise(6, 'working_day')))).toEqual(['CAT-021 items/C07/promise']);
    expect(brought(withItem('C07', promise(7, 'calendar_day')))).toEqual([]);
    const lateOf = (changed: Catalogue) =>
      checkCatalogue(changed).find(({ code }) => code === 'CAT-029')?.detail;
    expect(lateOf(withItem('C07', promise(3, 'working_day')))).toMatchObject({
      start: '2026-09-29',
      ends: '2026-10-09',
      latest: '2026-10-08',
    });
    const [five] = checkCatalogue(seeds).filter(({ code }) => code === 'CAT-029');
    const [long] = checkCatalogue(withItem('C04', promise(16, 'working_day'))).filter(
      ({ code }) => code === 'CAT-021',
    );
    expect(sayFinding(long!, 'zh')).toMatch(/^承诺时限 16 个工作日 长于法定时限 \d+ 个(工作日|自然日)$/);
    expect(sayFinding(long!, 'en')).toMatch(/^the promise 16 working days is longer/);
    expect(sayFinding(five!, 'zh')).toContain('最早的是 2026-09-21: 承诺到 2026-09-29, 法定到 2026-09-28');
  });

  it('no promise, no number of days, or far too many', () => {
    expect(brought(withItem('C04', promise(0, 'working_day')))).toEqual(['CAT-020 items/C04/promise']);
    expect(brought(withItem('C10', promise(400, 'calendar_day')))).toEqual(['CAT-022 items/C10/promise']);
    expect(
      brought(withItem('C04', ({ statutory }) => ({ statutory: { ...statutory!, value: -1 } }))),
    ).toEqual(['CAT-022 items/C04/statute']);
    const grounds = item('A01').grounds.map((it) => ({
      ...it,
      cap: { value: 1.5, unit: 'working_day' as const },
    }));
    expect(brought(withItem('A01', () => ({ grounds })))).toContain('CAT-022 items/A01/grounds/G1/cap');
  });

  it('an extension is in the unit of the limit that it lengthens, for their days are added', () => {
    const by = (unit: Limit['unit']) =>
      withItem('C04', ({ statutory }) => ({
        statutory: { ...statutory!, extension: { value: 10, unit, approver: '本机关负责人' } },
      }));
    expect(brought(by(item('C04').statutory!.unit))).toEqual([]);
    expect(brought(by('calendar_day'))).toEqual(['CAT-038 items/C04/statute/extend']);
  });

  it('acceptance of a licence takes five days at most', () => {
    const slow = { value: 6, unit: 'working_day', basis: '本地规定' } as const;
    expect(brought(withItem('C04', () => ({ preAcceptance: slow })))).toEqual([
      'CAT-025 items/C04/acceptance',
    ]);
    expect(brought(withItem('C01', () => ({ preAcceptance: slow })))).toEqual([]);
  });
});

describe('the basis', () => {
  it('is there, and for a licence is what can found one, in force on the day', () => {
    expect(brought(withItem('C10', () => ({ basis: [] })))).toEqual(['CAT-030 items/C10/basis']);
    for (const other of ['住建部令51号', '消防设计审查办法', '海西州人民政府公告', '国办发〔2018〕33号'])
      expect(brought(withItem('C04', law(other)))).toEqual(['CAT-031 items/C04/basis']);
    for (const founding of [
      '消防法',
      '青海省消防条例',
      '国发〔2016〕29号',
      '中华人民共和国消防法(2021)',
      '规定; 消防法',
    ])
      expect(brought(withItem('C04', law(founding)))).toEqual([]);
    expect(brought(withItem('C04', law('消防法', 'memory')))).toEqual(['CAT-035 items/C04/basis']);
  });

  it('that was repealed, or is not in force yet, founds nothing that day', () => {
    const gone = ['CAT-034 items/A02/basis', 'CAT-032 items/A02/basis'];
    expect(brought(withItem('A02', law('环境影响评价法')))).toEqual(gone);
    expect(brought({ ...withItem('A02', law('生态环境法典')), on: '2026-08-14' as LocalDate })).toEqual(
      expect.arrayContaining(gone),
    );
    expect(brought(withItem('A02', law('原 某条例')))).toEqual(gone);
    expect(brought(withItem('A02', law('某法(2027-01-01施行)')))).toEqual(gone);
  });

  it('of a fee is a law or an administrative regulation', () => {
    expect(brought(withItem('C04', fee('每件100元', '发改价格〔2026〕1号通知')))).toEqual([
      'CAT-033 items/C04/fee',
    ]);
    expect(brought(withItem('C04', fee('每件100元', '消防法')))).toEqual([]);
    expect(brought(withItem('C04', fee('不收费', '通知')))).toEqual([]);
  });
});

describe('joint handling', () => {
  it('needs a document of the government with its number, within 45 and 15 days, of items of the guide', () => {
    const with_ = (change: object) =>
      withGuide('works-permit', () => ({ joint: { ...joint, extension, ...change } }));
    expect(brought(with_({}))).toEqual([]);
    expect(brought(with_({ document: '会议纪要' }))).toEqual(['CAT-036 guides/works-permit/joint']);
    expect(brought(with_({ value: 46 }))).toEqual(['CAT-037 guides/works-permit/joint']);
    expect(brought(with_({ extension: { ...extension, unit: 'calendar_day' } }))).toEqual([
      'CAT-038 guides/works-permit/joint/extend',
    ]);
    expect(brought(with_({ items: ['A01'] }))).toEqual(['CAT-024 guides/works-permit/joint']);
    expect(brought(withGuide('assessment', () => ({ standing: 'joint' })))).toEqual([
      'CAT-036 guides/assessment/joint',
    ]);
  });
});

describe('materials and fields', () => {
  it('nothing is asked twice, of one item or of one guide, and nothing that the register holds', () => {
    const [first] = item('C04').materials;
    expect(
      brought(withItem('C04', ({ materials }) => ({ materials: [...materials, { ...first!, id: 'M9' }] }))),
    ).toContain('CAT-040 items/C04/materials/M9');
    expect(brought(withItem('C06', material('M3', { name: '消防设计文件' })))).toContain(
      'CAT-040 guides/works-permit/items/C06/materials/M3',
    );
    expect(brought(withItem('C07', material('M3', { shared: false })))).toEqual([
      'CAT-041 items/C07/materials/M3',
    ]);
    expect(brought(withItem('A01', material('M4', { shared: false })))).toEqual([
      'CAT-043 items/A01/materials/M4',
    ]);
  });

  it('a field that no rule reads is not asked, and one field of a guide is of one kind', () => {
    const field = { id: 'colour', name: { zh: '颜色', en: 'Colour' }, kind: 'text' as const };
    const adding = (readBy: string[]) =>
      withItem('C04', ({ fields }) => ({ fields: [...fields, { ...field, readBy }] }));
    expect(brought(adding([]))).toEqual(['CAT-042 items/C04/fields/colour']);
    expect(brought(adding(['K9']))).toEqual(['CAT-002 items/C04/fields/colour']);
    expect(brought(adding(['K1']))).toEqual([]);
    const kinds = brought(
      withItem('C07', ({ fields }) => ({
        fields: fields.map((it) => (it.id === 'project-code' ? { ...it, kind: 'number' as const } : it)),
      })),
    );
    expect(kinds).toContain('CAT-044 guides/works-permit/items/C07/fields/project-code');
  });
});

describe('ties', () => {
  it('that bar works are gates: the two that the dossier had as decisions are told', () => {
    expect(brought(withItem('C07', tie('C04', { binds: 'decision', cure: 'decide-on-receipt' })))).toEqual([
      'CAT-006 items/C07/ties/3',
    ]);
    expect(brought(withItem('C01', tie('C12', { binds: 'decision', cure: 'decide-on-receipt' })))).toEqual([
      'CAT-006 items/C01/ties/1',
    ]);
    expect(brought(withItem('C01', () => ({ gates: [] })))).toEqual(['CAT-008 items/C01/ties/1']);
  });

  it('order acts by statute only: what a guideline says is practice', () => {
    expect(brought(withItem('C02', tie('C01', { article: '办事指南' })))).toEqual([
      'CAT-007 items/C02/ties/1',
    ]);
  });

  it('of practice are not cured by order, nor in words only; a debt is for papers that are not core', () => {
    const order = withItem('C04', tie('C02', { cure: 'decide-on-receipt' }));
    expect(brought(order)).toEqual(['CAT-PRE items/C04/ties/0']);
    expect(brought(withItem('C04', tie('C02', { cure: 'commitment' })))).toEqual([
      'CAT-004 items/C04/materials/M3',
    ]);
    expect(brought(withItem('C04', tie('C02', { cure: 'dropped' })))).toEqual([
      'CAT-004 items/C04/materials/M3',
    ]);
    expect(brought(withItem('C07', tie('C02', { cure: 'owed' })))).toEqual(['CAT-PRE items/C07/ties/1']);
    const lightly = withItem('C07', (it) => ({
      ...tie('C02', { cure: 'owed' })(it),
      ...material('M3', { core: false })(it),
    }));
    expect(brought(lightly)).toEqual([]);
  });

  it('name somebody, and so do gates', () => {
    expect(brought(withItem('C01', tie('C12', { to: [] })))).toContain('CAT-009 items/C01/ties/1');
    const gates = [{ before: 'production', needs: [] }] as const;
    expect(brought(withItem('Y04', () => ({ gates })))).toContain('CAT-009 items/Y04/gates/0');
  });

  it('hide in no line of a guide either', () => {
    const changed = withGuide('assessment', ({ items }) => ({
      items: items.map((line) => (line.code === 'A09' ? { ...line, when: '取得施工许可证之后' } : line)),
    }));
    expect(brought(changed)).toEqual(['CAT-HIDDEN guides/assessment/items/A09']);
  });

  it('cured by joint handling need the document that names both ends', () => {
    const cured = withItem('C07', tie('C02', { cure: 'joint-handling' }));
    expect(brought(cured)).toEqual(['CAT-005 guides/works-permit/items/C07']);
  });
});

describe('what everybody sees', () => {
  it('codes have their form', () => {
    const codes = (more: object) =>
      withItem('C04', () => ({ codes: { source: '目录', demo: false, ...more } }));
    const whole = '11630000015000000X2000105001000';
    expect(brought(codes({ basic: '000105001000', implementation: whole }))).toEqual([]);
    expect(brought(codes({ basic: '0001' }))).toEqual(['CAT-050 items/C04/codes/basic']);
    for (const implementation of [whole.slice(1), whole.replace('X', 'I'), whole.toLowerCase()])
      expect(brought(codes({ implementation }))).toEqual(['CAT-051 items/C04/codes/implementation']);
    expect(brought(codes({ basic: '000105001001', implementation: whole }))).toEqual([
      'CAT-051 items/C04/codes/implementation',
    ]);
  });

  it('what is not written is a note, and does not keep from publication', () => {
    const bare = checkCatalogue(withItem('C04', () => ({ content: null, contacts: null })));
    expect(
      bare.filter(({ place }) => place.startsWith('items/C04')).map(({ code, severity }) => [code, severity]),
    ).toEqual([
      ['CAT-052', 'note'],
      ['CAT-053', 'note'],
    ]);
  });

  it('every code has a sentence in both languages that names what it speaks of', () => {
    for (const [code, { zh, en }] of Object.entries(FINDINGS)) {
      const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      expect([code, names(en)]).toEqual([code, names(zh)]);
      expect([code, /[\u4e00-\u9fff]/.test(zh)]).toEqual([code, true]);
    }
    const told = sayFinding(
      { code: 'CAT-001' as FindingCode, severity: 'error', place: '', detail: { name: 'C04' } },
      'en',
    );
    expect(told).toBe('C04 stands twice');
  });
});
