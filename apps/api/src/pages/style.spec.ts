import { describe, expect, it } from '@jest/globals';
import { STYLE } from './style.js';

const COLOURS = new Map(
  [...STYLE.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
);

/** Relative luminance of WCAG 2.2, 1.4.3. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, back: string): number {
  const [dark = 0, light = 0] = [front, back]
    .map((name) => luminance(COLOURS.get(name) ?? name))
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('the style sheet', () => {
  it.each([
    ['ink', 'paper', 4.5],
    ['soft', 'paper', 4.5],
    ['soft', 'wash', 4.5],
    ['link', 'paper', 4.5],
    ['mark', 'mark-wash', 4.5],
    ['deep', '#eef5f2', 4.5],
    ['soft', '#eef5f2', 4.5],
    ['#ffffff', 'deep', 4.5],
    ['focus', 'paper', 3],
    ['#ffd08a', 'deep', 3],
    ['#7d8883', 'paper', 3],
  ])('lets %s be read on %s (at least %d : 1)', (front, back, least) => {
    expect(contrast(front, back)).toBeGreaterThanOrEqual(least);
  });

  it('fetches nothing, hides no focus, and knows paper and phones', () => {
    expect(STYLE).not.toMatch(/url\(|@import|outline:\s*(none|0)/);
    expect(STYLE).toMatch(/:focus-visible/);
    expect(STYLE).toMatch(/@media print/);
    expect(STYLE).toMatch(/@media \(max-width/);
  });

  it('cuts off nothing where letters are twice as large on a phone, nor on paper', () => {
    expect(STYLE.match(/repeat\(auto-fi[lt]+, minmax\((?!min\()[^)]*/g)).toBeNull();
    expect(STYLE).not.toMatch(/overflow(-x)?: hidden/);
    const [, paper = ''] = STYLE.split('@media print');
    expect(paper).toMatch(/\.chart svg {\s*min-width: 0;/);
  });

  it('tells a button from text where colours are forced', () => {
    expect(/\n\nbutton {[^}]*}/.exec(STYLE)?.[0]).toMatch(/border: 1px solid/);
  });
});
