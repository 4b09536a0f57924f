import type { CalendarData } from '#calendar';
import type { LocalDate } from '#kernel';
import type { AssessmentDefinition } from '../assessment/assessment.js';
import { checkAssessment } from '../assessment/check-assessment.js';
import { checkDecides } from '../authority/check-decides.js';
import { checkDeciding } from '../authority/check-deciding.js';
import { checkDelegations } from '../authority/check-delegation.js';
import type { DelegationDefinition } from '../authority/delegation.js';
import { powersOf } from '../authority/powers.js';
import type { GuideDefinition, ItemDefinition } from '../definition.js';
import { checkAnswers } from '../fact/check-answers.js';
import type { FactDefinition } from '../fact/fact-definition.js';
import { checkKeyList } from '../key-list/check-key-list.js';
import type { KeyList } from '../key-list/key-list.js';
import type { OrganDefinition, ParkDefinition } from '../place.js';
import { checkEdges } from '../proof/check-edges.js';
import { checkStages } from '../proof/check-stages.js';
import { webOf } from '../proof/edge-web.js';
import { checkTable } from '../table/check-table.js';
import type { TableDefinition } from '../table/table-definition.js';
import { checkBasis } from './check-basis.js';
import { checkConfirmations } from './check-confirmations.js';
import { checkFace } from './check-face.js';
import { checkFields } from './check-fields.js';
import { checkFirstReviews } from './check-first-review.js';
import { checkJoint } from './check-joint.js';
import { checkJointNumbers, checkLimits } from './check-limits.js';
import { checkMaterials } from './check-materials.js';
import { checkSessions } from './check-sessions.js';
import { checkSilence } from './check-silence.js';
import { checkTies } from './check-ties.js';
import { checkWindow } from './check-window.js';
import { type Finding, finding } from './finding.js';

export type { Finding } from './finding.js';

export interface Seeds {
  readonly items: readonly ItemDefinition[];
  readonly guides: readonly GuideDefinition[];
  readonly parks: readonly ParkDefinition[];
  readonly organs: readonly OrganDefinition[];
  readonly delegations?: readonly DelegationDefinition[];
  readonly tables?: readonly TableDefinition[];
  readonly facts?: readonly FactDefinition[];
  readonly keyLists?: readonly KeyList[];
  readonly assessments?: readonly AssessmentDefinition[];
}

/** A whole catalogue as it would be in force `on` a day; without a `calendar` no limit is counted in days. */
export interface Catalogue extends Seeds {
  readonly calendar?: CalendarData;
  readonly on: LocalDate;
}

/** Everything wrong with a catalogue, all at once; empty when all is well. Publishable: no finding is an `error`. */
export function checkCatalogue(catalogue: Catalogue): Finding[] {
  return [
    ...checkDuplicates(catalogue),
    ...checkReferences(catalogue),
    ...checkDeciding(catalogue.items, catalogue.organs, catalogue),
    ...checkDelegations(
      catalogue.delegations ?? [],
      catalogue.items,
      powersOf(catalogue.organs, catalogue.parks),
    ),
    ...(catalogue.tables ?? []).flatMap(checkTable),
    ...checkAnswers(catalogue.tables ?? [], catalogue.items, catalogue.facts ?? []),
    ...checkDecides(catalogue.tables ?? [], catalogue.items, powersOf(catalogue.organs, catalogue.parks)),
    ...(catalogue.keyLists ?? []).flatMap(checkKeyList),
    ...(catalogue.assessments ?? []).flatMap((each) => checkAssessment(each, catalogue.items)),
    ...checkBasis(catalogue.items, catalogue.on),
    ...checkLimits(catalogue.items, catalogue),
    ...checkFirstReviews(catalogue.items, catalogue),
    ...checkConfirmations(catalogue),
    ...checkJoint(catalogue.guides),
    ...checkWindow(catalogue.guides),
    ...checkSessions(catalogue.guides),
    ...checkJointNumbers(catalogue.guides),
    ...checkSilence(catalogue.items),
    ...checkMaterials(catalogue.items, catalogue.guides),
    ...checkFields(catalogue.items, catalogue.guides),
    ...checkFace(catalogue.items),
    ...checkTies(catalogue.items),
    ...checkIndependence(catalogue),
  ];
}

function checkIndependence({ items, guides }: Catalogue): Finding[] {
  const web = webOf(items);
  return [
    ...checkEdges(web, new Set(items.map(code))),
    ...guides.flatMap((guide) => checkStages(guide, web)),
  ];
}

function checkDuplicates({
  items,
  guides,
  parks,
  organs,
  delegations = [],
  tables = [],
  facts = [],
}: Catalogue): Finding[] {
  const bases = parks.flatMap((park) => park.bases);
  return [
    ...twice('items', items.map(code)),
    ...twice('guides', guides.map(code)),
    ...twice('delegations', delegations.map(code)),
    ...twice('tables', tables.map(code)),
    ...twice('facts', facts.map(code)),
    // A park and a base share one name space: `serves` holds either.
    ...twice('places', [...parks, ...bases].map(code)),
    ...twice('parks', parks.map(id)),
    ...twice('organs', organs.map(id)),
    ...twice(
      'organs',
      organs.map((organ) => organ.handle),
    ),
    ...items.flatMap((item) => [
      ...twice(`items/${item.code}/materials`, item.materials.map(id)),
      ...twice(`items/${item.code}/conditions`, item.conditions.map(id)),
      ...twice(`items/${item.code}/acceptance`, item.acceptance.map(id)),
      ...twice(`items/${item.code}/fields`, item.fields.map(id)),
      ...twice(`items/${item.code}/grounds`, item.grounds.map(id)),
    ]),
    ...guides.flatMap((guide) => twice(`guides/${guide.code}/items`, guide.items.map(code))),
  ];
}

function checkReferences({ items, guides, parks, organs }: Catalogue): Finding[] {
  const known = new Set(items.map(code));
  const led = new Set(guides.map(code));
  const parkCodes = new Set(parks.map(code));
  const places = new Set(['all', ...parkCodes, ...parks.flatMap((park) => park.bases.map(code))]);
  return [
    ...guides.flatMap((guide) => dangling(`guides/${guide.code}/items`, guide.items.map(code), known)),
    ...items.flatMap((item) => [
      ...item.ties.flatMap((tie) => dangling(`items/${item.code}/ties`, tie.to, known)),
      ...item.materials.flatMap((line) =>
        dangling(`items/${item.code}/materials/${line.id}`, line.producedBy, known),
      ),
      ...item.gates.flatMap((gate) => dangling(`items/${item.code}/gates`, gate.needs, known)),
    ]),
    ...organs.flatMap((organ) => [
      ...dangling(`organs/${organ.handle}/decides`, organ.decides, known),
      ...dangling(`organs/${organ.handle}/reviews`, organ.reviews ?? [], known),
      ...dangling(`organs/${organ.handle}/leads`, organ.leads, led),
      ...dangling(`organs/${organ.handle}/serves`, organ.serves, places),
      ...dangling(`organs/${organ.handle}/park`, organ.park === null ? [] : [organ.park], parkCodes),
    ]),
  ];
}

function twice(place: string, names: readonly (string | number)[]): Finding[] {
  const again = names.filter((name, at) => names.indexOf(name) !== at);
  return [...new Set(again)].map((name) => finding('CAT-001', place, { name }));
}

function dangling(place: string, names: readonly string[], known: ReadonlySet<string>): Finding[] {
  return names.filter((name) => !known.has(name)).map((name) => finding('CAT-002', place, { name }));
}

function code(it: { readonly code: string }): string {
  return it.code;
}

function id<T>(it: { readonly id: T }): T {
  return it.id;
}
