import type { Bilingual } from '#kernel';

/** A region by its digits (GB/T 2260). `until`: the last year in which it was so coded; its codes stay as they are. */
export interface Region {
  readonly code: string;
  readonly name: Bilingual;
  readonly until?: number;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Regions as `seeds/regions.yaml` lists them. Throws TypeError that names the line: data of ours, read at the start. */
export function readRegions(yaml: unknown): Region[] {
  if (!Array.isArray(yaml)) throw new TypeError('regions: a list is expected');
  const regions = yaml.map((line: unknown, at) => regionOf(line, at));
  const seen = new Set<string>();
  for (const { code } of regions) {
    if (seen.has(code)) throw new TypeError(`regions: ${code} stands twice`);
    seen.add(code);
  }
  return regions;
}

function regionOf(line: unknown, at: number): Region {
  const { code, name, until, ...more } = (line ?? {}) as Record<string, unknown>;
  const { zh, en } = (name ?? {}) as Record<string, unknown>;
  const [stray] = Object.keys(more);
  if (stray !== undefined) throw new TypeError(`regions/${at}: ${stray} is not known`);
  if (typeof code !== 'string' || !/^\d{6}$/.test(code))
    throw new TypeError(`regions/${at}: code has six digits`);
  if (!isText(zh) || !isText(en)) throw new TypeError(`regions/${at}: name is missing in zh or en`);
  if (until === undefined) return { code, name: { zh, en } };
  if (!Number.isInteger(until)) throw new TypeError(`regions/${at}: until is a year`);
  return { code, name: { zh, en }, until: until as number };
}
