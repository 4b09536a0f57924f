import { type Actor, type Bilingual, type LocalDate, type Rejection, reject } from '#kernel';
import { BODY, placeOfBody } from './body.js';
import { isPrefix } from './prefixes.js';
import type { Region } from './region.js';

/** A segment (码段) to be given: bodies of organisation codes from the first to the last, both included. */
export interface SegmentWish {
  /** Handle of the registration authority. */
  readonly organ: string;
  readonly prefix: string;
  readonly region: string;
  readonly first: string;
  readonly last: string;
  /** When so many codes are left to the organ, whoever must act is told. */
  readonly lowWater: number;
  /** The paper by which it was given. */
  readonly document: string;
}

export interface GivingWorld {
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly organ: { readonly id: number; readonly name: Bilingual; readonly registers: boolean } | null;
  readonly region: Region | null;
  /** A segment that shares a body with the one wished for. */
  readonly across: { readonly first: string; readonly last: string } | null;
}

/** A segment as it is written. `warning`: what is said when it runs low. */
export interface GivenSegment extends Omit<SegmentWish, 'organ'> {
  readonly organId: number;
  readonly firstPlace: number;
  readonly size: number;
  readonly warning: Bilingual;
}

/** More than an authority needs in years; the list of what became of them stays readable. */
const MOST = 1_000_000;

/** What {@link checkBounds} finds out before anybody is asked; -1 where the text is no body. */
export function placesOf({ first, last }: Pick<SegmentWish, 'first' | 'last'>): {
  first: number;
  last: number;
} {
  const place = (body: string) => (BODY.test(body) ? placeOfBody(body) : -1);
  return { first: place(first), last: place(last) };
}

/**
 * May this segment be given, and as what? Rejections: SEGMENT_PREFIX, SEGMENT_BODY, SEGMENT_UPSIDE_DOWN, SEGMENT_TOO_LARGE, LOW_WATER,
 * NOT_A_REGISTRAR, SEGMENT_REGION, SEGMENT_OVERLAPS. Source: GB 32100-2015; 国发〔2015〕33号 (codes are given to registration authorities in
 * advance by the code centre).
 */
export function giveSegment(wish: SegmentWish, world: GivingWorld): GivenSegment | Rejection {
  const { organ, region, across } = world;
  const refused = checkBounds(wish);
  if (refused) return refused;
  if (!organ?.registers) return reject('NOT_A_REGISTRAR', { pointer: '/organ' });
  if (!region || region.until) return reject('SEGMENT_REGION', { pointer: '/region' });
  if (across) return reject('SEGMENT_OVERLAPS', { pointer: '/first', params: across });
  const { organ: _, ...kept } = wish;
  const places = placesOf(wish);
  return {
    ...kept,
    organId: organ.id,
    firstPlace: places.first,
    size: places.last - places.first + 1,
    warning: warningOf(wish, organ.name),
  };
}

function checkBounds(wish: SegmentWish): Rejection | null {
  if (!isPrefix(wish.prefix)) return reject('SEGMENT_PREFIX', { pointer: '/prefix' });
  const { first, last } = placesOf(wish);
  if (first < 0) return reject('SEGMENT_BODY', { pointer: '/first' });
  if (last < 0) return reject('SEGMENT_BODY', { pointer: '/last' });
  if (last < first) return reject('SEGMENT_UPSIDE_DOWN', { pointer: '/last' });
  const size = last - first + 1;
  if (size > MOST) return reject('SEGMENT_TOO_LARGE', { pointer: '/last', params: { size, most: MOST } });
  if (wish.lowWater >= size) return reject('LOW_WATER', { pointer: '/lowWater', params: { size } });
  return null;
}

function warningOf({ prefix, region, first, last, lowWater }: SegmentWish, organ: Bilingual): Bilingual {
  const named = `${prefix} ${region} ${first}–${last}`;
  return {
    zh: `${organ.zh}的统一社会信用代码只剩 ${lowWater} 个（现用码段 ${named}），请及时赋予新的码段`,
    en: `${organ.en} has ${lowWater} codes left (now of segment ${named}): a new segment is needed`,
  };
}
