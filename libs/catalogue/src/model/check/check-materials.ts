import type { GuideDefinition, ItemDefinition, MaterialLine } from '../definition.js';
import { type Finding, finding } from './finding.js';

interface Asked {
  readonly item: string;
  readonly line: MaterialLine;
}

/** Nothing is asked twice, and nothing that an organ holds already (优化营商环境条例 37, 国务院令716号 11). */
export function checkMaterials(
  items: readonly ItemDefinition[],
  guides: readonly GuideDefinition[],
): Finding[] {
  const known = new Map(items.map((item) => [item.code, item]));
  return [
    ...items.flatMap((item) => [...twiceInItem(item), ...held(item)]),
    ...guides.flatMap((guide) => twiceInGuide(guide, known)),
  ];
}

function twiceInItem({ code, materials }: ItemDefinition): Finding[] {
  return repeated(materials.map((line) => ({ item: code, line }))).map(({ line }) =>
    finding('CAT-040', `items/${code}/materials/${line.id}`, { name: line.name, again: code }),
  );
}

/** One paper of one guide is one `document`, whatever the number of items that read it; the forms are one form. */
function twiceInGuide(
  { code, items }: GuideDefinition,
  known: ReadonlyMap<string, ItemDefinition>,
): Finding[] {
  const asked = items.flatMap(({ code: item }) =>
    (known.get(item)?.materials ?? [])
      .filter(({ shared, kind }) => !shared && kind !== 'application-form')
      .map((line) => ({ item, line })),
  );
  return repeated(asked, ({ line }) => line.document)
    .filter((again) => asked.find((it) => isSame(it, again))?.item !== again.item)
    .map(({ item, line }) =>
      finding('CAT-040', `guides/${code}/items/${item}/materials/${line.id}`, {
        name: line.name,
        again: code,
      }),
    );
}

/** The later ones of lines that ask for the same paper; those that `share` the same word are asked once. */
function repeated(
  asked: readonly Asked[],
  share: (it: Asked) => string | undefined = () => undefined,
): Asked[] {
  const first = new Map<string, Asked>();
  return asked.filter((it) => {
    const before = first.get(nameOf(it.line));
    if (!before) first.set(nameOf(it.line), it);
    return before !== undefined && (share(it) === undefined || share(it) !== share(before));
  });
}

function isSame(one: Asked, other: Asked): boolean {
  return nameOf(one.line) === nameOf(other.line);
}

function nameOf({ name }: MaterialLine): string {
  return name.replace(/[(（][^)）]*[)）]|\s/g, '');
}

/** The result of another item lies in the register of results; an organ's paper that nobody shares yet is told, too. */
function held({ code, materials }: ItemDefinition): Finding[] {
  return materials
    .filter(({ shared }) => !shared)
    .flatMap(({ id, name, kind, issuer, producedBy }) => {
      const place = `items/${code}/materials/${id}`;
      if (producedBy.length > 0) return [finding('CAT-041', place, { name, from: producedBy.join('|') })];
      return kind === 'prior-result' ? [finding('CAT-043', place, { name, issuer })] : [];
    });
}
