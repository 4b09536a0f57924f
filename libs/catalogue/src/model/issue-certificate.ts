import type { LocalDate } from '#kernel';
import type { Certified } from './certify.js';
import type { GuideDefinition, ItemDefinition } from './definition.js';
import { proveIndependence } from './prove-independence.js';

/** What was proved: the versions it is about by their hashes, and every edge between them. Pure. */
export function issueCertificate(
  guide: Certified<GuideDefinition>,
  items: readonly Certified<ItemDefinition>[],
  on: LocalDate,
): object {
  const { edges, findings } = proveIndependence(
    guide.content,
    items.map(({ content }) => content),
  );
  const named = <T extends { readonly code: string }>({
    version,
    hash,
    content: { code },
  }: Certified<T>) => ({
    code,
    version,
    hash,
  });
  return { guide: named(guide), items: items.map(named), on, edges, findings };
}
