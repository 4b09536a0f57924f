import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { SEEDED, seededGuide, seededItem } from '../../../../../test/support/seeded.js';
import { guideForm } from '../guide-form.js';
import type { OrganDefinition, ParkDefinition } from '../place.js';
import { readOrgans, readParks } from './read-seeds.js';

const { items, guides } = SEEDED;
const list = (name: string): unknown =>
  parse(readFileSync(new URL(`../../../../../seeds/${name}.yaml`, import.meta.url), 'utf8'));
const organs = readOrgans(list('organs')) as OrganDefinition[];
const parks = readParks(list('parks')) as ParkDefinition[];

describe('every item of the seeds', () => {
  it('says what it decides, when it is accepted, what it asks, and whom to ask', () => {
    for (const item of items) {
      expect([item.code, item.content]).toEqual([
        item.code,
        { zh: expect.any(String), en: expect.any(String) },
      ]);
      expect([item.code, item.acceptance.length > 0, item.fields.length > 0]).toEqual([
        item.code,
        true,
        true,
      ]);
      // Nobody has published a telephone number: what stands there is invented, and says so.
      expect([item.code, item.contacts?.demo]).toEqual([item.code, true]);
    }
  });

  it('founds a fee on a law, and has none for a licence but where the law says so (行政许可法 58)', () => {
    const licences = items.filter(({ nature }) => nature === 'licence');
    expect(licences.filter(({ fee }) => fee === null)).toEqual([]);
    const paid = licences.filter(({ fee }) => fee?.basis.law !== '行政许可法').map(({ code }) => code);
    expect(paid.sort()).toEqual(['A05', 'A06', 'P10', 'P11', 'Y06']);
  });

  it('asks no datum that nothing reads (行政许可法 29)', () => {
    for (const item of items) {
      const readers = new Set([
        ...[...item.acceptance, ...item.conditions, ...item.grounds].map(({ id }) => id),
        ...item.ties.flatMap(({ fields }) => fields),
      ]);
      for (const { id, readBy } of item.fields) {
        expect([item.code, id, readBy.length > 0]).toEqual([item.code, id, true]);
        expect([item.code, id, readBy.filter((name) => !readers.has(name))]).toEqual([item.code, id, []]);
      }
    }
  });

  it('means by one field id one datum', () => {
    const known = new Map<string, unknown>();
    for (const { readBy: _, ...datum } of items.flatMap(({ fields }) => fields)) {
      expect(datum).toEqual(known.get(datum.id) ?? datum);
      known.set(datum.id, datum);
    }
  });

  it('counts the result of another item as a core paper only where a statute ties the two', () => {
    const loose = items.flatMap((item) => {
      const tied = item.ties
        .filter(({ binds }) => binds === 'application' || binds === 'decision')
        .flatMap(({ to }) => to);
      return item.materials
        .filter(({ core, producedBy }) => core && producedBy.length > 0)
        .filter(({ producedBy }) => !producedBy.some((code) => tied.includes(code)))
        .map(({ id }) => `${item.code}/${id}`);
    });
    expect(loose).toEqual([]);
  });

  it('lets no commitment stand for a paper on safety or the environment (国办发〔2020〕42号)', () => {
    const pledged = items.filter(({ materials }) => materials.some(({ commitment }) => commitment));
    expect(pledged.map(({ code }) => code)).toEqual(['E01']);
    for (const { marks } of pledged) expect(marks).toEqual([]);
  });

  it('has codes of the lengths of the standard where it has any: 12 digits, and 31 with the credit code', () => {
    const coded = items.flatMap(({ codes }) => codes ?? []);
    expect(coded).toHaveLength(1);
    for (const { basic, implementation, demo } of coded) {
      expect(basic).toMatch(/^\d{12}$/);
      expect(implementation).toMatch(/^[0-9A-Z]{18}[1-7]\d{12}$/);
      expect([implementation?.endsWith(basic ?? '-'), demo]).toEqual([true, true]);
    }
  });

  it('holds the construction permit to the progress of demolition (建筑法 8(三)) and to fire drawings (消防法 12)', () => {
    const { conditions, materials } = seededItem('C07');
    expect(conditions.find(({ article }) => article === '建筑法 8(三)')?.text).toContain('拆迁');
    expect(materials.find(({ id }) => id === 'M9')).toMatchObject({
      core: true,
      shared: false,
      producedBy: [],
    });
    expect(materials.find(({ id }) => id === 'M6')).toMatchObject({
      core: false,
      shared: true,
      producedBy: ['C04'],
    });
  });
});

describe('every guide of the seeds', () => {
  it('has an occasion, a lead in words, and in each park one organ that leads it', () => {
    for (const { code, occasion, lead } of guides) {
      expect([code, occasion, lead]).toEqual([
        code,
        { zh: expect.any(String), en: expect.any(String) },
        expect.objectContaining({ demo: true }),
      ]);
      for (const park of parks) {
        const leading = organs.filter((organ) => organ.park === park.code && organ.leads.includes(code));
        expect([code, park.code, leading.length]).toEqual([code, park.code, 1]);
      }
    }
  });

  it('asks one form, and each paper once', () => {
    for (const guide of guides) {
      const forms = guideForm(guide, items).papers.filter(({ document }) => document === 'application-form');
      expect([guide.code, forms.length <= 1]).toEqual([guide.code, true]);
      const inside = items.filter(({ code }) => guide.items.some((line) => line.code === code));
      const own = inside
        .flatMap(({ materials }) => materials)
        .filter(({ kind }) => kind === 'application-form');
      expect([guide.code, forms[0]?.uses.length ?? 0]).toEqual([guide.code, own.length]);
    }
  });

  it('asks for the drawings once, though three reviews and the permit read them', () => {
    const { papers, fields } = guideForm(seededGuide('works-permit'), items);
    const drawings = papers.find(({ document }) => document === 'construction-drawings');
    expect(drawings?.uses.map(({ item }) => item)).toEqual(['C03', 'C04', 'C06', 'C07']);
    expect(drawings?.asked).toBe(true);
    expect(fields.find(({ id }) => id === 'floor-area')?.readBy.map(({ item }) => item)).toEqual([
      'C01',
      'C02',
      'C04',
      'C05',
    ]);
  });
});
