import type { FieldLine, GuideDefinition, ItemDefinition } from '../definition.js';
import { type Finding, finding } from './finding.js';

/** 行政许可法 29: a form asks nothing that has no bearing on the matter; and one field of a guide is one field. */
export function checkFields(items: readonly ItemDefinition[], guides: readonly GuideDefinition[]): Finding[] {
  const known = new Map(items.map((item) => [item.code, item]));
  return [...items.flatMap(unread), ...guides.flatMap((guide) => unlike(guide, known))];
}

function unread({ code, fields, conditions, acceptance, grounds, ties }: ItemDefinition): Finding[] {
  const readers = new Set([
    ...[...conditions, ...acceptance, ...grounds].map(({ id }) => id),
    ...ties.flatMap((tie) => tie.fields),
  ]);
  return fields.flatMap(({ id, name, readBy }) => {
    const place = `items/${code}/fields/${id}`;
    const strange = readBy.filter((reader) => !readers.has(reader));
    return [
      ...(readBy.length === 0 ? [finding('CAT-042', place, { name: name.zh })] : []),
      ...strange.map((reader) => finding('CAT-002', place, { name: reader })),
    ];
  });
}

function unlike({ code, items }: GuideDefinition, known: ReadonlyMap<string, ItemDefinition>): Finding[] {
  const first = new Map<string, FieldLine>();
  return items.flatMap(({ code: item }) =>
    (known.get(item)?.fields ?? []).flatMap((field) => {
      const before = first.get(field.id) ?? field;
      first.set(field.id, before);
      const isLike = before.kind === field.kind && before.unit === field.unit;
      return isLike
        ? []
        : [finding('CAT-044', `guides/${code}/items/${item}/fields/${field.id}`, { name: field.id })];
    }),
  );
}
