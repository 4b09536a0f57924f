import type { Bilingual, Rejection } from '#kernel';
import type { OrganDefinition } from './place.js';
import { bilingual } from './read/read-terms.js';
import { type Cursor, choice, cursor, fault, keys, list, optional, settle, text } from './read/reading.js';

export const SEATS = ['department', 'government', 'park', 'tax', 'authorised', 'none'] as const;
/**
 * What an organ is to whoever attacks its decision: a department of a government, a government, a department of a park committee,
 * an organ of the tax line, an organisation that a law authorises; `none`: it decides nothing of that kind.
 */
export type Seat = (typeof SEATS)[number];

/** Under which short mark an organ numbers its papers (发文字号的机关代字), and who hears a reconsideration of its acts. */
export interface Letterhead {
  /** Handle of the organ. */
  readonly organ: string;
  readonly mark: string;
  readonly seat: Seat;
  readonly review: Bilingual | null;
}

/** The letterheads (`seeds/letterheads.yaml`), or every fault with its pointer. */
export function readLetterheads(yaml: unknown): Letterhead[] | Rejection[] {
  const at = cursor(yaml);
  const key = keys(at, ['reviews', 'organs']);
  const reviews = new Map(list(key('reviews'), readReview));
  return settle(
    at,
    list(key('organs'), (each) => readLetterhead(each, reviews)),
  );
}

function readReview(at: Cursor): [string, Bilingual] {
  const key = keys(at, ['id', 'name']);
  return [text(key('id')), bilingual(key('name'))];
}

function readLetterhead(at: Cursor, reviews: ReadonlyMap<string, Bilingual>): Letterhead {
  const key = keys(at, ['organ', 'mark', 'seat', 'review']);
  const review = optional(key('review'), text, null);
  if (review !== null && !reviews.has(review))
    fault(key('review'), 'SEED-VALUE', [...reviews.keys()].join(' '));
  return {
    organ: text(key('organ')),
    mark: text(key('mark')),
    seat: choice(key('seat'), SEATS),
    review: review === null ? null : (reviews.get(review) ?? null),
  };
}

/** What is wrong between letterheads and organs: every organ but an applicant has exactly one, and no mark is another's. */
export function letterheadFaults(heads: readonly Letterhead[], organs: readonly OrganDefinition[]): string[] {
  const numbered = organs.filter(({ kind }) => kind !== 'enterprise');
  const times = <T>(all: readonly T[], one: T) => all.filter((each) => each === one).length;
  const [handles, marks] = [heads.map(({ organ }) => organ), heads.map(({ mark }) => mark)];
  return [
    ...numbered
      .filter(({ handle }) => times(handles, handle) !== 1)
      .map(({ handle }) => `${handle}: not one letterhead`),
    ...handles
      .filter((handle) => !organs.some((organ) => organ.handle === handle))
      .map((handle) => `${handle}: no organ`),
    ...[...new Set(marks)]
      .filter((mark) => times(marks, mark) > 1)
      .map((mark) => `${mark}: the mark of two organs`),
  ];
}
