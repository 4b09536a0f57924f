import type { LocalDate } from '#kernel';
import { endedBy, guidesOf, type Listing, statesOf } from './catalogue-states.js';
import { touches } from './check-draft.js';
import type { GuideDefinition, ItemDefinition } from './definition.js';
import type { Family, HashOf, Proposed } from './draft.js';

/** One version that a certificate speaks of. */
export interface Certified<T> {
  readonly version: number;
  readonly hash: string;
  readonly content: T;
}

/** Issues the certificate of one version of a guide with one set of versions of its items; pure. */
export type Certify = (
  guide: Certified<GuideDefinition>,
  items: readonly Certified<ItemDefinition>[],
  on: LocalDate,
) => unknown;

/** A certificate to be stored beside the version of the guide it is about. */
export interface Certificate {
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly hash: string;
  readonly content: unknown;
}

/** The number and the hash that a drafted definition gets. */
export type Numbers = (key: string) => { readonly version: number; readonly hash: string } | undefined;

/**
 * The certificates that a publication brings: one for every guide that it writes or whose items it writes, on its day and again on
 * each later day on which a version that waits changes the guide.
 */
export function certify(
  draft: Proposed,
  family: Family,
  { numbers, hashOf, issue }: { readonly numbers: Numbers; readonly hashOf: HashOf; readonly issue: Certify },
): Certificate[] {
  const certificates = statesOf(draft, family).flatMap(({ on, after }) =>
    guidesOf(after)
      .filter((guide) => isTouched(draft, guide))
      .map((guide): Certificate => {
        const own = certified<GuideDefinition>(`guide/${guide.code}`, after, numbers);
        const items = guide.items.map(({ code }) =>
          certified<ItemDefinition>(`item/${code}`, after, numbers),
        );
        const content = issue(own, items, on);
        return { code: guide.code, version: own.version, effectiveFrom: on, hash: hashOf(content), content };
      }),
  );
  // A day on which nothing of the guide changes needs no second one.
  return certificates.filter(
    (one, n) => !certificates.slice(0, n).some(({ code, hash }) => code === one.code && hash === one.hash),
  );
}

function isTouched(draft: Proposed, guide: GuideDefinition): boolean {
  const ended = endedBy(draft);
  return (
    touches(draft, { kind: 'guide', code: guide.code }) ||
    guide.items.some(({ code }) => touches(draft, { kind: 'item', code }) || ended.includes(code))
  );
}

function certified<T>(key: string, listing: Listing, numbers: Numbers): Certified<T> {
  const named = listing.get(key);
  const { version, hash } = numbers(key) ?? named ?? {};
  if (!named || version === undefined || hash === undefined) throw new Error(`${key} is not in force`);
  return { version, hash, content: named.content as T };
}
