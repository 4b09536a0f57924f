import type { Family, Named, Version } from './draft.js';

/** The latest version of a code of the family, also one that ended it; null where there is none. */
export function lastOf(
  { kind, code }: Pick<Named, 'kind' | 'code'>,
  { latest, beside }: Family,
): Version | null {
  if (latest?.kind === kind && latest.code === code) return latest;
  return beside.findLast((version) => version.kind === kind && version.code === code) ?? null;
}
