import fc from 'fast-check';
import { addDays, type Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { Item, ItemFacts, LateEntry, SealedReceipt, UsedCalendar } from '#model/casework';
import type { ClockKind, ItemDefinition } from '#model/catalogue';
import { limitFrom } from '../../libs/casework/src/model/clocks.js';
import { day } from './definitions.js';
import { counted, NATIONAL_DAYS, receiptOf, version } from './receipts.js';

const unit = fc.constantFrom<Limit['unit']>('working_day', 'calendar_day');
const limit = (max: number): fc.Arbitrary<Limit> =>
  fc.record({ value: fc.integer({ min: 1, max }), unit }) as fc.Arbitrary<Limit>;

/** Where everything lies in the life of one item, in days after the receipt of its papers. */
export const places = fc.record({
  base: fc.integer({ min: 0, max: 4280 }).map((n) => addDays(day('2015-01-05'), n)),
  accepted: fc.option(fc.nat(8), { freq: 6 }),
  gaps: fc.option(fc.integer({ min: -20, max: -1 })),
  stops: fc.array(
    fc.record({
      after: fc.nat(12),
      lasts: fc.nat(20),
      clocks: fc.subarray<ClockKind>(['promise', 'statute'], { minLength: 1 }),
      ground: fc.constantFrom('expert', 'dispute'),
    }),
    { maxLength: 3 },
  ),
  openStop: fc.boolean(),
  extended: fc.option(fc.record({ after: fc.nat(30), value: fc.integer({ min: 1, max: 10 }) })),
  decidable: fc.option(fc.nat(30)),
  decided: fc.option(fc.integer({ min: 0, max: 60 })),
  served: fc.option(fc.nat(30)),
  moved: fc.array(fc.tuple(fc.nat(25), fc.subarray([1, 2, 3, 6, 9, 13, 17])), { maxLength: 2 }),
  late: fc.integer({ min: 1, max: 9 }),
  corrected: fc.option(fc.integer({ min: 1, max: 6 })),
  promise: limit(30),
  statutory: fc.option(fc.tuple(limit(45), fc.constantFrom('acceptance' as const, 'receipt' as const)), {
    freq: 8,
  }),
  immediate: fc.boolean(),
  afterHours: fc.boolean(),
  owed: fc.option(fc.tuple(limit(15), fc.option(fc.nat(20)))),
  ordered: fc.option(fc.tuple(fc.nat(20), limit(5), fc.option(fc.nat(6)))),
  committed: fc.option(fc.tuple(limit(60), fc.option(fc.nat(60)))),
});

export type Drawn = typeof places extends fc.Arbitrary<infer T> ? T : never;

function stopsOf({ stops, openStop, base }: Drawn): ItemFacts['stops'] {
  let from = addDays(base, 8);
  return stops.map(({ after, lasts, clocks, ground }, n) => {
    from = addDays(from, after);
    const start = from;
    from = addDays(from, lasts);
    const needed: Limit = { value: 1 + lasts, unit: 'working_day' };
    return {
      ground,
      kind: ground === 'expert' ? ('special' as const) : ('suspension' as const),
      clocks,
      from: start,
      ...(!(openStop && n === stops.length - 1) && { to: from }),
      needed,
      expectedUntil: limitFrom(NATIONAL_DAYS, start, needed),
      ...(ground === 'expert' && {
        capOn: limitFrom(NATIONAL_DAYS, start, { value: 10, unit: 'working_day' }),
      }),
    };
  });
}

/** Versions that came one after another and made some days off. */
function laterCalendars({ base, moved }: Drawn, knownFrom?: LocalDate): UsedCalendar[] {
  let since = base;
  return moved.map(([after, off], n) => {
    since = addDays(since, after);
    return version(n + 2, since, {
      off: off.map((days) => addDays(since, days)).filter((date) => date <= '2026-12-31'),
      ...(knownFrom && { knownFrom }),
    });
  });
}

type Facts = Partial<ItemFacts>;

const isSet = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** From receipt to acceptance. */
function receivedFacts({ base, gaps, afterHours }: Drawn): Facts {
  return {
    filedOn: base,
    completeOn: base,
    ...(afterHours && { afterHours }),
    ...(isSet(gaps) && {
      gaps: {
        on: addDays(base, gaps),
        lines: [{ line: 'M1' }],
        reply: { value: 5, unit: 'working_day' as const },
      },
    }),
  };
}

/** From acceptance to decision: stops, extension, a correction of the day of acceptance, what is owed and asked. */
function reviewFacts(given: Drawn, acceptedOn: LocalDate): Facts {
  const { base, corrected, extended, statutory, decidable, owed, ordered } = given;
  const order = ordered && { on: addDays(acceptedOn, ordered[0]), question: '为何未办', within: ordered[1] };
  return {
    acceptedOn,
    acceptedBy: 'person',
    stops: stopsOf(given),
    ...(isSet(corrected) && {
      corrections: [
        {
          on: addDays(base, 14),
          of: 'ACCEPT',
          from: addDays(acceptedOn, corrected),
          to: acceptedOn,
          reason: '录入有误',
        },
      ],
    }),
    ...(extended &&
      statutory && {
        extension: {
          on: addDays(base, 8 + extended.after),
          more: { value: extended.value, unit: statutory[0].unit },
          reason: '情况复杂',
        },
      }),
    ...(isSet(decidable) && { decidableOn: addDays(base, decidable) }),
    ...(owed && { owed: owedFrom(acceptedOn, owed) }),
    ...(order && {
      orders: [
        { ...order, ...(isSet(ordered[2]) && { answeredOn: addDays(order.on, ordered[2]), answer: '已补' }) },
      ],
    }),
  };
}

function owedFrom(on: LocalDate, [within, paid]: NonNullable<Drawn['owed']>): NonNullable<ItemFacts['owed']> {
  const debt = { line: 'M2', debtor: 'applicant' as const };
  return {
    on,
    within,
    pledge: '限期补交',
    debts: [{ ...debt, ...(isSet(paid) && { paidOn: addDays(on, paid) }) }],
  };
}

function decidedFacts({ base, decided, served, committed }: Drawn): Facts {
  if (!isSet(decided)) return {};
  const decidedOn = addDays(base, decided);
  const checked = committed?.[1];
  return {
    decidedOn,
    outcome: 'granted',
    ...(isSet(served) && { servedOn: addDays(decidedOn, served) }),
    ...(committed && { byCommitment: true as const }),
    ...(isSet(checked) && { followUp: { on: addDays(decidedOn, checked), kept: true } }),
  };
}

function definitionOf({ promise, statutory, immediate, committed }: Drawn): Partial<ItemDefinition> {
  return {
    handling: immediate ? 'immediate' : 'committed',
    promise: { ...promise, source: '承诺', demo: true },
    commitment: committed && { check: committed[0], basis: '告知承诺', demo: true },
    statutory: statutory && {
      ...statutory[0],
      startsFrom: statutory[1],
      basis: '行政许可法 42',
      extension: { value: 10, unit: statutory[0].unit, approver: 'head' },
    },
  };
}

/** Any item with its receipt: calendars, stops, extension, corrections, late entries and ends as drawn. */
export function drawn(given: Drawn, knownFrom?: LocalDate): { item: Item; receipt: SealedReceipt } {
  const { base, accepted, late: days } = given;
  const facts: Facts = {
    ...receivedFacts(given),
    ...(isSet(accepted) && { ...reviewFacts(given, addDays(base, accepted)), ...decidedFacts(given) }),
  };
  const calendars = [version(1, null, knownFrom ? { knownFrom } : {}), ...laterCalendars(given, knownFrom)];
  const item = counted({ facts, standing: 'accepted', definition: definitionOf(given) }, calendars.at(-1));
  const late: LateEntry[] = [
    { act: 'FILE', on: base, recordedOn: addDays(base, days) },
    ...(facts.stops ?? []).slice(0, 1).map(({ from }) => ({
      act: 'START_SPECIAL',
      on: from,
      recordedOn: addDays(from, days),
    })),
  ];
  return { item, receipt: receiptOf(item, { calendars, late }) };
}
