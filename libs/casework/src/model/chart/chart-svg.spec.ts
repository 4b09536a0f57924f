import { describe, expect, it } from '@jest/globals';
import { SEEDED, seededGuide } from '../../../../../test/support/seeded.js';
import { chartSvg } from './chart-svg.js';
import { clipped, escaped } from './svg-text.js';

const drawn = (code: string, ...more: [('zh' | 'en')?, object?]) =>
  chartSvg(seededGuide(code), SEEDED.items, more[0] ?? 'zh', more[1]);
const arrowTips = (svg: string) => svg.match(/<path d="M\d+ [\d.]+ l-4\.5 /g)?.length ?? 0;
const count = (svg: string, part: string) => svg.split(part).length - 1;

/** Every element closed in its order: what an XML reader asks first. */
function wellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, close, name, , alone] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) return false;
    } else if (!alone && name) open.push(name);
  }
  const rest = svg.replace(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g, '');
  return open.length === 0 && !/[<>]/.test(rest);
}

describe('the chart of a guide', () => {
  it.each(SEEDED.guides.map(({ code }) => code))(
    '%s is whole, bare of scripts and outside things, and always the same',
    (code) => {
      for (const language of ['zh', 'en'] as const) {
        const svg = drawn(code, language);
        expect(wellFormed(svg)).toBe(true);
        expect(svg).not.toMatch(/<script|href|url\(|@import|on\w+=/);
        expect(drawn(code, language)).toBe(svg);
        for (const { code: item } of seededGuide(code).items) expect(svg).toContain(`>${item}</text>`);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      }
    },
  );

  it('has an arrow for each published tie between two of its items, and none else', () => {
    expect(
      ['assessment', 'plant-parallel', 'works-permit', 'company-setup', 'land-preparation'].map((code) =>
        arrowTips(drawn(code)),
      ),
    ).toEqual([0, 1, 3, 2, 0]);
    const svg = drawn('plant-parallel');
    expect(svg).toContain('待 C03 的结果 · 建筑法 8(五); 建设工程质量管理条例 11');
    expect(svg).toContain('另需 P08 已有结果 · 建筑法 8(一)');
    expect(svg).not.toContain('消防法');
  });

  it('lets every review start at day 0', () => {
    const bars = drawn('works-permit').match(/<rect x="(\d+)" y="[\d.]+" width="\d+" height="18"/g)!;
    expect(bars).toHaveLength(12);
    expect(new Set(bars.map((bar) => bar.slice(0, 13))).size).toBe(1);
  });

  it('tells who cannot see it what it shows', () => {
    const [, title, desc] = /<title id="[^"]*">(.*?)<\/title>\n<desc id="[^"]*">(.*?)<\/desc>/.exec(
      drawn('company-setup', 'en'),
    )!;
    expect(title).toBe('Company set-up');
    expect(desc).toContain(
      '4 items start on one day; 2 working days at most in parallel, 3 one after another',
    );
    expect(desc).toContain('after E01 · 税收征收管理法 15');
  });
});

describe('the chart of a case', () => {
  const standings = { E01: 'granted', E03: 'refused', E04: 'withdrawn' };
  const svg = drawn('company-setup', 'zh', { standings, organs: { E01: '江西园区市监局' } });

  it('shows the items of the case only, each as it stands, with the organ that decides it', () => {
    expect(svg).not.toContain('>E02</text>');
    expect(svg).toContain('已批准 · 江西园区市监局');
    expect(svg).toContain('不予许可 · 税务局');
    expect(svg).toContain('已撤件');
    expect([count(svg, 'opacity="0.55"'), count(svg, 'm0 -6 l-6 6')]).toEqual([1, 1]);
    expect(svg).toMatch(/E01 [^<]*已批准/);
  });
});

describe('text in a chart', () => {
  it('is escaped wherever it comes from', () => {
    const hostile = `</text><script>alert("1")</script>&'\u0007\ud800`;
    const items = SEEDED.items.map((item) => ({
      ...item,
      name: { zh: hostile, en: hostile },
      department: hostile,
      ties: item.ties.map((tie) => ({ ...tie, article: hostile })),
    }));
    const guide = { ...seededGuide('company-setup'), code: '"><x', name: { zh: hostile, en: hostile } };
    const svg = chartSvg(guide, items, 'zh', { organs: { E01: hostile } });
    expect(svg).not.toContain('<script');
    expect(wellFormed(svg)).toBe(true);
    expect(escaped(hostile)).toBe('&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
  });

  it('is cut to its place, Chinese signs counted square', () => {
    expect(clipped('建设工程规划许可证', 13 * 9, 13)).toBe('建设工程规划许可证');
    expect(clipped('建设工程规划许可证核发', 13 * 9, 13)).toBe('建设工程规划许可…');
    expect(clipped('', 10, 13)).toBe('');
  });
});
