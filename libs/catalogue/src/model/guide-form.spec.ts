import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawnGuide, drawnItem } from '../../../../test/support/drawn-items.js';
import type { GuideDefinition, ItemDefinition } from './definition.js';
import { guideForm } from './guide-form.js';

const CODES = ['A01', 'A02', 'C07', 'P01', 'E01', 'Y09'];
const items = fc.tuple(...CODES.map((code) => drawnItem(fc.constant(code))));
const guide = fc
  .tuple(drawnGuide(), fc.shuffledSubarray(CODES))
  .map(
    ([it, codes]): GuideDefinition => ({ ...it, items: codes.map((code) => ({ code, optional: false })) }),
  );

/** What the items of the guide ask, told apart by item and line, from their own words. */
function asked(inside: readonly ItemDefinition[]) {
  return {
    fields: inside.flatMap((item) => item.fields.map((line) => [item.code, line.id, line.readBy])),
    papers: inside.flatMap((item) => item.materials.map((line) => [item.code, line.id, line.name])),
  };
}
const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

describe('the form of a guide', () => {
  it('asks nothing twice', () => {
    fc.assert(
      fc.property(guide, items, (it, all) => {
        const { fields, papers } = guideForm(it, all);
        expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
        const inside = all.filter(({ code }) => it.items.some((line) => line.code === code));
        const documents = inside.flatMap(({ materials }) =>
          materials.flatMap(({ document }) => document ?? []),
        );
        for (const document of documents)
          expect(papers.filter((paper) => paper.document === document)).toHaveLength(1);
        const alone = inside.flatMap(({ materials }) =>
          materials.filter((line) => line.document === undefined),
        );
        const ids = new Set(
          inside.flatMap(({ code, materials }) => materials.map(({ id }) => `${code}/${id}`)),
        );
        expect(papers.length).toBeLessThanOrEqual(new Set(documents).size + Math.min(alone.length, ids.size));
      }),
    );
  });

  it('loses nothing that an item reads, and adds nothing', () => {
    fc.assert(
      fc.property(guide, items, (it, all) => {
        const { fields, papers } = guideForm(it, all);
        const want = asked(all.filter(({ code }) => it.items.some((line) => line.code === code)));
        expect(sorted(fields.flatMap((one) => one.readBy.map((by) => [by.item, one.id, by.lines])))).toEqual(
          sorted(want.fields),
        );
        expect(sorted(papers.flatMap(({ uses }) => uses.map((use) => [use.item, use.id, use.name])))).toEqual(
          sorted(want.papers),
        );
      }),
    );
  });

  it('asks a paper of the applicant only where an item asks it of him', () => {
    fc.assert(
      fc.property(guide, items, (it, all) => {
        for (const paper of guideForm(it, all).papers) {
          const lines = paper.uses.map(
            (use) =>
              all.find(({ code }) => code === use.item)?.materials.filter(({ id }) => id === use.id) ?? [],
          );
          const fromApplicant = lines.flat().some((line) => !line.shared && line.producedBy.length === 0);
          if (paper.asked) expect(fromApplicant).toBe(true);
        }
      }),
    );
  });

  it('leaves out an item that is not among those chosen', () => {
    fc.assert(
      fc.property(guide, items, (it, all) => {
        const chosen = all.filter(({ code }) => code !== 'C07');
        expect(guideForm(it, chosen)).toEqual(
          guideForm({ ...it, items: it.items.filter(({ code }) => code !== 'C07') }, all),
        );
      }),
    );
  });
});
