import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import { readGuide, readItem, refused } from '../../libs/catalogue/src/model/read/read-seeds.js';

const ROOT = new URL('../../seeds/', import.meta.url);

export function all<T>(folder: string, read: (yaml: unknown) => T): T[] {
  return readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const value = read(parse(readFileSync(new URL(`${folder}/${name}`, ROOT), 'utf8')));
      if (refused(value)) throw new Error(JSON.stringify(value));
      return value;
    });
}

/** The items and guides of the seeds, as they are published at the start. */
export const SEEDED = {
  items: all('items', readItem) as ItemDefinition[],
  guides: all('guides', readGuide) as GuideDefinition[],
};

export function seededGuide(code: string): GuideDefinition {
  const guide = SEEDED.guides.find((each) => each.code === code);
  if (!guide) throw new RangeError(`no guide ${code}`);
  return guide;
}

export function seededItem(code: string): ItemDefinition {
  const item = SEEDED.items.find((each) => each.code === code);
  if (!item) throw new RangeError(`no item ${code}`);
  return item;
}
