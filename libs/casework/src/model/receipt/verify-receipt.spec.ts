import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileCalendar, mergeCalendar } from '#calendar';
import { isRejection } from '#kernel';
import { type SealedReceipt, verifyReceipt } from '#model/casework';
import { canonical } from '#model/record';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import { actor, at, day, item } from '../../../../../test/support/definitions.js';
import { drawn, places } from '../../../../../test/support/drawn-receipts.js';
import { counted, digest, NATIONAL, receiptOf, version } from '../../../../../test/support/receipts.js';
import { clocksOf } from '../clocks.js';
import type { EventType } from '../events.js';
import { jointClock } from '../joint.js';
import { issueReceipt, sealed } from './issue-receipt.js';
import { toldOfJoint } from './told-of-joint.js';
import { calendarOf, usedCalendar } from './used-calendar.js';

const working = (value: number) => ({ value, unit: 'working_day' as const });
const [clerk, officer, head, applicant] = [
  actor('clerk'),
  actor('officer'),
  actor('head'),
  actor('applicant'),
];

describe('the receipt of a case that is played', () => {
  it('is right after every act, and says what the clocks say', () => {
    const file = new CaseInPlay([counted({})]);
    const later = version(2, '2026-10-12', { off: ['2026-10-19'] });
    let calendars = [version(1, null)];
    const life: [EventType | 'RECALENDAR', string, typeof clerk][] = [
      ['FILE', '2026-09-10', applicant],
      ['NOTICE_GAPS', '2026-09-14', clerk],
      ['SUPPLY', '2026-09-16', applicant],
      ['ACCEPT', '2026-09-17', clerk],
      ['CLAIM', '2026-09-17', officer],
      ['START_SPECIAL', '2026-10-08', officer],
      ['RECALENDAR', '2026-10-12', actor('system')],
      ['END_SPECIAL', '2026-10-13', officer],
      ['EXTEND', '2026-10-14', head],
      ['CONCLUDE_REVIEW', '2026-10-20', officer],
      ['GRANT', '2026-11-12', head],
      ['SERVE', '2026-11-13', clerk],
    ];
    for (const [type, on, who] of life) {
      if (type === 'RECALENDAR') {
        const days = compileCalendar(calendarOf(later));
        const paper = later.paper ?? '';
        calendars = [...calendars, later];
        file.calendars.set(2, days);
        const command = { type, calendars: [{ idx: 1, id: 2, paper, days }] } as const;
        expect([type, codeOf(file.command(command, at(on), who))]).toEqual([type, 'done']);
      } else expect([type, codeOf(file.act(type, at(on), who))]).toEqual([type, 'done']);
      const receipt = receiptOf(file.item(), { calendars });
      expect(verifyReceipt(JSON.parse(canonical(receipt)), digest)).toMatchObject({ verdict: 'right' });
      expect(receipt.clocks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual(
        clocksOf(file.item().context).map(({ kind, due }) => [kind, due.dueOn]),
      );
    }
    const { clocks } = receiptOf(file.item(), { calendars });
    const statute = clocks.find(({ kind }) => kind === 'statute');
    expect(statute?.changes.map(({ cause, on }) => `${on} ${cause}`)).toEqual([
      '2026-10-08 stop',
      '2026-10-12 calendar',
      '2026-10-13 stop-end',
      '2026-10-14 extension',
    ]);
    // What the journal holds as moved by the calendar is what the receipt computes.
    for (const { clock: kind, from, to } of file.item().context.facts.moves ?? []) {
      const calendar = clocks
        .find((clock) => clock.kind === kind)
        ?.changes.find((c) => c.cause === 'calendar');
      expect([calendar?.from, calendar?.to]).toEqual([from, to]);
    }
  });

  it('keeps the days off for certain past a provisional date, over which its latest one rolls', () => {
    // Sixty calendar days from 6 December end on 4 February 2027, which the notice may make a day off: 春节 follows, to the 15th.
    const sixty = {
      value: 60,
      unit: 'calendar_day',
      startsFrom: 'receipt',
      extension: null,
      basis: '法',
    } as const;
    const facts = {
      filedOn: day('2026-12-06'),
      completeOn: day('2026-12-06'),
      acceptedOn: day('2026-12-06'),
    };
    const receipt = receiptOf(counted({ standing: 'accepted', definition: { statutory: sixty }, facts }));
    const statute = receipt.clocks.find(({ kind }) => kind === 'statute');
    expect([statute?.dueOn, statute?.bounds?.latest]).toEqual(['2027-02-04', '2027-02-15']);
    expect(verifyReceipt(JSON.parse(canonical(receipt)), digest)).toMatchObject({ verdict: 'right' });
  });

  // What is kept of such an overlay names fewer days than the whole: it must count as the whole did, past what it speaks of.
  it.each([
    ['2027-02-23', 10],
    ['2027-02-24', 45],
  ])('of an overlay that speaks of fewer years than its base, from %s for %i working days', (on, value) => {
    const { knownFrom, knownThrough, papers } = NATIONAL;
    const years = { code: 'CN-63', extends: 'CN', knownFrom, knownThrough, papers, days: [] };
    const merged = mergeCalendar(NATIONAL, digest(canonical(NATIONAL)), years);
    if (isRejection(merged)) throw new Error(merged.code);
    const named = { publication: 2, version: 1, hash: digest(canonical(merged)), since: null, paper: null };
    const overlay = usedCalendar(merged, named);
    const definition = { promise: { ...working(value), source: '演示', demo: true } };
    const facts = { filedOn: day(on), completeOn: day(on), acceptedOn: day(on) };
    const receipt = receiptOf(counted({ standing: 'accepted', definition, facts }, overlay), {
      calendars: [overlay],
    });
    expect(receipt.clocks.some(({ provisional }) => provisional)).toBe(true);
    expect(verifyReceipt(JSON.parse(canonical(receipt)), digest)).toMatchObject({ verdict: 'right' });
  });

  it('of a joint limit tells its stops and the extension by the government (行政许可法 42 ¶2)', () => {
    const ground = { id: 'expert', kind: 'special', name: { zh: '专家评审', en: 'Experts' } } as const;
    const grounds = [
      { ...ground, article: '行政许可法 45', stops: ['promise', 'joint'], cap: null },
    ] as const;
    const file = new CaseInPlay(
      ['A', 'B'].map((code, n) => item({ idx: n + 1, code, definition: { grounds } })),
    );
    const terms = {
      ...working(45),
      extension: { ...working(15), approver: '同级人民政府负责人' },
      document: '政府文件',
      items: ['A', 'B'],
      demo: true,
    };
    file.joint = { terms, facts: { rang: [] } };
    for (const idx of [1, 2]) file.act('FILE', at('2026-03-02'), applicant, { idx });
    file.act('ACCEPT', at('2026-03-02'), clerk, { idx: 1 });
    file.act('ACCEPT', at('2026-03-03'), clerk, { idx: 2 });
    file.act('START_SPECIAL', at('2026-03-09'), actor('officer', 20), { idx: 2 });
    file.act('END_SPECIAL', at('2026-03-11'), actor('officer', 20), { idx: 2 });
    const seen = { ifSeq: 1, seq: 1 };
    const extend = {
      type: 'EXTEND_JOINT',
      on: day('2026-04-01'),
      more: working(15),
      reason: '复杂',
      seen,
    } as const;
    expect(codeOf(file.command(extend, at('2026-04-01'), actor('government')))).toBe('done');
    const clock = jointClock(file.joint, file.items)!;
    const beside = { case: { id: 'c', receiptNo: 'r' }, calendars: [version(1, null)] };
    const receipt = sealed(issueReceipt(toldOfJoint(file.joint, file.items, clock, beside)), digest);
    expect(receipt).toMatchObject({
      item: null,
      limits: { promise: null, statute: null, others: [{ clock: 'joint', demo: true }] },
      clocks: [
        { start: { event: 'first-acceptance', on: '2026-03-02' }, dueOn: clock.due.dueOn, demo: true },
      ],
      stops: [{ n: 2, clocks: ['joint'], from: '2026-03-09', to: '2026-03-11' }],
      extension: { clocks: ['joint'], approver: '同级人民政府负责人', askedBy: null },
    });
    expect(receipt.clocks[0]?.changes.map(({ cause }) => cause)).toEqual(['stop', 'stop-end', 'extension']);
    expect(verifyReceipt(JSON.parse(canonical(receipt)), digest)).toMatchObject({ verdict: 'right' });
  });
});

describe('an item', () => {
  it('has the same dates in whatever order its stops are told, and earlier ones with one stop less', () => {
    fc.assert(
      fc.property(places, (given) => {
        const { item: whole } = drawn(given);
        const dues = (stops: typeof whole.context.facts.stops) =>
          clocksOf({ ...whole.context, facts: { ...whole.context.facts, stops } }).map(
            ({ due }) => due.dueOn,
          );
        const { stops } = whole.context.facts;
        expect(dues(stops.toReversed())).toEqual(dues(stops));
        const all = dues(stops);
        for (const [n, less] of dues(stops.slice(1)).entries())
          expect(all[n] === null || (less !== null && less <= all[n]!)).toBe(true);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

const receipt = receiptOf(
  counted({
    standing: 'accepted',
    facts: { completeOn: day('2026-09-17'), acceptedOn: day('2026-09-17') },
  }),
);
const without = (key: keyof SealedReceipt) =>
  Object.fromEntries(Object.entries(receipt).filter(([k]) => k !== key));

describe('a document that is no receipt', () => {
  it.each<[unknown, string]>([
    [null, ''],
    ['text', ''],
    [[], ''],
    [{}, '/format'],
    [{ ...receipt, format: 'one-stop.deadline-receipt/2' }, '/format'],
    [without('events'), '/events'],
    [{ ...receipt, events: [{ event: 'acceptance', on: '2026-02-30' }] }, '/events/0/on'],
    [{ ...receipt, limits: { ...receipt.limits, statute: { value: 1.5 } } }, '/limits/statute/value'],
    [{ ...receipt, extra: '\ud800' }, ''],
  ])('%# is unreadable at its place', (document, pointer) => {
    expect(verifyReceipt(document, digest)).toMatchObject({ verdict: 'unreadable', pointer });
  });
});

describe('a receipt that cannot be counted', () => {
  const [calendar] = receipt.calendars;
  it.each<[string, Partial<SealedReceipt>, RegExp]>([
    ['no calendar', { calendars: [] }, /without a calendar/],
    ['a calendar that does not say since when', { calendars: [calendar!, calendar!] }, /since when/],
    ['a day no paper names', { calendars: [{ ...calendar!, papers: [] }] }, /which is not here/],
    ['no start', { events: [] }, /does not say when/],
    ['a clock left out', { clocks: receipt.clocks.slice(0, 2) }, /runs from acceptance/],
    ['a limit too many', { limits: { ...receipt.limits, others: [] } }, /no limit of the clock/],
  ])('%s', (_, more, fault) => {
    expect(verifyReceipt({ ...receipt, ...more }, digest)).toMatchObject({
      verdict: 'wrong',
      differences: [],
      fault: expect.stringMatching(fault),
    });
  });

  it('says every difference with its place, what is said and what comes out', () => {
    const forged = { ...receipt, shown: { ...receipt.shown, dueOn: '2026-10-20' }, note: 'x' };
    expect(verifyReceipt(forged, digest)).toMatchObject({
      verdict: 'wrong',
      fault: null,
      differences: [
        { pointer: '/shown/dueOn', said: '2026-10-20', computed: '2026-10-21' },
        { pointer: '/note', said: 'x', computed: undefined },
        { pointer: '/hash', said: receipt.hash },
      ],
    });
  });
});

describe('the whole published calendar', () => {
  const national = receiptOf(
    counted({ facts: { completeOn: day('2026-09-17'), acceptedOn: day('2026-09-17') } }),
    { calendars: [{ ...version(1, null), papers: NATIONAL.papers, hash: digest(canonical(NATIONAL)) }] },
  );

  it('confirms the named days it holds', () => {
    expect(verifyReceipt(national, digest, [NATIONAL])).toMatchObject({ verdict: 'right', confirmed: [1] });
    expect(verifyReceipt(national, digest, [{ ...NATIONAL, code: 'CN-63' }])).toMatchObject({
      confirmed: [],
    });
  });

  it('finds days that were left out, however well the rest fits', () => {
    const { hash: _, ...told } = receiptOf(
      counted({ facts: { completeOn: day('2026-09-17'), acceptedOn: day('2026-09-17') } }),
      {
        calendars: [
          {
            ...version(1, null),
            days: NATIONAL.days.filter(({ date }) => date !== '2026-10-07'),
            papers: NATIONAL.papers,
            hash: digest(canonical(NATIONAL)),
          },
        ],
      },
    );
    const forged = sealed(told, digest);
    expect(verifyReceipt(forged, digest)).toMatchObject({ verdict: 'right' });
    expect(verifyReceipt(forged, digest, [NATIONAL])).toMatchObject({ verdict: 'wrong' });
  });
});
