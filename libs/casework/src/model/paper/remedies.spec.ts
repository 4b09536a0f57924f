import { describe, expect, it } from '@jest/globals';
import type { Nature } from '#model/catalogue';
import { decidedBy, SEEDS_NOW } from '../../../../../test/support/decided-by.js';
import { remediesOf } from './remedies.js';

// Who decides what is the seeds' own: where, by which form, who answers, who hears it, and whether that comes first.
const GOLDEN = [
  [
    'park: the department of the committee answers itself',
    'P06',
    'kunlun',
    'statutory',
    '柴达木循环经济试验区管委会自然资源和规划分局',
    '海西蒙古族藏族自治州人民政府',
    false,
  ],
  [
    'entrusted: the delegator answers, not the bureau that decided',
    'C07',
    'kunlun',
    'entrusted',
    '海西州住房和城乡建设局(人民防空办公室)',
    '海西蒙古族藏族自治州人民政府',
    false,
  ],
  [
    'dispatched branch: the organ it belongs to answers',
    'C01',
    'kunlun',
    'dispatched-branch',
    '海西州自然资源和规划局',
    '海西蒙古族藏族自治州人民政府',
    false,
  ],
  [
    'tax: the upper tax organ, before any suit',
    'E03',
    'kunlun',
    'dispatched-branch',
    '国家税务总局海西州税务局',
    '国家税务总局青海省税务局',
    true,
  ],
  [
    'county: the government of the county',
    'A08',
    'ganhe',
    'statutory',
    '湟中区水务局',
    '西宁市湟中区人民政府',
    false,
  ],
  [
    'city: the government of the city',
    'A10',
    'nanchuan',
    'statutory',
    '西宁市应急管理局',
    '西宁市人民政府',
    false,
  ],
  [
    'province: the government of the province',
    'P10',
    'kunlun',
    'statutory',
    '青海省林业和草原局',
    '青海省人民政府',
    false,
  ],
] as const;

describe('remedies and respondent', () => {
  it.each(GOLDEN)('%s', (...golden) => {
    const [, code, base, form, respondent, review, first] = golden as (typeof GOLDEN)[number];
    const { record, item } = decidedBy(code, base)!;
    expect(record.form).toBe(form);
    expect(remediesOf(record, item.nature === 'registration' ? 'registration' : 'licence')).toMatchObject({
      respondent: { zh: respondent },
      reconsideration: { at: { zh: review }, days: 60 },
      suit: { months: 6, days: 15 },
      reconsiderationFirst: first,
    });
  });

  it('a filing, an opinion, a technical finding and a supply have none of their own; the rest has', () => {
    const { record } = decidedBy('A10', 'nanchuan')!;
    const has = (nature: Nature) => remediesOf(record, nature) !== null;
    expect((['licence', 'registration', 'allocation'] as const).map(has)).toEqual([true, true, true]);
    expect((['record-filing', 'internal-opinion', 'technical-review', 'utility'] as const).map(has)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('says why: each article that makes it so', () => {
    const { record } = decidedBy('C07', 'kunlun')!;
    expect(remediesOf(record, 'licence')?.basis).toEqual([
      '行政许可法 24; 行政复议法 19 ¶3; 行政诉讼法 26 ¶5',
      '行政复议法 24 ¶1(一)',
      '行政复议法 20',
      '行政诉讼法 45, 46',
    ]);
  });

  it('whoever decides anything for any base has a letterhead that says who hears it, a firm or a window excepted', () => {
    const places = SEEDS_NOW.parks.flatMap(({ bases }) => bases.map(({ code }) => code));
    const silent = SEEDS_NOW.items.flatMap(({ code }) =>
      places.filter((base) => {
        const found = decidedBy(code, base);
        return found && found.organ.body !== 'company' && !found.record.review;
      }),
    );
    expect(silent).toEqual([]);
  });
});
