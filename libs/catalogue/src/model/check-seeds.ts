import { checkClocks } from './check-clocks.js';
import { checkDeciding } from './check-deciding.js';
import { checkDelegations } from './check-delegation.js';
import { checkLimits } from './check-limits.js';
import { checkTies } from './check-ties.js';
import type { GuideDefinition, ItemDefinition } from './definition.js';
import type { DelegationDefinition } from './delegation.js';
import { type Finding, finding } from './finding.js';
import type { OrganDefinition, ParkDefinition } from './place.js';
import { powersOf } from './powers.js';

export type { Finding } from './finding.js';

export interface Seeds {
  readonly items: readonly ItemDefinition[];
  readonly guides: readonly GuideDefinition[];
  readonly parks: readonly ParkDefinition[];
  readonly organs: readonly OrganDefinition[];
  readonly delegations: readonly DelegationDefinition[];
}

/**
 * What no single file can show: SEED-DUPLICATE, SEED-DANGLING, ORGAN-NONE, ORGAN-TWO, ORGAN-LEVEL, PROMISE-LONG,
 * PROMISE-EMPTY, DEMO-FLAG, SILENCE-MARKED, SILENCE-BASIS, SILENCE-CLOCK, JOINT-ITEM, CAT-MUTUAL, CAT-PRE, CAT-HIDDEN,
 * AUTH-NOFORM, AUTH-DATES, AUTH-TWO. Empty when all is well.
 */
export function checkSeeds(seeds: Seeds): Finding[] {
  return [
    ...checkDuplicates(seeds),
    ...checkReferences(seeds),
    ...checkDeciding(seeds.items, seeds.organs, seeds.parks),
    ...checkDelegations(seeds.delegations, seeds.items, powersOf(seeds.organs, seeds.parks)),
    ...checkLimits(seeds.items),
    ...checkClocks(seeds.items, seeds.guides),
    ...checkTies(seeds.items),
  ];
}

function checkDuplicates({ items, guides, parks, organs, delegations }: Seeds): Finding[] {
  const bases = parks.flatMap((park) => park.bases);
  return [
    ...twice('items', items.map(code)),
    ...twice('guides', guides.map(code)),
    ...twice('delegations', delegations.map(code)),
    // A park and a base share one name space: `serves` holds either.
    ...twice('places', [...parks, ...bases].map(code)),
    ...twice('parks', parks.map(id)),
    ...twice('organs', organs.map(id)),
    ...twice(
      'organs',
      organs.map((organ) => organ.handle),
    ),
    ...items.flatMap((item) => [
      ...twice(`${item.code}/materials`, item.materials.map(id)),
      ...twice(`${item.code}/conditions`, item.conditions.map(id)),
      ...twice(`${item.code}/grounds`, item.grounds.map(id)),
    ]),
    ...guides.flatMap((guide) => twice(`${guide.code}/items`, guide.items.map(code))),
  ];
}

function checkReferences({ items, guides, parks, organs }: Seeds): Finding[] {
  const known = new Set(items.map(code));
  const led = new Set(guides.map(code));
  const parkCodes = new Set(parks.map(code));
  const places = new Set(['all', ...parkCodes, ...parks.flatMap((park) => park.bases.map(code))]);
  return [
    ...guides.flatMap((guide) => dangling(`${guide.code}/items`, guide.items.map(code), known)),
    ...items.flatMap((item) => [
      ...item.ties.flatMap((tie) => dangling(`${item.code}/ties`, tie.to, known)),
      ...item.materials.flatMap((line) => dangling(`${item.code}/${line.id}`, line.producedBy, known)),
      ...item.gates.flatMap((gate) => dangling(`${item.code}/gates`, gate.needs, known)),
    ]),
    ...organs.flatMap((organ) => [
      ...dangling(`${organ.handle}/decides`, organ.decides, known),
      ...dangling(`${organ.handle}/leads`, organ.leads, led),
      ...dangling(`${organ.handle}/serves`, organ.serves, places),
      ...dangling(`${organ.handle}/park`, organ.park === null ? [] : [organ.park], parkCodes),
    ]),
  ];
}

function twice(place: string, names: readonly (string | number)[]): Finding[] {
  const again = names.filter((name, at) => names.indexOf(name) !== at);
  return [...new Set(again)].map((name) => finding('SEED-DUPLICATE', place, String(name)));
}

function dangling(place: string, names: readonly string[], known: ReadonlySet<string>): Finding[] {
  return names.filter((name) => !known.has(name)).map((name) => finding('SEED-DANGLING', place, name));
}

function code(it: { readonly code: string }): string {
  return it.code;
}

function id<T>(it: { readonly id: T }): T {
  return it.id;
}
