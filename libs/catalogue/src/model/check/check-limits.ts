import type { CalendarData, Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { ConditionLine, GuideDefinition, ItemDefinition, Sourced } from '../definition.js';
import { type Finding, finding } from './finding.js';
import { type Comparison, LimitEnds } from './limit-ends.js';

/** The words of a source for a number that nobody here has published: invented, or borrowed from another place. */
const INVENTED = /演示|外地示例/;
/** No limit of the law comes near a year; what does is a slip of the pen. */
const LONGEST = 366;

type Compare = (limit: Limit, bound: Limit) => Comparison;

/** Every item has a promise within the statute, every number is one, and invented numbers say so: the public page shows it. */
export function checkLimits(
  items: readonly ItemDefinition[],
  { calendar, on }: { readonly calendar?: CalendarData; readonly on: LocalDate },
): Finding[] {
  const compare = calendar
    ? (limit: Limit, bound: Limit) => LimitEnds.of(calendar).compare(limit, bound, on)
    : null;
  return items.flatMap((item) => [
    ...checkPromise(item, compare),
    ...checkGreen(item),
    ...checkUnits(`items/${item.code}/statute`, item.statutory),
    ...checkNumbers(`items/${item.code}`, limitsOf(item)),
    ...checkPreAcceptance(item),
    ...checkFlags(item),
  ]);
}

/** Zero, negative, broken or huge limits of the guides (行政许可法 42 ¶2), and extensions in another unit. */
export function checkJointNumbers(guides: readonly GuideDefinition[]): Finding[] {
  return guides.flatMap(({ code, joint }) =>
    joint
      ? [
          ...checkNumbers(`guides/${code}`, { joint, 'joint/extend': joint.extension }),
          ...checkUnits(`guides/${code}/joint`, joint),
        ]
      : [],
  );
}

/** An extended limit is counted as one span from its start, and a span has one unit. */
function checkUnits(place: string, limit: (Limit & { readonly extension: Limit | null }) | null): Finding[] {
  if (!limit?.extension || limit.extension.unit === limit.unit) return [];
  const detail = { extension: said(limit.extension), limit: said(limit) };
  return [finding('CAT-038', `${place}/extend`, detail)];
}

function checkPromise({ code, promise, statutory }: ItemDefinition, compare: Compare | null): Finding[] {
  const place = `items/${code}/promise`;
  if (promise.unit !== 'same_day' && promise.value < 1) return [finding('CAT-020', place)];
  if (statutory === null || !isNumber(promise) || !isNumber(statutory)) return [];
  const detail = { promise: said(promise), statute: said(statutory) };
  if (isLonger(promise, statutory)) return [finding('CAT-021', place, detail)];
  if (promise.unit === statutory.unit || promise.unit === 'same_day' || !compare) return [];
  const { first, late, days } = compare(promise, statutory);
  if (!first) return [];
  // The engine shows the earlier of two due days, so a promise that a holiday pushes behind now and then only misleads.
  return [finding(late * 2 > days ? 'CAT-021' : 'CAT-029', place, { ...detail, ...first, late, days })];
}

/** The green channel shortens the promise and nothing else; where numbers are limited, the order alone decides (行政许可法 57). */
function checkGreen({ code, promise, greenPromise, quotaLimited }: ItemDefinition): Finding[] {
  if (!greenPromise) return [];
  const place = `items/${code}/green-promise`;
  const detail = { green: said(greenPromise), promise: said(promise) };
  const shorter = greenPromise.unit === promise.unit && greenPromise.value < promise.value;
  const unmarked = INVENTED.test(greenPromise.source) !== greenPromise.demo;
  return [
    ...(shorter ? [] : [finding('CAT-GREEN', place, detail)]),
    ...(quotaLimited ? [finding('CAT-QUOTA', place)] : []),
    ...(unmarked ? [finding('CAT-023', place, { text: greenPromise.source })] : []),
  ];
}

function isLonger(promise: Limit, statute: Limit): boolean {
  if (statute.unit === 'same_day') return promise.unit !== 'same_day';
  return promise.unit === statute.unit && promise.value > statute.value;
}

function limitsOf(item: ItemDefinition): Record<string, Limit | null> {
  const { promise, statutory, preAcceptance, commitment, grounds } = item;
  return {
    promise,
    'green-promise': item.greenPromise ?? null,
    statute: statutory,
    'statute/extend': statutory?.extension ?? null,
    acceptance: preAcceptance,
    'commitment/check': commitment?.check ?? null,
    ...Object.fromEntries(grounds.map(({ id, cap }) => [`grounds/${id}/cap`, cap])),
  };
}

function checkNumbers(place: string, limits: Readonly<Record<string, Limit | null>>): Finding[] {
  return Object.entries(limits).flatMap(([name, limit]) =>
    limit === null || isNumber(limit) || (name === 'promise' && limit.value < 1)
      ? []
      : [finding('CAT-022', `${place}/${name}`, { limit: said(limit), longest: LONGEST })],
  );
}

function isNumber({ value, unit }: Limit): boolean {
  if (unit === 'same_day') return value === 0;
  return Number.isInteger(value) && value >= 1 && value <= LONGEST;
}

/** 行政许可法 32(1)(四): what is missing is told within five days; a rule may only be shorter. */
function checkPreAcceptance({ code, nature, preAcceptance }: ItemDefinition): Finding[] {
  if (nature !== 'licence' || preAcceptance.value <= 5) return [];
  return [finding('CAT-025', `items/${code}/acceptance`, { limit: said(preAcceptance) })];
}

function checkFlags({
  code,
  promise,
  conditions,
  acceptance,
  fee,
  contacts,
  codes,
}: ItemDefinition): Finding[] {
  const bare = (lines: readonly ConditionLine[], under: string) =>
    lines
      .filter(({ article, demo }) => article === '' && !demo)
      .map(({ id, text }) => finding('CAT-023', `items/${code}/${under}/${id}`, { text }));
  const unmarked = INVENTED.test(promise.source) !== promise.demo || promise.source === '';
  const sourced: Readonly<Record<string, Sourced | null>> = { fee, contacts, codes };
  return [
    ...(unmarked ? [finding('CAT-023', `items/${code}/promise`, { text: promise.source })] : []),
    ...Object.entries(sourced).flatMap(([name, it]) =>
      it && INVENTED.test(it.source) && !it.demo
        ? [finding('CAT-023', `items/${code}/${name}`, { text: it.source })]
        : [],
    ),
    ...bare(conditions, 'conditions'),
    ...bare(acceptance, 'acceptance'),
  ];
}

function said({ value, unit }: Limit): string {
  return unit === 'same_day' ? 'same day' : `${value} ${unit.replace('_', ' ')}s`;
}
