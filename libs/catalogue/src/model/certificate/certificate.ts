import type { Bilingual, LocalDate } from '#kernel';
import type { Finding } from '../check/finding.js';
import type { GuideDefinition, ItemDefinition } from '../definition.js';
import type { Edge } from '../proof/edge.js';
import type { ParallelDays } from './parallel-days.js';

export const CERTIFICATE_FORMAT = 'one-stop.independence-certificate/1';

/** The rules of the proof. A change of what they find is another version: a certificate is computed again by its own. */
export const PROOF_VERSION = 'independence/1';

/** One published version; `hash` is SHA-256 of the canonical JSON of its content. */
export interface Certified<T> {
  readonly version: number;
  readonly hash: string;
  readonly content: T;
}

/** What a certificate is told. All the rest of it follows. */
export interface ToldToProof {
  readonly on: LocalDate;
  readonly guide: Certified<GuideDefinition>;
  /** The items of the catalogue on that day, those of other guides too: their results are what a line could smuggle in. */
  readonly items: readonly Certified<ItemDefinition>[];
}

/** How the decision of one item is tied. */
export interface OrderedDecision {
  readonly item: string;
  /** One list per tie: any of its results is enough. */
  readonly waitsFor: readonly (readonly string[])[];
  readonly articles: readonly string[];
}

/**
 * The certificate of independence (独立性证书): that no review of a guide waits for another, and which decisions statute orders.
 * It carries the guide and the items, so whoever holds it can prove it again.
 */
export interface Certificate extends ToldToProof {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly algorithm: typeof PROOF_VERSION;
  /** The first line, for a layperson. */
  readonly headline: Bilingual;
  readonly result: {
    readonly verdict: 'independent' | 'refused';
    /** Reviews that start together; decisions that wait for nobody; those that statute orders. */
    readonly reviews: number;
    readonly free: number;
    readonly ordered: readonly OrderedDecision[];
  };
  readonly days: ParallelDays;
  /** All edges of the guide's items, each with its article, phrase and cure. */
  readonly edges: readonly Edge[];
  readonly findings: readonly Finding[];
}

/** With the hash of all that stands in it. */
export type SealedCertificate = Certificate & { readonly hash: string };
