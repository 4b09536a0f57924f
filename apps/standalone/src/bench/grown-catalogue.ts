import type { SeedFolder } from '#catalogue';
import type { GuideDefinition, ItemDefinition, OrganDefinition, TableDefinition } from '#model/catalogue';

/** A catalogue to check: the seeds, or as many of them side by side. */
export interface GrownCatalogue {
  readonly items: readonly ItemDefinition[];
  readonly guides: readonly GuideDefinition[];
  readonly organs: readonly OrganDefinition[];
  readonly tables: readonly TableDefinition[];
}

const LETTERS = /[\u4e00-\u9fff]/gu;

/**
 * As many items as wanted, copies of the seeded fifty with codes, names and words of their own: the letters of a copy are
 * shifted, so that its lines speak of its own results and of no other copy's, as in a real catalogue of that size.
 */
export function grownTo(size: number, { items, guides, organs, tables }: SeedFolder): GrownCatalogue {
  const copies = Array.from({ length: Math.ceil(size / items.length) }, (_, n) => n);
  const all = copies.flatMap((n) => items.map((item) => copy(item, n))).slice(0, size);
  const codes = new Set(all.map(({ code }) => code));
  const own = (code: string) => copies.map((n) => named(code, n)).filter((each) => codes.has(each));
  return {
    items: all,
    guides: copies.flatMap((n) => guides.map((guide) => within(copy(guide, n), codes))),
    organs: organs.map((organ) => ({
      ...organ,
      decides: organ.decides.flatMap(own),
      reviews: (organ.reviews ?? []).flatMap(own),
      leads: copies.flatMap((n) => organ.leads.map((code) => named(code, n))),
    })),
    tables: tables.flatMap((table) =>
      table.answers === 'decides' ? copies.map((n) => decidedIn(table, n)) : [table],
    ),
  };
}

/** Which level decides the items of the n-th copy. */
function decidedIn(table: TableDefinition, n: number): TableDefinition {
  const text = JSON.stringify({ ...table, code: named(table.code, n) }, (_, value) =>
    typeof value === 'string' && CODE.test(value) ? named(value, n) : value,
  );
  return JSON.parse(text) as TableDefinition;
}

/** The same items in one ring: each decided only after the next, which nothing but a change of law could cure. */
export function knotted(items: readonly ItemDefinition[]): ItemDefinition[] {
  return items.map((item, n) => {
    const next = items[(n + 1) % items.length]?.code ?? item.code;
    const tie = {
      to: [next],
      binds: 'decision',
      article: '甲法 1',
      phrase: '应当具备',
      fields: ['result-no'],
    } as const;
    return { ...item, ties: [...item.ties, { ...tie, cure: 'decide-on-receipt' }] };
  });
}

function within(guide: GuideDefinition, codes: ReadonlySet<string>): GuideDefinition {
  return { ...guide, items: guide.items.filter(({ code }) => codes.has(code)) };
}

const CODE = /^[A-Z]\d\d$/;

function named(code: string, n: number): string {
  return n === 0 ? code : `${code}-${n}`;
}

function copy<T extends ItemDefinition | GuideDefinition>(definition: T, n: number): T {
  if (n === 0) return definition;
  const text = JSON.stringify(definition, (key, value) => {
    if (typeof value !== 'string' || key === 'law' || key === 'article' || key === 'source') return value;
    if (CODE.test(value) || (key === 'code' && 'items' in definition)) return named(value, n);
    return value.replace(LETTERS, (letter) => shifted(letter, n));
  });
  return JSON.parse(text) as T;
}

function shifted(letter: string, n: number): string {
  return String.fromCodePoint(0x4e00 + (((letter.codePointAt(0) ?? 0) - 0x4e00 + n * 37) % 0x5200));
}
