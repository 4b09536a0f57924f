export const NATURES = [
  'licence',
  'registration',
  'record-filing',
  'internal-opinion',
  'technical-review',
  'utility',
  'allocation',
] as const;
/**
 * What kind of act the item is; it decides which rules apply (deemed acceptance, 20 + 10, remedies).
 * Only a licence is ruled by the Administrative Licensing Law (行政许可法).
 */
export type Nature = (typeof NATURES)[number];

export const ACTS = ['new', 'change', 'renewal', 'correction', 'cancellation'] as const;
/** What is done to the licence: a renewal met with silence is renewed (行政许可法 50), the others are not. */
export type Act = (typeof ACTS)[number];

/** From below: the order is the rank. */
export const LEVELS = ['park', 'county', 'city', 'province', 'state'] as const;
export type Level = (typeof LEVELS)[number];

export const CLOCK_KINDS = [
  'pre-acceptance',
  'supplement',
  'reminder',
  'asked',
  'promise',
  'statute',
  'sync',
  'joint',
  'delivery',
  'service-notice',
  'reconsideration',
  'suit',
  'debt',
  'organ-debt',
  'follow-up',
  'rectification',
  'hearing-request',
  'hearing',
  'order',
  'confirmation',
  'recheck',
  'redecision',
  'first-review',
  'upper-review',
] as const;
/** `joint` runs for a case, every other one for an item. */
export type ClockKind = (typeof CLOCK_KINDS)[number];

export const MARKS = ['safety', 'environment', 'land', 'energy', 'property', 'security'] as const;
/**
 * What the item protects; `property`: life, health and property, `security`: of the State, its secrets, its finance. A licence so marked is
 * never granted by silence, and its papers are never owed.
 */
export type Mark = (typeof MARKS)[number];
