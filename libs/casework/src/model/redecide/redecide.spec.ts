import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { CaseInPlay, codeOf, happened } from '../../../../../test/support/case-in-play.js';
import { actor, at, day, type ItemSetting } from '../../../../../test/support/definitions.js';
import { counted, receiptOf, runningDue, verdictOf } from '../../../../../test/support/receipts.js';
import { clocksOf, shownDue } from '../clocks.js';
import { jointClock } from '../joint.js';
import { measuresOf } from '../measure.js';

const working = (value: number) => ({ value, unit: 'working_day' as const });
const applicant = actor('applicant');
const clerk = actor('clerk');
const officer = actor('officer');
const head = actor('head');

const JUDGMENT = { decidedBy: 'court', judgment: '（2026）青01行终1号' } as const;

function reviewed(setting: ItemSetting = {}): CaseInPlay {
  const file = new CaseInPlay([counted(setting)]);
  file.act('FILE', at('2026-09-10'), applicant);
  file.act('ACCEPT', at('2026-09-14'), clerk);
  reviews(file, '2026-09-21');
  return file;
}
function reviews(file: CaseInPlay, on: string): void {
  file.act('CLAIM', at(on), officer);
  expect(codeOf(file.act('CONCLUDE_REVIEW', at(on), officer))).toBe('done');
}
/** Refused on 22 September for K1. */
function refused(setting: ItemSetting = {}): CaseInPlay {
  const file = reviewed(setting);
  expect(codeOf(file.act('REFUSE', at('2026-09-22'), head))).toBe('done');
  return file;
}
const redecide = (file: CaseInPlay, on: string, more: object = {}) =>
  file.act('REDECIDE', at(on), head, { with: { ...JUDGMENT, ...more } });
const due = (file: CaseInPlay) => runningDue(file.item().context);
const isTold = (file: CaseInPlay) => verdictOf(file.item());

describe('a decision that was annulled is made anew (行政诉讼法 70, 行政复议法 64)', () => {
  it('by the head of its organ, from the day of the order on, and by nobody before it was decided', () => {
    expect(codeOf(redecide(reviewed(), '2026-09-23'))).toBe('WRONG_STATE');
    const file = refused();
    const asOfficer = file.act('REDECIDE', at('2026-11-02'), officer, { with: JUDGMENT });
    expect(codeOf(asOfficer)).toBe('FORBIDDEN');
    const { tally, topics, papers, notices } = happened(redecide(file, '2026-11-02'));
    expect(file.item()).toMatchObject({ standing: 'accepted', work: 'unclaimed' });
    expect(tally).toEqual({ ended: -1, granted: 0, refused: -1, withdrawn: 0 });
    expect(topics).toContain('item.filed');
    expect(papers.map(({ kind }) => kind)).toEqual(['redecision']);
    expect(notices.map(({ kind, audience, legal }) => [kind, audience, legal])).toEqual([
      ['redecided', 'applicant', true],
      ['redecided', 'organ', false],
      ['redecided', 'supervisor', false],
    ]);
  });

  it('promise and statute begin anew, without the extension and the stops of before', () => {
    const file = new CaseInPlay([counted({})]);
    file.act('FILE', at('2026-09-10'), applicant);
    file.act('ACCEPT', at('2026-09-14'), clerk);
    file.act('START_SPECIAL', at('2026-09-15'), officer);
    file.act('END_SPECIAL', at('2026-09-18'), officer);
    file.act('EXTEND', at('2026-09-21'), head);
    reviews(file, '2026-09-21');
    file.act('REFUSE', at('2026-09-22'), head);
    redecide(file, '2026-11-02');
    // Twenty working days from Monday 2 November on: four weeks.
    expect(due(file)).toEqual({ promise: '2026-11-30', statute: '2026-11-30' });
    expect(isTold(file)).toBe('right');
    expect(receiptOf(file.item()).clocks.map(({ start }) => start)).toContainEqual({
      event: 'redecision-order',
      on: '2026-11-02',
      article: '行政诉讼法 70',
    });
  });

  it('or the days that the order gives, in the place of both; a late decision says why', () => {
    const file = refused();
    redecide(file, '2026-11-02', { within: working(5) });
    expect(due(file)).toEqual({ redecision: '2026-11-09' });
    expect(shownDue(clocksOf(file.item().context))).toBe('2026-11-09');
    expect(isTold(file)).toBe('right');
    expect(codeOf(file.act('EXTEND', at('2026-11-03'), head))).toBe('NO_EXTENSION_IN_LAW');
    reviews(file, '2026-11-10');
    const late = (on: string, with_: object) => codeOf(file.act('GRANT', at(on), head, { with: with_ }));
    expect(late('2026-11-10', { lateReason: undefined })).toBe('LATE_REASON_MISSING');
    expect(late('2026-11-10', {})).toBe('done');
    expect(isTold(file)).toBe('right');
  });

  it('never the same refusal once more, unless something is new or only the procedure was wrong (行政诉讼法 71)', () => {
    const again = (more: object, said: object) => {
      const file = refused();
      redecide(file, '2026-11-02', more);
      reviews(file, '2026-11-03');
      return codeOf(file.act('REFUSE', at('2026-11-04'), head, { with: { lateReason: undefined, ...said } }));
    };
    expect(again({}, {})).toBe('SAME_GROUNDS');
    expect(again({}, { note: '2026-10 复测：边界超出规划 40 米' })).toBe('done');
    expect(again({ onProcedure: true }, {})).toBe('done');
  });

  it('of what was granted only once its result is annulled in the register: rights fall there, by two persons', () => {
    const file = reviewed();
    file.act('GRANT', at('2026-09-22'), head);
    file.act('SERVE', at('2026-09-23'), clerk);
    expect(codeOf(redecide(file, '2026-11-02'))).toBe('RESULT_STANDS');
    const fallen = { code: 'A', subject: '', number: 'NO-1', on: day('2026-10-30') };
    file.fallen = [{ ...fallen, how: 'stayed' }];
    expect(codeOf(redecide(file, '2026-11-02'))).toBe('RESULT_STANDS');
    file.fallen = [{ ...fallen, how: 'annulled' }];
    expect(happened(redecide(file, '2026-11-02')).tally).toMatchObject({ ended: -1, granted: -1 });
    expect(file.item().context.facts).not.toHaveProperty('servedOn');
    reviews(file, '2026-11-03');
    const { results, tally } = happened(
      file.act('GRANT', at('2026-11-04'), head, { with: { number: 'NO-2' } }),
    );
    expect(results).toMatchObject([{ number: 'NO-2', inForceOn: '2026-11-04' }]);
    expect(tally).toMatchObject({ ended: 1, granted: 1 });
    // What fell before the new decision says nothing of it.
    expect(codeOf(redecide(file, '2026-11-05'))).toBe('RESULT_STANDS');
  });

  it('of a filing by filing it again: it has no acceptance', () => {
    const file = new CaseInPlay([counted({ definition: { nature: 'record-filing', statutory: null } })]);
    file.act('FILE', at('2026-09-10'), applicant);
    file.act('RECORD', at('2026-09-11'), head, { with: { number: '备1' } });
    file.fallen = [{ code: 'A', subject: '', number: '备1', how: 'annulled', on: day('2026-10-30') }];
    redecide(file, '2026-11-02');
    expect(file.item()).toMatchObject({ standing: 'filed', work: 'unclaimed' });
    expect(due(file)).toEqual({ promise: '2026-11-30' });
    expect(isTold(file)).toBe('right');
    expect(codeOf(file.act('RECORD', at('2026-11-03'), head))).toBe('done');
  });

  it('what rang of the first decision rings of the second', () => {
    const file = refused();
    redecide(file, '2026-11-02');
    const before = file.alerts.length;
    const rung = (on: string) => {
      file.time(at(on));
      return file.alerts.slice(before).map(({ kind, rung }) => `${kind} ${rung}`);
    };
    expect(rung('2026-11-17')).toEqual(['promise 2/half', 'unclaimed 2/unclaimed']);
    expect(rung('2026-12-01')).toContain('statute 2/overdue');
  });

  it('what was lost since under the first decision is waited for again', () => {
    const result = { number: 'Z-1', organId: 10, inForceOn: day('2026-09-01'), fields: {} };
    const bound = { to: ['Z'], binds: 'decision', article: '38', within: [] } as const;
    const ties = [{ ...bound, state: 'in-force' as const, from: 'Z', result }];
    const file = refused({ facts: { ties } });
    file.fallen = [{ code: 'Z', subject: '', number: 'Z-1', how: 'revoked', on: day('2026-10-20') }];
    file.time(at('2026-10-21'));
    expect(file.item().context.facts.ties).toMatchObject([{ state: 'in-force', lost: [{ number: 'Z-1' }] }]);
    redecide(file, '2026-11-02');
    expect(file.item().context.facts.ties).toMatchObject([{ state: 'open' }]);
    reviews(file, '2026-11-03');
    expect(codeOf(file.act('GRANT', at('2026-11-04'), head))).toBe('TIE_DELAYS_DECISION');
  });

  it('the joint limit ended with the first decision (行政许可法 42 ¶2)', () => {
    const file = refused();
    const terms = { ...working(45), document: '政府文件', items: ['A'], demo: true };
    const joint = {
      terms: { ...terms, extension: { ...working(15), approver: '政府' } },
      facts: { rang: [] },
    };
    redecide(file, '2026-11-02');
    expect(jointClock(joint, file.items)).toMatchObject({ endedOn: '2026-09-22' });
  });

  it('each decision has its own figures: the second counts from the order', () => {
    const file = refused();
    redecide(file, '2026-11-02', { within: working(5) });
    reviews(file, '2026-11-03');
    const before = file.items;
    const outcome = happened(file.act('GRANT', at('2026-11-06'), head));
    expect(measuresOf(before, outcome, day('2026-09-10'))).toMatchObject([
      {
        ...{ generation: 1, outcome: 'granted', decided_on: '2026-11-06', elapsed_days: 4 },
        ...{ promise_due: null, on_time_promise: null, statute_due: '2026-11-09', on_time_statute: true },
      },
    ]);
  });

  it('entered later it counts from its day, which can be put right', () => {
    const file = refused();
    const late = (on: string) => codeOf(file.act('REDECIDE', at('2026-11-06'), head, { on: day(on) }));
    expect(late('2026-09-21')).toBe('DATE_BACKDATED');
    expect(late('2026-11-03')).toBe('done');
    expect(due(file)).toMatchObject({ promise: '2026-12-01' as LocalDate });
  });
});
