import type { Limit } from '#calendar';
import { servesPlace } from '../authority/check-deciding.js';
import { byRank } from '../authority/floor.js';
import type { FirstReview, ItemDefinition } from '../definition.js';
import type { OrganDefinition, ParkDefinition } from '../place.js';
import { type Finding, finding } from './finding.js';

interface Places {
  readonly organs: readonly OrganDefinition[];
  readonly parks: readonly ParkDefinition[];
}

/**
 * Two levels (行政许可法 35, 43): the first review stands below the level that decides (`CAT-060`), takes no more than twenty days of a licence
 * (`CAT-063`), and both together no more than the statute (`CAT-061`); nothing of it is done on the spot (`CAT-064`); at every base exactly one
 * organ makes it (`CAT-062`, without parks nobody was told of organs).
 */
export function checkFirstReviews(items: readonly ItemDefinition[], places: Places): Finding[] {
  return items.flatMap((item) => (item.firstReview ? checkOne(item, item.firstReview, places) : []));
}

function checkOne(item: ItemDefinition, first: FirstReview, places: Places): Finding[] {
  const { code, authority, handling, nature } = item;
  const place = `items/${code}/first-review`;
  const { level } = first;
  const upper = authority.usualLevel;
  const isLong = first.unit === 'working_day' && first.value > 20;
  return [
    ...(byRank(level, upper) < 0 ? [] : [finding('CAT-060', place, { level, upper })]),
    ...(handling === 'immediate' ? [finding('CAT-064', place)] : []),
    ...(nature === 'licence' && isLong ? [finding('CAT-063', place, { limit: said(first) })] : []),
    ...tooLong(item, first),
    ...reviewing(code, first, places),
  ];
}

/** Limits of unlike units cannot be added up; then each clock shows its own day. */
function tooLong({ code, statutory }: ItemDefinition, { upper, ...first }: FirstReview): Finding[] {
  if (!statutory || first.unit !== statutory.unit || upper.unit !== statutory.unit) return [];
  if (first.value + upper.value <= statutory.value) return [];
  const detail = { first: said(first), second: said(upper), statute: said(statutory) };
  return [finding('CAT-061', `items/${code}/first-review`, detail)];
}

function reviewing(code: string, { level }: FirstReview, { organs, parks }: Places): Finding[] {
  const able = organs.filter(({ reviews = [] }) => reviews.includes(code));
  return parks.flatMap((park) =>
    park.bases.flatMap(({ code: base }) => {
      const found = able.filter((organ) => servesPlace(organ, { base, park: park.code }));
      if (found.length === 1 && found[0]?.level === level) return [];
      const handles = found.map(({ handle }) => handle).join(' ');
      return [finding('CAT-062', `items/${code}/first-review`, { base, level, organs: handles || '0' })];
    }),
  );
}

function said({ value, unit }: Limit): string {
  return `${value} ${unit.replace('_', ' ')}s`;
}

/** The organ of the first review of each item at each base. */
export function firstReviewersOf(
  organs: readonly OrganDefinition[],
  parks: readonly ParkDefinition[],
): { readonly item: string; readonly base: string; readonly organ: number }[] {
  return organs.flatMap((organ) =>
    parks.flatMap((park) =>
      park.bases
        .filter(({ code: base }) => servesPlace(organ, { base, park: park.code }))
        .flatMap(({ code: base }) => (organ.reviews ?? []).map((item) => ({ item, base, organ: organ.id }))),
    ),
  );
}
