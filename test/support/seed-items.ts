import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ItemDefinition } from '#model/catalogue';
import { readItem, refused } from '../../libs/catalogue/src/model/read-seeds.js';

const FOLDER = new URL('../../seeds/items/', import.meta.url);

function read(name: string): ItemDefinition {
  const item = readItem(parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  if (refused(item)) throw new Error(`${name}: ${JSON.stringify(item)}`);
  return item;
}

/** The fifty items of the seeds as they will be published. */
export const SEED_ITEMS: readonly ItemDefinition[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map(read);

/** How people may speak of them. */
export const SEED_NAMES = SEED_ITEMS.map(({ code, name, result }) => ({
  code,
  names: [name.zh, result.name],
}));

export function seedItem(code: string): ItemDefinition {
  const found = SEED_ITEMS.find((each) => each.code === code);
  if (!found) throw new RangeError(`the seeds have no item ${code}`);
  return found;
}
