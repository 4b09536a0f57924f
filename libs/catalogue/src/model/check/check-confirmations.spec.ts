import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { SEEDED, seededGuide } from '../../../../../test/support/seeded.js';
import { formOf, recordOf } from '../confirmation.js';
import type { GuideDefinition } from '../definition.js';
import type { OrganDefinition, ParkDefinition } from '../place.js';
import { readGuide, readOrgans, readParks } from '../read/read-seeds.js';
import { writeGuide } from '../write/write-guide.js';
import { checkConfirmations, confirmersOf } from './check-confirmations.js';

const seed = (name: string): unknown =>
  parse(readFileSync(new URL(`../../../../../seeds/${name}.yaml`, import.meta.url), 'utf8'));
const organs = readOrgans(seed('organs')) as OrganDefinition[];
const parks = readParks(seed('parks')) as ParkDefinition[];
const setUp = seededGuide('company-setup');
const [centre, tax] = setUp.confirmations!;

const found = (guide: GuideDefinition, more: readonly OrganDefinition[] = organs) =>
  checkConfirmations({ items: SEEDED.items, guides: [guide], organs: more, parks }).map(
    ({ code, place }) => `${code} ${place}`,
  );
const record = (more: Partial<NonNullable<GuideDefinition['records']>[number]>) => ({
  ...{ confirmation: 'tax', field: 'x', name: '字段', from: 'enterprise-name', ...more },
});

describe('the map between the one form and the record of a side', () => {
  it.each(['organisation-code', 'tax'])('%s: form, record, form again: nothing is lost or mixed up', (id) => {
    const lines = setUp.records!.filter(({ confirmation }) => confirmation === id);
    const whole = fc.record(Object.fromEntries(lines.map(({ from }) => [from, fc.string()])));
    fc.assert(
      fc.property(whole, fc.dictionary(fc.string(), fc.string()), (form, others) => {
        const there = recordOf(lines, { ...others, ...form });
        expect(Object.keys(there).sort()).toEqual(lines.map(({ field }) => field).sort());
        expect(formOf(lines, there)).toEqual(form);
        expect(recordOf(lines, formOf(lines, there))).toEqual(there);
      }),
    );
  });

  it('fills what is given, and nothing in its place where it is not', () => {
    const lines = [record({ field: 'nsrmc' }), record({ field: 'tzf', from: 'shareholders' })];
    expect(recordOf(lines, { 'enterprise-name': '青蓝' })).toEqual({ nsrmc: '青蓝' });
  });
});

describe('confirmations of the seeds', () => {
  it('are sound, and answered by one organ at each base', () => {
    expect(found(setUp)).toEqual([]);
    const bases = parks.flatMap((park) => park.bases).length;
    expect(confirmersOf(organs, parks)).toHaveLength(2 * bases);
  });

  it('are read back as they are written', () => {
    expect(readGuide(writeGuide(setUp))).toEqual(setUp);
  });
});

describe('what is wrong with confirmations', () => {
  it.each<[string, Partial<GuideDefinition>]>([
    ['CAT-100 guides/company-setup/mode', { confirmations: [], records: [] }],
    ['CAT-100 guides/company-setup/mode', { mode: 'three-numbers' }],
    ['CAT-001 guides/company-setup/confirmations', { confirmations: [centre!, tax!, tax!] }],
    ['CAT-101 guides/company-setup/confirmations/tax', { confirmations: [centre!, { ...tax!, of: 'E02' }] }],
    [
      'CAT-104 guides/company-setup/confirmations/organisation-code/record',
      { records: setUp.records!.filter(({ confirmation }) => confirmation === 'tax') },
    ],
    [
      'CAT-102 guides/company-setup/confirmations/tax/record/x',
      { records: [...setUp.records!, record({ from: 'seal-kinds' })] },
    ],
    [
      'CAT-103 guides/company-setup/confirmations/tax/record',
      { records: [...setUp.records!, record({ from: 'shareholders' })] },
    ],
    [
      'CAT-001 guides/company-setup/confirmations/tax/record',
      { records: [...setUp.records!, record({ field: 'tzf', from: 'company-type' })] },
    ],
    [
      'CAT-002 guides/company-setup/records',
      { records: [...setUp.records!, record({ confirmation: 'customs' })] },
    ],
  ])('%s', (finding, change) => {
    expect(found({ ...setUp, ...change })).toContain(finding);
  });

  it('nobody, or two, to answer one at a base', () => {
    const without = organs.map((organ) =>
      organ.handle === 'xining-tax' ? { ...organ, confirms: [] } : organ,
    );
    const twice = organs.map((organ) =>
      organ.handle === 'xining-market' ? { ...organ, confirms: ['tax'] } : organ,
    );
    for (const some of [without, twice])
      expect(new Set(found(setUp, some))).toEqual(
        new Set(['CAT-105 guides/company-setup/confirmations/tax']),
      );
  });
});

describe('later integrations are data alone', () => {
  it('五证合一 (国办发〔2016〕53号): social insurance and statistics are two more lines', () => {
    const more = ['social-insurance', 'statistics'];
    const guide: GuideDefinition = {
      ...setUp,
      confirmations: [
        ...setUp.confirmations!,
        ...more.map((id) => ({ ...tax!, id, basis: { ...tax!.basis, law: '国办发〔2016〕53号' } })),
      ],
      records: [
        ...setUp.records!,
        ...more.map((confirmation) => record({ confirmation, field: 'dwmc', name: '单位名称' })),
      ],
    };
    const answering = organs.map((organ) =>
      organ.handle === 'code-centre' ? { ...organ, confirms: [...organ.confirms!, ...more] } : organ,
    );
    expect(found(guide, answering)).toEqual([]);
    expect(readGuide(writeGuide(guide))).toEqual(guide);
  });

  it('三证分别办理, before 2015-10-01: the items decided apart, and nothing to confirm', () => {
    const { confirmations: _, records: __, ...apart } = setUp;
    expect(found({ ...apart, mode: 'three-numbers' })).toEqual([]);
  });
});
