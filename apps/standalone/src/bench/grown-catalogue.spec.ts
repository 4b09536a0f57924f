import { expect, it } from '@jest/globals';
import { readSeedFolder } from '#catalogue';
import type { LocalDate } from '#kernel';
import { checkCatalogue, proveIndependence } from '#model/catalogue';
import { seedsFolder } from '../seeds-folder.js';
import { grownTo, knotted } from './grown-catalogue.js';

it('a thousand items are found publishable, and refused when they wait for one another in a ring', async () => {
  const seeds = await readSeedFolder(seedsFolder());
  const grown = grownTo(1000, seeds);
  expect(new Set(grown.items.map(({ code }) => code)).size).toBe(1000);
  const findings = checkCatalogue({ ...seeds, ...grown, on: '2026-08-15' as LocalDate });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);

  const told = proveIndependence(grown.guides[0]!, knotted(grown.items)).findings;
  expect(told.map(({ code }) => code)).toEqual(['CAT-MUTUAL']);
});
