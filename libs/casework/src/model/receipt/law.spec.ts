import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, type Limit } from '#calendar';
import { day } from '../../../../../test/support/definitions.js';
import { counted, receiptOf, version } from '../../../../../test/support/receipts.js';

const working = (value: number): Limit => ({ value, unit: 'working_day' });
const natural = (value: number): Limit => ({ value, unit: 'calendar_day' });
const sameDay: Limit = { value: 0, unit: 'same_day' };
const days = (from: string, through: string): string[] => {
  const length = daysBetween(day(from), day(through)) + 1;
  return Array.from({ length }, (_, n) => addDays(day(from), n));
};

const promise = (limit: Limit) => ({ ...limit, source: '承诺', demo: false });
const statute = (limit: Limit, startsFrom: 'acceptance' | 'receipt' = 'acceptance') => ({
  ...limit,
  startsFrom,
  basis: '行政许可法 42',
  extension: { ...working(10), approver: 'head' },
});
const clockOf = (receipt: ReturnType<typeof receiptOf>, kind: string) =>
  receipt.clocks.find((clock) => clock.kind === kind);

/** Accepted on that day, with one promise; everything else as usual. */
const accepted = (on: string, limit: Limit) =>
  counted({
    standing: 'accepted',
    definition: { promise: promise(limit), statutory: null },
    facts: { completeOn: day(on), acceptedOn: day(on), acceptedBy: 'person' },
  });

describe('dates from law and notices', () => {
  // article or paper · accepted · limit · due, days off on the way that a notice names, weekend days that worked
  it.each<[string, string, Limit, { due: string; off: string[]; worked: string[] }]>([
    [
      '行政许可法 82; 2026年放假通知: 周日 9-20 上班',
      '2026-09-18',
      working(5),
      { due: '2026-09-24', off: [], worked: ['2026-09-20'] },
    ],
    [
      '行政许可法 82; 2026年放假通知: 春节九天',
      '2026-02-13',
      working(5),
      { due: '2026-02-27', off: days('2026-02-15', '2026-02-23'), worked: ['2026-02-14'] },
    ],
    [
      '行政许可法 42: 二十日',
      '2026-09-17',
      working(20),
      {
        due: '2026-10-21',
        off: [...days('2026-09-25', '2026-09-27'), ...days('2026-10-01', '2026-10-07')],
        worked: ['2026-09-20', '2026-10-10'],
      },
    ],
    [
      '国办发明电〔2020〕1号: 春节延长',
      '2020-01-20',
      working(5),
      { due: '2020-02-04', off: days('2020-01-24', '2020-02-02'), worked: [] },
    ],
    [
      '民法典 201: 次日起算, 节日受理亦同',
      '2026-10-01',
      working(5),
      { due: '2026-10-13', off: days('2026-10-02', '2026-10-07'), worked: ['2026-10-10'] },
    ],
    [
      '民法典 203: 末日为节假日, 顺延',
      '2026-09-01',
      natural(30),
      { due: '2026-10-08', off: days('2026-10-01', '2026-10-07'), worked: [] },
    ],
    [
      '同日办结: 调休上班的周日',
      '2026-09-20',
      sameDay,
      { due: '2026-09-20', off: [], worked: ['2026-09-20'] },
    ],
    [
      '同日办结: 节日收件, 次一工作日',
      '2026-10-06',
      sameDay,
      { due: '2026-10-08', off: days('2026-10-06', '2026-10-07'), worked: [] },
    ],
  ])('%s: %s', (_, on, limit, { due, off, worked }) => {
    const clock = clockOf(receiptOf(accepted(on, limit)), 'promise');
    expect(clock).toMatchObject({ dueOn: due, provisional: false, original: { dueOn: due }, changes: [] });
    const named = clock?.skipped.filter(({ paper }) => paper !== null).map(({ date }) => date);
    expect([named, clock?.madeUp.map(({ date }) => date)]).toEqual([off, worked]);
  });

  it('民法典 203: the roll is told with the day it left and its article', () => {
    const clock = clockOf(receiptOf(accepted('2026-09-01', natural(30))), 'promise');
    expect(clock?.roll).toEqual({ from: '2026-10-01', article: '民法典 203' });
    expect(clockOf(receiptOf(accepted('2026-09-01', working(30))), 'promise')?.roll).toBeNull();
  });

  it('全国年节及纪念日放假办法: past the last notice a date is provisional', () => {
    const receipt = receiptOf(accepted('2026-12-15', working(20)));
    // New Year's Day is off by the regulation, a Friday that takes no other day with it; the notice is not out all the same.
    expect(receipt.shown).toEqual({
      dueOn: '2027-01-13',
      clock: 'promise',
      provisional: true,
      earliest: '2027-01-13',
      latest: '2027-01-13',
    });
    const promised = clockOf(receipt, 'promise');
    expect(promised?.skipped).toContainEqual(expect.objectContaining({ date: '2027-01-01', name: '元旦' }));
    expect(receipt.calendars[0]).toMatchObject({ knownThrough: '2026-12-31', days: [] });
    // Over the Spring Festival the notice may add days off and make weekends work: the days that decide are told.
    const spring = clockOf(receiptOf(accepted('2027-01-20', working(15))), 'promise');
    const { earliest, latest, doubtful = [] } = spring?.bounds ?? {};
    expect([earliest! < spring!.dueOn!, latest! > spring!.dueOn!]).toEqual([true, true]);
    expect(new Set(doubtful.map(({ kind }) => kind))).toEqual(new Set(['may-be-off', 'may-work']));
    expect(clockOf(receiptOf(accepted('2026-09-17', working(20))), 'promise')?.bounds).toBeNull();
  });
});

describe('the clocks of one item side by side (rules.md 4)', () => {
  const licence = { promise: promise(working(20)), statutory: statute(working(20)) };

  it('行政许可法 32(1)(四): five days from receipt, then accepted by silence as of receipt', () => {
    const receipt = receiptOf(
      counted({ standing: 'filed', definition: licence, facts: { completeOn: day('2026-09-10') } }),
    );
    expect(clockOf(receipt, 'pre-acceptance')).toMatchObject({
      start: { event: 'receipt', on: '2026-09-10', article: '行政许可法 32' },
      dueOn: '2026-09-17',
      ended: null,
    });
    expect(receipt.shown).toMatchObject({ dueOn: '2026-09-17', clock: 'pre-acceptance', provisional: false });
    const silent = receiptOf(
      counted({
        standing: 'accepted',
        definition: licence,
        facts: { completeOn: day('2026-09-10'), acceptedOn: day('2026-09-10'), acceptedBy: 'silence' },
      }),
    );
    expect(clockOf(silent, 'statute')?.start).toEqual({
      event: 'acceptance',
      on: '2026-09-10',
      article: '行政许可法 32(1)(四)',
    });
  });

  it('rules 4.7: after full supply the organ has its limit anew; the notice gave the applicant a period', () => {
    const gaps = { on: day('2026-09-14'), lines: [{ line: 'M1' }], reply: working(10) };
    const receipt = receiptOf(
      counted({
        standing: 'filed',
        definition: licence,
        facts: { filedOn: day('2026-09-10'), completeOn: day('2026-09-30'), gaps },
      }),
    );
    expect(clockOf(receipt, 'pre-acceptance')?.dueOn).toBe('2026-10-13');
    expect(clockOf(receipt, 'supplement')).toMatchObject({
      start: { event: 'notice-of-gaps', on: '2026-09-14', article: '行政许可法 32(1)(四)' },
      limit: working(10),
      ended: { event: 'receipt', on: '2026-09-30', inTime: false },
    });
  });

  it('行政许可法 45, rules 4.1: a special procedure stops the clocks it names, and is told with its written notice', () => {
    const stop = {
      ground: 'expert',
      kind: 'special' as const,
      clocks: ['statute' as const],
      from: day('2026-10-08'),
      to: day('2026-10-12'),
      needed: working(5),
      expectedUntil: day('2026-10-14'),
      capOn: day('2026-10-21'),
    };
    const receipt = receiptOf(
      counted({
        standing: 'accepted',
        definition: licence,
        facts: { completeOn: day('2026-09-17'), acceptedOn: day('2026-09-17'), stops: [stop] },
      }),
      { late: [{ act: 'START_SPECIAL', on: day('2026-10-08'), recordedOn: day('2026-10-09') }] },
    );
    expect(receipt.stops).toMatchObject([
      {
        ground: { id: 'expert', article: '行政许可法 45', cap: working(10) },
        needed: working(5),
        noticeOn: '2026-10-09',
        expected: { limit: working(5), until: '2026-10-14' },
        cap: { limit: working(10), until: '2026-10-21' },
        lasted: 4,
      },
    ]);
    expect(clockOf(receipt, 'promise')).toMatchObject({ dueOn: '2026-10-21', changes: [] });
    expect(clockOf(receipt, 'statute')).toMatchObject({
      original: { dueOn: '2026-10-21' },
      dueOn: '2026-10-26',
      changes: [
        {
          cause: 'stop',
          on: '2026-10-08',
          article: '行政许可法 45',
          from: '2026-10-21',
          to: null,
          counted: 9,
        },
        { cause: 'stop-end', on: '2026-10-12', from: null, to: '2026-10-26', counted: 20 },
      ],
    });
    expect(receipt.late).toHaveLength(1);
  });

  it('行政许可法 42, rules 4.2: an extension moves the statutory date and never the promise', () => {
    const receipt = receiptOf(
      counted({
        standing: 'accepted',
        definition: licence,
        facts: {
          completeOn: day('2026-09-17'),
          acceptedOn: day('2026-09-17'),
          extension: { on: day('2026-10-12'), more: working(10), reason: '情况复杂' },
        },
      }),
    );
    expect(clockOf(receipt, 'promise')).toMatchObject({ dueOn: '2026-10-21', changes: [] });
    expect(clockOf(receipt, 'statute')).toMatchObject({
      limit: working(30),
      dueOn: '2026-11-04',
      changes: [
        {
          cause: 'extension',
          on: '2026-10-12',
          article: '行政许可法 42',
          from: '2026-10-21',
          to: '2026-11-04',
        },
      ],
    });
    expect(receipt.extension).toMatchObject({
      reason: '情况复杂',
      askedBy: 'xining-water',
      approver: 'head',
      more: working(10),
    });
    expect(receipt.shown).toMatchObject({ dueOn: '2026-10-21', clock: 'promise' });
  });

  it('建筑法 7 with 民法典 203, rules 4.3: the earlier of promise and statute is shown, whichever it is', () => {
    const receipt = receiptOf(
      counted({
        standing: 'accepted',
        definition: { promise: promise(working(5)), statutory: statute(natural(7), 'receipt') },
        facts: { completeOn: day('2026-09-29'), acceptedOn: day('2026-09-29') },
      }),
    );
    expect(clockOf(receipt, 'promise')?.dueOn).toBe('2026-10-12');
    expect(clockOf(receipt, 'statute')).toMatchObject({
      dueOn: '2026-10-08',
      start: { event: 'receipt' },
      roll: { from: '2026-10-06' },
    });
    expect(receipt.shown).toMatchObject({ dueOn: '2026-10-08', clock: 'statute', provisional: false });
  });

  it('行政许可法 44: ten days from the grant to deliver; the other clocks ended with the decision', () => {
    const receipt = receiptOf(
      counted({
        standing: 'served',
        definition: licence,
        facts: {
          completeOn: day('2026-08-20'),
          acceptedOn: day('2026-08-21'),
          decidedOn: day('2026-09-18'),
          outcome: 'granted',
          servedOn: day('2026-10-12'),
        },
      }),
    );
    expect(clockOf(receipt, 'delivery')).toMatchObject({
      start: { event: 'decision', on: '2026-09-18', article: '行政许可法 44' },
      dueOn: '2026-10-09',
      ended: { event: 'delivery', on: '2026-10-12', inTime: false },
    });
    expect(clockOf(receipt, 'promise')?.ended).toEqual({ event: 'decision', on: '2026-09-18', inTime: true });
  });

  it('rules 4.9: no statutory limit is told as none, an invented promise as demo', () => {
    const receipt = receiptOf(
      counted({
        definition: { statutory: null, promise: { ...promise(working(5)), demo: true } },
        facts: { completeOn: day('2026-09-18'), acceptedOn: day('2026-09-18') },
      }),
    );
    expect(receipt.limits.statute).toBeNull();
    expect(clockOf(receipt, 'promise')).toMatchObject({ demo: true, dueOn: '2026-09-24' });
  });

  it('a newly published calendar is told with its paper, its day, and the days it changed', () => {
    const later = version(2, '2026-09-28', { off: ['2026-10-08', '2026-10-09'] });
    const receipt = receiptOf(
      counted(
        {
          definition: licence,
          facts: { completeOn: day('2026-09-17'), acceptedOn: day('2026-09-17') },
        },
        later,
      ),
      { calendars: [version(1, null), later] },
    );
    expect(clockOf(receipt, 'promise')).toMatchObject({
      original: { dueOn: '2026-10-21' },
      dueOn: '2026-10-23',
      changes: [
        {
          cause: 'calendar',
          on: '2026-09-28',
          paper: 'P2',
          calendar: 2,
          from: '2026-10-21',
          to: '2026-10-23',
          days: [
            { date: '2026-10-08', works: false },
            { date: '2026-10-09', works: false },
          ],
        },
      ],
    });
  });

  it('a planned item has no clock, and its receipt says so', () => {
    const receipt = receiptOf(counted({ definition: licence }));
    expect(receipt).toMatchObject({ clocks: [], events: [], shown: { dueOn: null, clock: null } });
  });
});
