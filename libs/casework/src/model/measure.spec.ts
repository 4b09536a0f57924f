import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isWorkingDay } from '#calendar';
import { isRejection, type LocalDate } from '#kernel';
import { CaseInPlay } from '../../../../test/support/case-in-play.js';
import { actor, at, CALENDAR, day, item } from '../../../../test/support/definitions.js';
import type { ItemFacts, Standing } from './facts.js';
import { measureOf, measuresOf } from './measure.js';

const applicant = actor('applicant');
const clerk = actor('clerk');
const officer = actor('officer');
const head = actor('head');

/**
 * Counted by hand on the calendar of 2026: 20 September (Sunday) and 10 October (Saturday) work, 25 September and 1 to 7 October
 * do not. Filed on Thursday the 10th, accepted on the 17th, under expert review from the 18th, which is over on the 28th.
 */
function reviewed(): CaseInPlay {
  const file = new CaseInPlay([item()]);
  file.act('FILE', at('2026-09-10'), applicant);
  file.act('ACCEPT', at('2026-09-17'), clerk);
  file.act('CLAIM', at('2026-09-17'), officer);
  file.act('START_SPECIAL', at('2026-09-18'), officer);
  file.act('END_SPECIAL', at('2026-09-28'), officer);
  file.act('CONCLUDE_REVIEW', at('2026-09-30'), officer);
  return file;
}

function ending(file: CaseInPlay, type: 'GRANT' | 'WITHDRAW', on: string) {
  const before = file.items;
  const outcome = file.act(type, at(on), type === 'GRANT' ? head : applicant);
  if (!outcome || isRejection(outcome)) throw new Error(JSON.stringify(outcome));
  return measuresOf(before, outcome, day('2026-09-10'));
}

describe('what an item adds to the figures', () => {
  it('is counted by hand: 18 working days from filing, 6 of them stopped, 7 used of the promise', () => {
    // 11 14 15 16 17 18 20 21 22 23 24 28 29 30 September, 8 9 10 12 October; stopped: 18 20 21 22 23 24;
    // used: 28 29 30, 8 9 10 12. Twenty counted days from the 17th end on 29 October.
    expect(ending(reviewed(), 'GRANT', '2026-10-12')).toEqual([
      {
        channel: null,
        idx: 1,
        generation: 0,
        organ_id: 10,
        item_code: 'A',
        outcome: 'granted',
        filed_on: '2026-09-10',
        complete_on: '2026-09-10',
        accepted_on: '2026-09-17',
        decided_on: '2026-10-12',
        ended_on: '2026-10-12',
        promise_due: '2026-10-29',
        statute_due: '2026-10-29',
        on_time_promise: true,
        on_time_statute: true,
        used_days: 7,
        elapsed_days: 18,
        stopped: [{ ground: 'expert', article: '行政许可法 45', days: 6 }],
        filed_at_day: 0,
        ended_at_day: 18,
        by_silence: false,
        pledge: null,
      },
    ]);
  });

  it('counts what was decided as decided, also when it is measured anew after its delivery', () => {
    const file = reviewed();
    file.act('GRANT', at('2026-10-12'), head);
    file.act('SERVE', at('2026-10-13'), clerk);
    const day12 = day('2026-10-12');
    const ended = { openedOn: day('2026-09-10'), endedOn: day12, bySilence: false };
    expect([file.item().standing, measureOf(file.item(), ended).outcome]).toEqual(['served', 'granted']);
  });

  // By the end of the due day: the 29th is on time. What ends without a decision kept nothing; late, it was late.
  it.each([
    ['GRANT', '2026-10-29', true, 'granted'],
    ['GRANT', '2026-10-30', false, 'granted'],
    ['WITHDRAW', '2026-10-29', null, 'withdrawn'],
    ['WITHDRAW', '2026-10-30', false, 'withdrawn'],
  ] as const)('%s on %s: on time %s', (type, on, kept, outcome) => {
    const [measure] = ending(reviewed(), type, on);
    expect(measure).toMatchObject({ on_time_promise: kept, on_time_statute: kept, outcome });
  });

  it('has no promise where acceptance never came, and no days where the item was never filed', () => {
    const filed = new CaseInPlay([item()]);
    filed.act('FILE', at('2026-09-10'), applicant);
    expect(ending(filed, 'WITHDRAW', '2026-09-14')).toMatchObject([
      { promise_due: null, on_time_promise: null, used_days: null, elapsed_days: 2, decided_on: null },
    ]);
    expect(ending(new CaseInPlay([item()]), 'WITHDRAW', '2026-09-14')).toMatchObject([
      { filed_on: null, elapsed_days: null, filed_at_day: null, ended_at_day: 2, stopped: [] },
    ]);
  });

  it('counts an open stop up to the end, and no clock that has no due day', () => {
    const file = new CaseInPlay([item()]);
    file.act('FILE', at('2026-09-10'), applicant);
    file.act('ACCEPT', at('2026-09-10'), clerk);
    file.act('SUSPEND', at('2026-09-10'), head);
    expect(ending(file, 'WITHDRAW', '2026-09-16')).toMatchObject([
      // 11 14 15 16: the day of filing is not counted, stopped or not.
      {
        used_days: 0,
        elapsed_days: 4,
        stopped: [{ ground: 'dispute', article: '取水条例 18', days: 4 }],
        promise_due: null,
        on_time_promise: null,
      },
    ]);
  });

  it('is written when the item ends and never again', () => {
    const file = reviewed();
    const before = file.items;
    const sendBack = file.act('SEND_BACK', at('2026-10-08'), head);
    if (!sendBack || isRejection(sendBack)) throw new Error('refused');
    expect(measuresOf(before, sendBack, day('2026-09-10'))).toEqual([]);
    const decided = reviewed();
    ending(decided, 'GRANT', '2026-10-12');
    const granted = decided.items;
    const served = decided.act('SERVE', at('2026-10-13'), clerk);
    if (!served || isRejection(served)) throw new Error('refused');
    expect(measuresOf(granted, served, day('2026-09-10'))).toEqual([]);
  });
});

const DAY = fc.integer({ min: 0, max: 200 }).map((n) => addDays(day('2026-03-02'), n));
const later = (from: LocalDate, by: number) => addDays(from, by);

function decided(facts: Partial<ItemFacts>, standing: Standing = 'granted') {
  return item({ standing, work: 'signed', facts: { completeOn: facts.filedOn as LocalDate, ...facts } });
}

describe('for any dates', () => {
  it('one after the other is never shorter than side by side, where all overlap', () => {
    const overlapping = fc.tuple(
      DAY,
      fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(overlapping, ([common, arms]) => {
        const openedOn = later(common, -60);
        const measures = arms.map(([before, after]) => {
          const [filedOn, endedOn] = [later(common, -before), later(common, after)];
          const facts = { filedOn, acceptedOn: filedOn, decidedOn: endedOn, outcome: 'granted' as const };
          return measureOf(decided(facts), { openedOn, endedOn, bySilence: false });
        });
        const serial = measures.reduce((sum, { elapsed_days }) => sum + (elapsed_days ?? 0), 0);
        const ends = measures.map(({ ended_at_day }) => ended_at_day);
        const starts = measures.map(({ filed_at_day }) => filed_at_day ?? 0);
        expect(serial).toBeGreaterThanOrEqual(Math.max(...ends) - Math.min(...starts));
      }),
    );
  });

  it('used and stopped days are what a walk from day to day counts', () => {
    const span = fc.tuple(DAY, fc.nat(10), fc.nat(30), fc.nat(20), fc.nat(30));
    fc.assert(
      fc.property(span, ([filedOn, wait, run, length, rest]) => {
        const acceptedOn = later(filedOn, wait);
        const from = later(acceptedOn, run);
        const to = later(from, length);
        const endedOn = later(to, rest);
        const stop = {
          ground: 'expert',
          kind: 'special',
          clocks: ['promise'],
          from,
          to,
          expectedUntil: to,
        } as const;
        const facts = { filedOn, acceptedOn, stops: [stop], decidedOn: endedOn, outcome: 'granted' as const };
        const measure = measureOf(decided(facts), { openedOn: filedOn, endedOn, bySilence: false });
        const days: LocalDate[] = [];
        for (let each = later(filedOn, 1); each <= endedOn; each = later(each, 1)) {
          if (isWorkingDay(CALENDAR, each)) days.push(each);
        }
        const stood = (each: LocalDate) => from <= each && each < to;
        expect(measure.elapsed_days).toBe(days.length);
        expect(measure.used_days).toBe(days.filter((each) => each > acceptedOn && !stood(each)).length);
        const stopped = days.filter(stood).length;
        expect(measure.stopped).toEqual(
          stopped > 0 ? [{ ground: 'expert', article: '行政许可法 45', days: stopped }] : [],
        );
      }),
    );
  });
});
