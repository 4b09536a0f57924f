import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** Rows of the first table of the page: number, attack, and where it is proven. */
const page = readFileSync('docs/SECURITY.md', 'utf8');
const rows = [...page.matchAll(/^\| ([A-J]\d) \| (.+?) \| (.+) \|$/gm)].map(
  ([, number = '', , proofs = '']) => [number, proofs] as const,
);

const ATTACKS = { A: 5, B: 7, C: 8, D: 4, E: 8, F: 4, G: 2, H: 1, I: 2, J: 3 };

describe('the list of attacks', () => {
  it('has every number once', () => {
    const wanted = Object.entries(ATTACKS).flatMap(([letter, most]) =>
      Array.from({ length: most }, (_, n) => `${letter}${n + 1}`),
    );
    expect(rows.map(([number]) => number)).toEqual(wanted);
  });

  it.each(rows)('%s is proven where the page says', (_, proofs) => {
    const named = [...proofs.matchAll(/`([^`]+)` › ([^;|]*)/g)];
    expect(named.length > 0 || proofs === 'not proven yet').toBe(true);
    for (const [, file = '', name = ''] of named) {
      expect([file, existsSync(file)]).toEqual([file, true]);
      const words = name.trim();
      expect([file, words, readFileSync(file, 'utf8').includes(words)]).toEqual([file, words, true]);
    }
  });
});
