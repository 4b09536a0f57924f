import type { Limit } from '#calendar';
import type { DelegationDefinition } from '../authority/delegation.js';
import { powersTold } from '../authority/powers.js';
import { type Finding, finding } from '../check/finding.js';
import type { ItemDefinition } from '../definition.js';
import { endedBy, guidesOf, keyOf, type Listing, statesOf } from './catalogue-states.js';
import type { Family, Proposed } from './draft.js';
import { lastOf } from './last-of.js';
import type { Operation } from './operation.js';

/** One pure check per operation; what a plain revision does is checked like any content. All but `cancel` are done to items alone. */
const CHECKS: {
  readonly [K in Operation['kind']]: (
    operation: Extract<Operation, { kind: K }>,
    draft: Proposed,
    family: Family,
  ) => Finding[];
} = {
  /** 取消: what it leaves behind is told by `checkLeft`. */
  cancel: () => [],
  /** 压缩: at least one limit shorter, none longer or gone. */
  shorten: (_, draft, { latest }) => (latest ? checkShorter(draft, latest.content as ItemDefinition) : []),
  /** 整合: every item that ends with it is in force, and another one. */
  merge: (operation, draft, family) => {
    const [state] = statesOf(draft, family);
    const named = 'items' in operation ? operation.items : [];
    const gone = named.filter(
      (code, n) =>
        code === draft.code || named.indexOf(code) !== n || !state?.before.has(keyOf({ kind: 'item', code })),
    );
    const none = named.length === 0 ? [''] : gone;
    return none.map((name) => finding('CAT-083', placeOf(draft), { name }));
  },
  /** 下放: from an organ that is, to another that is, on a delegation of the item between the two (行政许可法 23, 24). */
  delegate: ({ from, to, delegation }, draft, family) => {
    const handles = powersTold(family).organs.map(({ handle }) => handle);
    const strange = [from, to].filter((handle, n) => !handles.includes(handle) || (n === 1 && to === from));
    const [state] = statesOf(draft, family);
    const named = state?.after.get(`delegation/${delegation}`)?.content as DelegationDefinition | undefined;
    const rests = named?.items.includes(draft.code) && named.delegator === from && named.delegate === to;
    return [
      ...strange.map((name) => finding('CAT-085', placeOf(draft), { name })),
      ...(rests ? [] : [finding('CAT-086', placeOf(draft), { name: delegation ?? '' })]),
    ];
  },
};

/** What an operation must have done, and what is left where a code ends. Of a draft without one: nothing. */
export function checkOperation(draft: Proposed, family: Family): Finding[] {
  const { operation } = draft;
  if (operation === null) return [];
  const place = placeOf(draft);
  const isNew = !family.latest || family.latest.ends;
  const isStrange = draft.kind !== 'item' && operation.kind !== 'cancel';
  if (isStrange || (isNew && operation.kind !== 'merge'))
    return [finding('CAT-087', place, { kind: operation.kind })];
  const check = CHECKS[operation.kind] as (o: Operation, d: Proposed, f: Family) => Finding[];
  return [...check(operation, draft, family), ...checkLeft(draft, family)];
}

/**
 * Every version after another says what happens to pending items, those published along and those that end, too (法释〔2009〕20号 9).
 * Of what is cancelled there is no new version to switch to, and a case keeps the guide that it was opened by.
 */
export function checkPending(draft: Proposed, family: Family): Finding[] {
  const { kind, code, operation, pending } = draft;
  const place = `${kind}s/${code}`;
  const stays = operation?.kind === 'cancel' || kind === 'guide';
  if (pending !== null) return stays && pending.rule !== 'keep' ? [finding('CAT-089', place)] : [];
  const merged = operation?.kind === 'merge' ? endedBy(draft) : [];
  return [draft, ...draft.along, ...merged]
    .filter((one) => one.kind === 'item' || one.kind === 'guide')
    .filter((one) => lastOf(one, family)?.ends === false)
    .map((one) => finding('CAT-080', `${one.kind}s/${one.code}`));
}

/** Guides that still hold an item that ends. Items that speak of it dangle, which the check of the whole list tells. */
function checkLeft(draft: Proposed, family: Family): Finding[] {
  const ended = endedBy(draft).flatMap(({ kind, code }) => (kind === 'item' ? [code] : []));
  const found = statesOf(draft, family).flatMap(({ after }) => ended.flatMap((code) => heldBy(code, after)));
  return [...new Map(found.map((one) => [one.place, one])).values()];
}

function heldBy(code: string, after: Listing): Finding[] {
  const holding = guidesOf(after).filter(({ items }) => items.some((line) => line.code === code));
  return holding.map((guide) => finding('CAT-084', `guides/${guide.code}/items/${code}`, { name: code }));
}

function checkShorter(draft: Proposed, before: ItemDefinition): Finding[] {
  const after = draft.content as ItemDefinition;
  const limits: readonly (readonly [string, Limit | null, Limit | null])[] = [
    ['promise', before.promise, after.promise],
    ['statute', before.statutory, after.statutory],
    ['acceptance', before.preAcceptance, after.preAcceptance],
  ];
  const longer = limits.filter(([, was, is]) => was && !(is && (same(was, is) || shorter(was, is))));
  const any = limits.some(([, was, is]) => was && is && shorter(was, is));
  return [
    ...longer.map(([limit, was, is]) =>
      finding('CAT-082', placeOf(draft), { limit, before: said(was), after: said(is) }),
    ),
    ...(any ? [] : [finding('CAT-081', placeOf(draft))]),
  ];
}

function same(was: Limit, is: Limit): boolean {
  return was.unit === is.unit && was.value === is.value;
}

/** Is `is` surely the shorter of the two? The same day is shorter than any number of days; other units are not compared. */
function shorter(was: Limit, is: Limit): boolean {
  if (is.unit === 'same_day') return was.unit !== 'same_day' && was.value > 0;
  return was.unit === is.unit && is.value < was.value;
}

function said(limit: Limit | null): string {
  return limit ? `${limit.value} ${limit.unit}` : '';
}

function placeOf({ kind, code }: Proposed): string {
  return `${kind}s/${code}`;
}
