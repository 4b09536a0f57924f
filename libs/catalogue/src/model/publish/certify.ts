import type { LocalDate } from '#kernel';
import type { Certificate, Certified, ToldToProof } from '../certificate/certificate.js';
import type { GuideDefinition, ItemDefinition } from '../definition.js';
import { endedBy, guidesOf, keyOf, type Listing, ofKind, statesOf } from './catalogue-states.js';
import { touches } from './check-draft.js';
import type { Family, HashOf, Proposed } from './draft.js';

/** Proves one version of a guide among one set of versions of items; pure. */
export type Certify = (told: ToldToProof) => Certificate;

/** One version by name; its content is read beside it, where it was published. */
export interface VersionName {
  readonly code: string;
  readonly version: number;
  readonly hash: string;
}

/** A certificate without the definitions it carries: those never change, and a thousand items are megabytes. */
export type LightCertificate = Omit<Certificate, 'guide' | 'items'> & {
  readonly guide: VersionName;
  readonly items: readonly VersionName[];
};

/** To be stored beside the version of the guide it is about. `hash` is that of the whole certificate. */
export interface IssuedCertificate {
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly hash: string;
  readonly content: LightCertificate;
}

/** The number and the hash that a drafted definition gets. */
export type Numbers = (key: string) => { readonly version: number; readonly hash: string } | undefined;

/**
 * The certificates that a publication brings: one for every guide that it writes or whose items it writes, on its day and again on
 * each later day on which a version that waits changes one of these.
 */
export function certify(
  draft: Proposed,
  family: Family,
  { numbers, hashOf, issue }: { readonly numbers: Numbers; readonly hashOf: HashOf; readonly issue: Certify },
): IssuedCertificate[] {
  const last = new Map<string, string>();
  return statesOf(draft, family).flatMap(({ on, after }) => {
    const items = ofKind(after, 'item').map(({ code }) =>
      certified<ItemDefinition>(`item/${code}`, after, numbers),
    );
    return guidesOf(after)
      .filter((guide) => isTouched(draft, guide))
      .flatMap((guide): IssuedCertificate[] => {
        const own = certified<GuideDefinition>(`guide/${guide.code}`, after, numbers);
        // A day on which nothing of the guide changes needs no second certificate.
        const versions = [own, ...items.filter(({ content }) => holds(guide, content.code))];
        const names = versions.map(({ content, version }) => `${content.code}.${version}`).join();
        if (last.get(guide.code) === names) return [];
        last.set(guide.code, names);
        const certificate = issue({ on, guide: own, items });
        const content = { ...certificate, guide: nameOf(own), items: items.map(nameOf) };
        const { version } = own;
        return [{ code: guide.code, version, effectiveFrom: on, hash: hashOf(certificate), content }];
      });
  });
}

function isTouched(draft: Proposed, guide: GuideDefinition): boolean {
  const ended = new Set(endedBy(draft).map(keyOf));
  return (
    touches(draft, { kind: 'guide', code: guide.code }) ||
    guide.items.some(({ code }) => touches(draft, { kind: 'item', code }) || ended.has(`item/${code}`))
  );
}

function holds(guide: GuideDefinition, item: string): boolean {
  return guide.items.some(({ code }) => code === item);
}

function nameOf<T extends { readonly code: string }>({ content, version, hash }: Certified<T>): VersionName {
  return { code: content.code, version, hash };
}

function certified<T>(key: string, listing: Listing, numbers: Numbers): Certified<T> {
  const named = listing.get(key);
  const { version, hash } = numbers(key) ?? named ?? {};
  if (!named || version === undefined || hash === undefined) throw new Error(`${key} is not in force`);
  return { version, hash, content: named.content as T };
}
