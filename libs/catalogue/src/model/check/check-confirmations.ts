import { servesPlace } from '../authority/check-deciding.js';
import type { ConfirmationLine, RecordLine } from '../confirmation.js';
import type { GuideDefinition, ItemDefinition } from '../definition.js';
import { guideForm } from '../guide-form.js';
import type { OrganDefinition, ParkDefinition } from '../place.js';
import { type Finding, finding } from './finding.js';

interface Listed {
  readonly items: readonly ItemDefinition[];
  readonly guides: readonly GuideDefinition[];
  readonly organs: readonly OrganDefinition[];
  readonly parks: readonly ParkDefinition[];
}

/**
 * Confirmations are data, so nothing but this check stands between a slip and a side that is never asked: each is asked of an
 * item that every application holds, its record is filled from the one form, every field once and back again, and at each base
 * exactly one organ answers it.
 */
export function checkConfirmations({ items, guides, organs, parks }: Listed): Finding[] {
  return guides.flatMap((guide) => {
    const { code, confirmations = [], records = [] } = guide;
    const place = `guides/${code}/confirmations`;
    return [
      ...checkMode(guide),
      ...twice(
        place,
        confirmations.map(({ id }) => id),
      ),
      ...confirmations.flatMap((one) => [
        ...checkAsked(one, guide),
        ...checkAnswering(one, `${place}/${one.id}`, { organs, parks }),
        ...checkRecord(one, guide, items),
      ]),
      ...strangers(guide, records),
    ];
  });
}

function checkMode({ code, mode, confirmations = [] }: GuideDefinition): Finding[] {
  const wrong =
    mode === 'one-code' ? confirmations.length === 0 : confirmations.length > 0 && mode !== undefined;
  return wrong ? [finding('CAT-100', `guides/${code}/mode`)] : [];
}

/** An item that the applicant may leave out would leave the confirmation without anything to confirm. */
function checkAsked({ id, of }: ConfirmationLine, { code, items }: GuideDefinition): Finding[] {
  const held = items.some((line) => line.code === of && !line.optional);
  return held ? [] : [finding('CAT-101', `guides/${code}/confirmations/${id}`, { name: of })];
}

/** Without parks nobody was told of organs: drafts are checked in the list alone. */
function checkAnswering(
  { id }: ConfirmationLine,
  place: string,
  { organs, parks }: Pick<Listed, 'organs' | 'parks'>,
): Finding[] {
  const answering = organs.filter(({ confirms = [] }) => confirms.includes(id));
  return parks.flatMap((park) =>
    park.bases.flatMap(({ code: base }) => {
      const found = answering.filter((organ) => servesPlace(organ, { base, park: park.code }));
      const handles = found.map(({ handle }) => handle).join(' ');
      return found.length === 1 ? [] : [finding('CAT-105', place, { base, organs: handles || '0' })];
    }),
  );
}

/** Every field of the record once, from a datum that every application has; and no datum into two fields. */
function checkRecord(
  { id }: ConfirmationLine,
  guide: GuideDefinition,
  items: readonly ItemDefinition[],
): Finding[] {
  const place = `guides/${guide.code}/confirmations/${id}/record`;
  const mine = (guide.records ?? []).filter(({ confirmation }) => confirmation === id);
  if (mine.length === 0) return [finding('CAT-104', place)];
  const needed = { ...guide, items: guide.items.filter(({ optional }) => !optional) };
  const asked = new Set(guideForm(needed, items).fields.map((field) => field.id));
  const froms = [...new Set(mine.map(({ from }) => from))];
  return [
    ...twice(
      place,
      mine.map(({ field }) => field),
    ),
    ...mine
      .filter(({ from }) => !asked.has(from))
      .map(({ field: name, from }) => finding('CAT-102', `${place}/${name}`, { name, from })),
    ...froms.flatMap((from) => {
      const fields = mine.filter((line) => line.from === from).map(({ field }) => field);
      return fields.length > 1 ? [finding('CAT-103', place, { from, fields: fields.join(' ') })] : [];
    }),
  ];
}

function strangers({ code, confirmations = [] }: GuideDefinition, records: readonly RecordLine[]): Finding[] {
  const known = new Set(confirmations.map(({ id }) => id));
  const strange = [...new Set(records.map(({ confirmation }) => confirmation))].filter(
    (id) => !known.has(id),
  );
  return strange.map((name) => finding('CAT-002', `guides/${code}/records`, { name }));
}

function twice(place: string, names: readonly string[]): Finding[] {
  const again = names.filter((name, at) => names.indexOf(name) !== at);
  return [...new Set(again)].map((name) => finding('CAT-001', place, { name }));
}

/** The organ that answers each confirmation at each base: whoever lists both. */
export function confirmersOf(
  organs: readonly OrganDefinition[],
  parks: readonly ParkDefinition[],
): { readonly confirmation: string; readonly base: string; readonly organ: number }[] {
  return organs.flatMap((organ) =>
    parks.flatMap((park) =>
      park.bases
        .filter(({ code: base }) => servesPlace(organ, { base, park: park.code }))
        .flatMap(({ code: base }) =>
          (organ.confirms ?? []).map((confirmation) => ({ confirmation, base, organ: organ.id })),
        ),
    ),
  );
}
