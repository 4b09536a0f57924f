import type { CalendarData } from '#calendar';
import { powersTold } from '../authority/powers.js';
import { type Catalogue, checkCatalogue } from '../check/check-catalogue.js';
import { type Finding, finding } from '../check/finding.js';
import { type CatalogueState, guidesOf, itemsOf, keyOf, type Listing, statesOf } from './catalogue-states.js';
import { checkOperation, checkPending } from './check-operation.js';
import type { DraftKind, Family, Named, Proposed } from './draft.js';

/** The check of one kind in the list as it would be: what `own` says of itself and of the rest; the draft's day is its own. */
export type CheckInList = (
  own: Named & Pick<Proposed, 'effectiveFrom'>,
  listing: Listing,
  family: Family,
) => readonly Finding[];

/**
 * Everything wrong with the published list if this draft were published from its day, all at once: the whole list is checked as it
 * would be on each day from then on that something comes into force. What was wrong before in definitions that the draft does not
 * touch is not held against it. Guides that hold a drafted item are proved again by this, with its new content.
 */
export function checkDraft(
  draft: Proposed,
  family: Family,
  checks: Partial<Record<DraftKind, CheckInList>> = {},
): Finding[] {
  const drafted = [draft, ...draft.along];
  const mine = drafted.map(({ kind, code }) => `${kind}s/${code}`);
  const found = statesOf(draft, family).flatMap((state) => [
    ...checkState(state, mine, family.calendar),
    ...drafted.flatMap(
      (own) => checks[own.kind]?.({ ...own, effectiveFrom: draft.effectiveFrom }, state.after, family) ?? [],
    ),
  ]);
  const decided = new Set(powersTold(family).statutory.map(({ item }) => item));
  const undecided = drafted.filter(({ kind, code }) => kind === 'item' && !decided.has(code));
  const all = [
    ...undecided.map(({ code }) => finding('CAT-088', `items/${code}`)),
    ...checkPending(draft, family),
    ...checkOperation(draft, family),
    ...found,
  ];
  return [...new Map(toldOnce(all).map((one) => [nameOf(one), one])).values()];
}

/** That a guide holds what ends says more than that it holds what there is not. */
function toldOnce(all: readonly Finding[]): Finding[] {
  const ending = new Set(all.filter(({ code }) => code === 'CAT-084').map(({ place }) => place));
  return all.filter(
    ({ code, place, detail }) => code !== 'CAT-002' || !ending.has(`${place}/${detail['name']}`),
  );
}

function checkState(
  { on, before, after }: CatalogueState,
  mine: readonly string[],
  calendar: CalendarData | undefined,
): Finding[] {
  const asked = { on, ...(calendar && { calendar }) };
  const isMine = ({ place }: Finding) => mine.some((own) => place === own || place.startsWith(`${own}/`));
  const found = checkListing(after, asked);
  if (found.every(isMine)) return found;
  const known = new Set(checkListing(before, asked).map(nameOf));
  return found.filter((one) => isMine(one) || !known.has(nameOf(one)));
}

/** Organs and places are not published by draft, so the list is checked without them. */
function checkListing(listing: Listing, asked: Pick<Catalogue, 'on' | 'calendar'>): Finding[] {
  const [items, guides] = [itemsOf(listing), guidesOf(listing)];
  return checkCatalogue({ items, guides, organs: [], parks: [], ...asked });
}

/** A finding is the same on another day where it says the same of the same place. */
function nameOf({ code, place, detail }: Finding): string {
  return [code, place, ...Object.entries(detail).flat()].join('\n');
}

/** Is it among the definitions the draft writes? */
export function touches({ kind, code, along }: Proposed, named: Pick<Named, 'kind' | 'code'>): boolean {
  return [{ kind, code }, ...along].some((own) => keyOf(own) === keyOf(named));
}
