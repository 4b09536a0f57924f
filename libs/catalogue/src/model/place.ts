import type { Bilingual } from '#kernel';
import type { Level } from './definition.js';

/** A park committee with its industrial bases (管委会与产业基地). */
export interface ParkDefinition {
  readonly id: number;
  readonly code: string;
  readonly name: Bilingual;
  readonly bases: readonly {
    readonly code: string;
    readonly name: Bilingual;
    readonly regions: readonly string[];
  }[];
}

export const ORGAN_KINDS = [
  'department',
  'window',
  'lead',
  'supervision',
  'editorial',
  'government',
  'operations',
  'enterprise',
] as const;

export const BODIES = ['administrative', 'institution', 'company'] as const;
/** 主体性质: who may be entrusted with what hangs on it (行政许可法 23, 24). */
export type Body = (typeof BODIES)[number];

/**
 * An organ (机关): what it decides and which bases it serves. `serves` holds base codes, park codes or `all`; the organ
 * that decides an item for a base by statute is the one that lists both; a delegation may name another.
 */
export interface OrganDefinition {
  readonly id: number;
  readonly handle: string;
  readonly name: Bilingual;
  readonly kind: (typeof ORGAN_KINDS)[number];
  readonly level: Level;
  readonly body: Body;
  /** The park whose committee it belongs to; null for county, city and province organs, and for firms. */
  readonly park: string | null;
  readonly serves: readonly string[];
  readonly decides: readonly string[];
  /** Confirmations it answers (核对): their ids, in any guide. */
  readonly confirms?: readonly string[];
  /** Items of two levels of which it makes the first review (初审). */
  readonly reviews?: readonly string[];
  /** Guides it leads (牵头). */
  readonly leads: readonly string[];
  readonly demo: boolean;
}
