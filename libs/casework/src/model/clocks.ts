import { addDays, type DueDate, dueDate, type Limit, type Span, type WorkingCalendar } from '#calendar';
import type { LocalDate } from '#kernel';
import { type ClockKind, type CommittedLimit, NATURES } from '#model/catalogue';
import { commitmentStarts } from './commitment/clocks.js';
import { confirmationStarts } from './confirmation-facts.js';
import { firstOf, lastOf } from './days.js';
import type { ItemFacts } from './facts.js';
import type { ItemContext } from './item-context.js';
import { levelStarts } from './levels/clocks.js';
import {
  acceptWithin,
  decidedSince,
  orderToDecide,
  redecisionStart,
  turnedAwaySince,
} from './redecide/facts.js';
import { recheckStarts } from './result/facts.js';
import { serviceClocks } from './serve/clocks.js';
import { receivableOn } from './ties.js';
import { organDebtStarts } from './tolerance/debts.js';
import { windowStarts } from './window/clocks.js';

/** One clock of an item: a fold over its dated facts, never stored. */
export interface Clock {
  readonly kind: ClockKind;
  /** Which of several clocks of the kind: the id of the confirmation. */
  readonly of?: string | undefined;
  readonly article: string;
  readonly span: Span;
  readonly due: DueDate;
  /** The day the clock's business was done; absent while it runs or stands still. */
  readonly endedOn?: LocalDate | undefined;
}

/** One working day to decide once the last earlier result has arrived (滨州市并联审批管理规定 16). */
const SYNC_LIMIT: Limit = { value: 1, unit: 'working_day' };

interface Beginning {
  readonly kind: ClockKind;
  readonly of?: string;
  readonly article: string;
  readonly start: LocalDate | undefined;
  readonly limit: Limit | null | undefined;
  readonly endedOn: LocalDate | null | undefined;
}

/**
 * Where a limit from that day on begins: what was complete after hours counts, for a limit of that very day, as the next (rules 4.6),
 * also where it was accepted, or deemed so (行政许可法 32(1)(四)), on the day it came. A later day has its own office hours.
 */
export function countedFrom<T extends LocalDate | undefined>(
  { completeOn, afterHours }: Pick<ItemFacts, 'completeOn' | 'afterHours'>,
  day: T,
  unit: Limit['unit'] | undefined,
): T | LocalDate {
  return day && afterHours && unit === 'same_day' && day === completeOn ? addDays(day, 1) : day;
}

/** The promise that holds: of the version in force for the item, or an earlier one that ended before it (rules 4.11); a green one that is shorter still. */
export function promiseOf(context: Pick<ItemContext, 'definition' | 'facts'>): CommittedLimit {
  const own = ordinaryPromise(context);
  const { greenPromise: green } = context.facts;
  return green && green.unit === own.unit && green.value < own.value ? green : own;
}

/** Without the green channel. */
export const ordinaryPromise = ({
  definition,
  facts,
}: Pick<ItemContext, 'definition' | 'facts'>): CommittedLimit => facts.kept?.promise ?? definition.promise;

/** The promise of a committed item runs from acceptance, of an immediate item or a filing from complete receipt; the statute as it says. */
export function runsFromReceipt({ definition }: Pick<ItemContext, 'definition'>, kind: ClockKind): boolean {
  if (kind === 'statute') return definition.statutory?.startsFrom === 'receipt';
  return (
    kind === 'promise' && (definition.handling !== 'committed' || !NATURES[definition.nature].acceptance)
  );
}

/** Of what is decided anew from the order, which may give days of its own instead. */
function startFrom(context: ItemContext, kind: ClockKind, unit?: Limit['unit']): LocalDate | undefined {
  const { facts } = context;
  const order = orderToDecide(facts);
  if (order) return order.within ? undefined : order.on;
  return countedFrom(facts, runsFromReceipt(context, kind) ? facts.completeOn : facts.acceptedOn, unit);
}

/** EXTEND moves the statutory date only, from the old end: a promise is never extended (优化营商环境条例 36). */
function statuteLimit({ definition, facts }: ItemContext): Limit | null {
  const statutory = definition.statutory;
  if (!statutory) return null;
  return { unit: statutory.unit, value: statutory.value + (facts.extension?.more.value ?? 0) };
}

function beginnings(context: ItemContext): Beginning[] {
  const { definition, facts } = context;
  const { statutory, nature } = definition;
  const promise = promiseOf(context);
  const preAcceptance = facts.kept?.['pre-acceptance'] ?? definition.preAcceptance;
  const ordered = acceptWithin(facts);
  const decided = facts.decidedOn ?? facts.endedOn;
  return [
    {
      kind: 'pre-acceptance',
      article: ordered?.article ?? preAcceptance.basis,
      start: NATURES[nature].acceptance
        ? countedFrom(facts, receivableOn(context), preAcceptance.unit)
        : undefined,
      limit: ordered?.limit ?? preAcceptance,
      endedOn: facts.acceptedOn ?? decided,
    },
    {
      kind: 'supplement',
      article: '一次性告知书所定期限',
      start: facts.gaps?.on,
      limit: facts.gaps?.reply,
      endedOn: turnedAwaySince(facts, facts.gaps?.on) ?? facts.completeOn ?? facts.endedOn,
    },
    {
      kind: 'promise',
      article: promise.source,
      start: startFrom(context, 'promise', promise.unit),
      limit: promise,
      endedOn: decided,
    },
    {
      kind: 'statute',
      article: statutory?.basis ?? '',
      start: startFrom(context, 'statute', statutory?.unit),
      limit: statuteLimit(context),
      endedOn: decided,
    },
    {
      kind: 'sync',
      article: '收到前置审批结果后同步作出决定',
      start: facts.decidableOn,
      limit: SYNC_LIMIT,
      endedOn: decided,
    },
    ...serviceClocks(context),
    ...windowStarts(facts),
    ...levelStarts(context),
    ...obligations(context),
    ...organDebtStarts(facts),
    ...commitmentStarts(facts),
    ...confirmationStarts(facts),
    ...recheckStarts(facts),
    ...redecisionStart(facts, decided),
  ];
}

/** What somebody owes beside the decision: the applicant his papers, the organ its check and its answer. */
function obligations({ definition, facts }: ItemContext): Beginning[] {
  const { owed, orders, byCommitment, endedOn, outcome } = facts;
  if (!owed && !orders && !byCommitment) return [];
  const debts = owed?.debts.filter(({ debtor }) => debtor === 'applicant') ?? [];
  const paid = debts.every(({ paidOn }) => paidOn) ? lastOf(debts.map(({ paidOn }) => paidOn)) : null;
  const order = orders?.at(-1);
  return [
    {
      kind: 'debt',
      article: '容缺受理书面承诺',
      start: debts.length > 0 ? owed?.on : undefined,
      limit: owed?.within,
      endedOn: paid ?? decidedSince(facts, owed?.on) ?? endedOn,
    },
    {
      kind: 'follow-up',
      article: definition.commitment?.basis ?? '',
      start: byCommitment && outcome === 'granted' ? facts.decidedOn : undefined,
      limit: definition.commitment?.check,
      endedOn: facts.followUp?.on,
    },
    {
      kind: 'order',
      article: '督办单所定期限',
      start: order?.on,
      limit: order?.within,
      endedOn: order?.answeredOn ?? endedOn ?? turnedAwaySince(facts, order?.on),
    },
  ];
}

function stopsOf(facts: ItemFacts, kind: ClockKind): Span['stops'] {
  return facts.stops
    .filter((stop) => stop.clocks.includes(kind))
    .map(({ from, to }) => ({ from, to: to ?? null }));
}

/**
 * An act asks for the clocks of the same facts twenty times over, also in contexts made anew; none of them ever changes. The last ones are
 * kept, by turns, and the newest looked at first: more than a large case has items. A WeakMap of all that live cost a tenth of an act, most of it for those that had died.
 */
const FOLDED: (ItemContext & { readonly clocks: readonly Clock[] })[] = [];
const MOST = 64;
let turn = 0;

/** Every clock that has begun, with its due day. Days, not instants; due means by the end of the due day. */
export function clocksOf(context: ItemContext): readonly Clock[] {
  const { definition, waitsAs, calendar, facts } = context;
  for (let ago = 1; ago <= MOST; ago += 1) {
    const known = FOLDED[(turn - ago + MOST) % MOST];
    if (known && isSame(known, context)) return known.clocks;
  }
  const clocks = fold(context);
  FOLDED[turn] = { definition, waitsAs, calendar, facts, clocks };
  turn = (turn + 1) % MOST;
  return clocks;
}

const isSame = (one: ItemContext, other: ItemContext): boolean =>
  one.facts === other.facts &&
  one.definition === other.definition &&
  one.calendar === other.calendar &&
  one.waitsAs === other.waitsAs;

function fold(context: ItemContext): Clock[] {
  const clocks: Clock[] = [];
  for (const { kind, of, article, start, limit, endedOn } of beginnings(context)) {
    if (!start || !limit) continue;
    const span: Span = {
      start,
      limit: { value: limit.value, unit: limit.unit },
      stops: stopsOf(context.facts, kind),
    };
    const due = dueDate(context.calendar, span);
    clocks.push({ kind, of, article, span, due, endedOn: endedOn ?? undefined });
  }
  return clocks;
}

/** The due day of one clock, or null where it has not begun or stands still. */
export function dueOf(context: ItemContext, kind: ClockKind): LocalDate | null {
  return clocksOf(context).find((clock) => clock.kind === kind)?.due.dueOn ?? null;
}

/** The clocks of the decision. */
const DECIDING: readonly ClockKind[] = ['promise', 'statute', 'sync', 'redecision'];

/** The day shown: the earlier of promise and statute; before acceptance, of the pre-acceptance limit too. */
export function shownDue(clocks: readonly Clock[]): LocalDate | null {
  const deciding = clocks.filter(({ kind }) => DECIDING.includes(kind));
  const receiving = clocks.filter(({ kind, endedOn }) => kind === 'pre-acceptance' && !endedOn);
  return firstOf([...deciding, ...receiving].map((clock) => clock.due.dueOn));
}

/** Limit in days from a day on, for a cap or an expected end. */
export function limitFrom(calendar: WorkingCalendar, start: LocalDate, limit: Limit): LocalDate {
  const { dueOn } = dueDate(calendar, { start, limit, stops: [] });
  if (!dueOn) throw new RangeError('a span without stops has a due day');
  return dueOn;
}
