import { describe, expect, it } from '@jest/globals';
import { CURES, edgesOf, type ItemDefinition, proveIndependence, sayFinding } from '#model/catalogue';
import { SEEDED } from '../../../../../test/support/seeded.js';

const { items, guides } = SEEDED;
const works = guides.find(({ code }) => code === 'works-permit')!;
const without = (code: string, change: Partial<ItemDefinition>) =>
  items.map((item) => (item.code === code ? { ...item, ...change } : item));

describe('the seeded guides', () => {
  it.each(guides)('$code is publishable, each edge with a cure that fits it', (guide) => {
    const { edges, findings } = proveIndependence(guide, items);
    expect(findings).toEqual([]);
    for (const { binds, cure } of edges)
      expect(binds === 'activity' || CURES[binds].some((word) => word === cure)).toBe(true);
  });
});

describe('an edge', () => {
  it('says how it binds, by which words, what it reads, and every line that speaks of it', () => {
    const permit = items.find(({ code }) => code === 'C07')!;
    expect(edgesOf(permit, items).find(({ to }) => to.includes('C02'))).toEqual({
      item: 'C07',
      to: ['C02'],
      binds: 'decision',
      article: '建筑法 8(二)',
      phrase: '依法应当办理规划许可证的, 已经取得',
      fields: ['result-no', 'building-name', 'floor-area'],
      cure: 'decide-on-receipt',
      found: [
        { in: 'tie', id: '1', text: '依法应当办理规划许可证的, 已经取得' },
        { in: 'material', id: 'M3', text: '建设工程规划许可证' },
      ],
    });
  });

  it('that no tie declares is found in its material, offered what cures a practice', () => {
    const permit = items.find(({ code }) => code === 'C07')!;
    const ties = permit.ties.filter(({ to }) => !to.includes('C03'));
    const [hidden, ...more] = proveIndependence(works, without('C07', { ties })).findings;
    expect(more).toEqual([]);
    expect(hidden).toMatchObject({ code: 'CAT-HIDDEN', severity: 'error', place: 'items/C07/materials/M5' });
    expect(hidden?.cure).toEqual(CURES.practice);
    expect(sayFinding(hidden!, 'zh')).toContain('M5 “施工图审查合格书” 指向事项 C03');
  });
});
