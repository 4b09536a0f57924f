import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '#calendar';
import { type SealedReceipt, verifyReceipt } from '#model/casework';
import { canonical } from '#model/record';
import { day } from '../../../../../test/support/definitions.js';
import { drawn, places } from '../../../../../test/support/drawn-receipts.js';
import { digest } from '../../../../../test/support/receipts.js';
import { clocksOf, shownDue } from '../clocks.js';

describe('the receipt of any item', () => {
  it('verifies, also after it went through a file', () => {
    fc.assert(
      fc.property(places, (given) => {
        const { receipt } = drawn(given);
        const file = JSON.parse(canonical(receipt));
        expect(verifyReceipt(file, digest)).toMatchObject({ verdict: 'right' });
      }),
      { numRuns: 100 },
    );
  }, 240_000);

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
      { numRuns: 100 },
    );
  }, 240_000);
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
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  if (value === null) return ['2026-03-02'];
  if (typeof value !== 'string') return [];
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value);
  if (date) return [addDays(day(value), 1), addDays(day(value), -1)];
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

const LATE = day('2025-11-01');

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
    const { receipt } = drawn(fc.sample(places, { numRuns: 3, seed: 9 })[0]!);
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
        // Of the last years only, or every forgery compiles twelve years anew.
        const recent = { ...given, base: addDays(LATE, Math.abs(daysBetween(given.base, LATE)) % 360) };
        for (const path of unnoticed(drawn(recent, LATE).receipt)) passed.add(path);
      }),
      { numRuns: 3, seed: 9 },
    );
    expect([...passed].filter((path) => !WORDS.some((word) => word.test(path)))).toEqual([]);
    // Every line above is needed: it names what really passes.
    expect(WORDS.filter((word) => ![...passed].some((path) => word.test(path)))).toEqual([]);
  }, 240_000);
});
