import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Limit } from '#calendar';
import type { Item, ItemFacts } from '#model/casework';
import { type SealedReceipt, verifyReceipt } from '#model/casework';
import type { ClockKind } from '#model/catalogue';
import { canonical } from '#model/record';
import { day } from '../../../../../test/support/definitions.js';
import { counted, digest, NATIONAL_DAYS, receiptOf, version } from '../../../../../test/support/receipts.js';
import { clocksOf, limitFrom, shownDue } from '../clocks.js';
import type { LateEntry } from './receipt.js';

const unit = fc.constantFrom<Limit['unit']>('working_day', 'calendar_day');
const limit = (max: number): fc.Arbitrary<Limit> =>
  fc.record({ value: fc.integer({ min: 1, max }), unit }) as fc.Arbitrary<Limit>;

/** Days after the receipt of the papers, in order. */
const places = fc.record({
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
});

type Drawn = typeof places extends fc.Arbitrary<infer T> ? T : never;

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

/** A receipt of any item: its calendars, stops, extension, late entries and ends as drawn. */
function drawn(given: Drawn): { item: Item; receipt: SealedReceipt } {
  const { base, promise, statutory, immediate, moved } = given;
  const on = (days: number | null | undefined) =>
    days === null || days === undefined ? undefined : addDays(base, days);
  const acceptedOn = on(given.accepted);
  const decided = acceptedOn && on(given.decided);
  const extension = given.extended && acceptedOn && statutory;
  const facts: Partial<ItemFacts> = {
    filedOn: base,
    completeOn: base,
    ...(given.gaps !== null && {
      gaps: {
        on: addDays(base, given.gaps),
        lines: [{ line: 'M1' }],
        reply: { value: 5, unit: 'working_day' },
      },
    }),
    ...(acceptedOn && { acceptedOn, acceptedBy: 'person' as const, stops: stopsOf(given) }),
    ...(acceptedOn &&
      given.corrected !== null && {
        corrections: [
          {
            on: addDays(base, 14),
            of: 'ACCEPT',
            from: addDays(acceptedOn, given.corrected),
            to: acceptedOn,
            reason: '录入有误',
          },
        ],
      }),
    ...(extension && {
      extension: {
        on: addDays(base, 8 + given.extended!.after),
        more: { value: given.extended!.value, unit: statutory![0].unit },
        reason: '情况复杂',
      },
    }),
    ...(acceptedOn && given.decidable !== null && { decidableOn: addDays(base, given.decidable) }),
    ...(decided && { decidedOn: decided, outcome: 'granted' as const }),
    ...(decided && given.served !== null && { servedOn: addDays(decided, given.served) }),
  };
  let since = base;
  const later = moved.map(([after, off], n) => {
    since = addDays(since, after);
    return version(n + 2, since, {
      off: off.map((days) => addDays(since, days)).filter((date) => date <= '2026-12-31'),
    });
  });
  const calendars = [version(1, null), ...later];
  const item = counted(
    {
      facts,
      standing: 'accepted',
      definition: {
        handling: immediate ? 'immediate' : 'committed',
        promise: { ...promise, source: '承诺', demo: true },
        statutory: statutory && {
          ...statutory[0],
          startsFrom: statutory[1],
          basis: '行政许可法 42',
          extension: { value: 10, unit: statutory[0].unit, approver: 'head' },
        },
      },
    },
    calendars.at(-1)!,
  );
  const late: LateEntry[] = [
    { act: 'FILE', on: base, recordedOn: addDays(base, given.late) },
    ...(facts.stops ?? []).slice(0, 1).map(({ from }) => ({
      act: 'START_SPECIAL',
      on: from,
      recordedOn: addDays(from, given.late),
    })),
  ];
  return { item, receipt: receiptOf(item, { calendars, late }) };
}

describe('the receipt of any item', () => {
  it('verifies, also after it went through a file', () => {
    fc.assert(
      fc.property(places, (given) => {
        const { receipt } = drawn(given);
        const file = JSON.parse(canonical(receipt));
        expect(verifyReceipt(file, digest)).toMatchObject({ verdict: 'right' });
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('says what the engine says: every clock, its due day, the day shown', () => {
    fc.assert(
      fc.property(places, (given) => {
        const { item, receipt } = drawn(given);
        const clocks = clocksOf(item.context);
        expect(
          receipt.clocks.map(({ kind, article, dueOn, provisional, ended }) => ({
            kind,
            article,
            dueOn,
            provisional,
            ended: ended?.on,
          })),
        ).toEqual(
          clocks.map(({ kind, article, due, endedOn }) => ({
            kind,
            article,
            dueOn: due.dueOn,
            provisional: due.provisional,
            ended: endedOn,
          })),
        );
        expect(receipt.shown.dueOn).toBe(shownDue(clocks));
        for (const { original, changes, dueOn } of receipt.clocks) {
          const chain = [original.dueOn, ...changes.flatMap(({ from, to }) => [from, to]), dueOn];
          for (let at = 0; at < chain.length; at += 2) expect(chain[at]).toBe(chain[at + 1]);
        }
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

const SWAPPED: Readonly<Record<string, string>> = {
  working_day: 'calendar_day',
  calendar_day: 'working_day',
  acceptance: 'receipt',
  receipt: 'acceptance',
  special: 'suspension',
  suspension: 'special',
  holiday: 'make-up',
  'make-up': 'holiday',
  promise: 'statute',
  statute: 'promise',
};

/** What a forger could write in the place of one value. */
function forgeries(value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value === 'boolean') return [!value];
  if (value === null) return ['2026-03-02'];
  if (typeof value !== 'string') return [];
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value);
  if (date) return [addDays(day(value), 1), addDays(day(value), -1), null];
  return [`${value}x`, ...(SWAPPED[value] ? [SWAPPED[value]] : [])];
}

type Path = readonly (string | number)[];

function* leaves(value: unknown, path: Path = []): Generator<[Path, unknown]> {
  if (typeof value !== 'object' || value === null) {
    yield [path, value];
    return;
  }
  for (const [key, inner] of Object.entries(value))
    yield* leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** The document with another value at the path; `undefined` takes the entry out. */
function changed(document: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    const at = Number(key);
    if (rest.length === 0 && value === undefined) return document.filter((_, n) => n !== at);
    return document.map((entry, n) => (n === at ? changed(entry, rest, value) : entry));
  }
  return { ...(document as object), [key]: changed((document as Record<string, unknown>)[key], rest, value) };
}

/**
 * What nobody can compute from the receipt alone: names, articles and reasons in words; who the item is; the identity of a calendar
 * and how far its notices reach; the day on which somebody typed something in, or that it was late; which of two events of one day,
 * or of two calendars that agree, it was. No date, limit, day or stop of a clock is here.
 */
const WORDS = [
  /^\/case\//,
  /^\/item\//,
  /^\/clocks\/n\/start\/(article|event)$/,
  /^\/clocks\/n\/ended\/event$/,
  /^\/stops\/n\/(n$|ground\/name\/)/,
  /^\/stops\/n\/(expected|cap)\/calendar$/,
  /^\/extension\/(reason|askedBy|approver)$/,
  /^\/calendars\/n\/(publication|code|version|hash|knownFrom|knownThrough|expected\/through)$/,
  /^\/calendars\/n\/(expected\/)?days\/n\/name$/,
  /^\/calendars\/n\/papers\/n\/(title|url)$/,
  /^\/late\/n(\/(act|recordedOn))?$/,
  /^\/corrections\/n\/(act|reason)$/,
];

/** The first doubtful day is only the end of what is final, like `knownThrough`. */
function reach({ calendars }: SealedReceipt, [top, second, third, , fifth]: Path): boolean {
  const days = (top === 'calendars' && calendars[Number(second)]?.expected?.days) || [];
  return third === 'expected' && Number(fifth) === days.findIndex(({ kind }) => kind !== 'off');
}

/** What is published counts from the day its clock begins; a stop of clocks that have not begun moves nothing. */
function idle({ clocks, stops }: SealedReceipt, [top, second, third, fourth]: Path): boolean {
  const begun = (kind: unknown) => clocks.some((clock) => clock.kind === kind);
  if (top === 'limits') return !begun(second);
  if (top === 'corrections') return !clocks.some(({ start }) => start.event === 'acceptance');
  const stop = top === 'stops' ? stops[Number(second)] : undefined;
  if (!stop || third === 'from' || third === 'to') return false;
  return third === 'clocks' ? !begun(stop.clocks[Number(fourth)]) : !stop.clocks.some(begun);
}

const pointer = (path: Path) => path.map((key) => `/${typeof key === 'number' ? 'n' : key}`).join('');

/** Forged so that the hash fits: only what was computed can tell. */
function passes(forged: unknown): boolean {
  const verdict = verifyReceipt(forged, digest);
  return verdict.verdict === 'wrong' && verdict.fault === null
    ? verdict.differences.every((each) => each.pointer === '/hash')
    : verdict.verdict === 'right';
}

/** Every value that could be changed, or entry taken out, without anybody noticing. */
function unnoticed(receipt: SealedReceipt): string[] {
  const { hash: _, ...said } = receipt;
  const all = [...leaves(said)];
  const forgeable = all.filter(([path, value]) =>
    forgeries(value).some((forged) => passes(changed(receipt, path, forged))),
  );
  const entries = new Map(
    all
      .flatMap(([path]) =>
        path.flatMap((key, at) => (typeof key === 'number' ? [path.slice(0, at + 1)] : [])),
      )
      .map((path) => [path.join('/'), path]),
  );
  const removable = [...entries.values()].filter((path) => passes(changed(receipt, path, undefined)));
  return [...forgeable.map(([path]) => path), ...removable]
    .filter((path) => !idle(receipt, path) && !reach(receipt, path))
    .map(pointer);
}

describe('a forged receipt', () => {
  it('is wrong wherever one value was changed, if only by its hash', () => {
    const { receipt } = drawn(fc.sample(places, { numRuns: 1, seed: 1 })[0]!);
    for (const [path, value] of leaves(receipt)) {
      const [forged] = forgeries(value);
      const { verdict } = verifyReceipt(changed(receipt, path, forged), digest);
      expect([pointer(path), forged, verdict]).not.toEqual([pointer(path), forged, 'right']);
    }
  });

  it('is wrong without its hash too: no date, limit, day, stop or rung can be changed alone, or taken out', () => {
    const passed = new Set<string>();
    fc.assert(
      fc.property(places, (given) => {
        for (const path of unnoticed(drawn(given).receipt)) passed.add(path);
      }),
      { numRuns: 6, seed: 11 },
    );
    expect([...passed].filter((path) => !WORDS.some((word) => word.test(path)))).toEqual([]);
    // Every line above is needed: it names what really passes.
    expect(WORDS.filter((word) => ![...passed].some((path) => word.test(path)))).toEqual([]);
  }, 120_000);
});
