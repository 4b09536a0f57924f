import { describe, expect, it } from '@jest/globals';
import { allowedActions } from '#model/casework';
import { CaseInPlay, codeOf, happened } from '../../../../../test/support/case-in-play.js';
import {
  actor,
  at,
  day,
  type ItemSetting,
  PARK,
  tie as tieTo,
} from '../../../../../test/support/definitions.js';
import { counted, receiptOf, runningDue, verdictOf } from '../../../../../test/support/receipts.js';
import { clocksOf, shownDue } from '../clocks.js';
import { jointClock } from '../joint.js';
import { measuresOf } from '../measure.js';
import { replay } from '../replay.js';

const working = (value: number) => ({ value, unit: 'working_day' as const });
const [applicant, clerk, officer, head] = [
  actor('applicant'),
  actor('clerk'),
  actor('officer'),
  actor('head'),
];
const JUDGMENT = { decidedBy: 'reconsideration', judgment: '青政复〔2026〕1号' } as const;

/** Filed on Thursday 10 September, not accepted on the 11th. */
function notAccepted(setting: ItemSetting = {}): CaseInPlay {
  const file = new CaseInPlay([counted(setting)]);
  file.act('FILE', at('2026-09-10'), applicant);
  expect(codeOf(file.act('REFUSE_JURISDICTION', at('2026-09-11'), head))).toBe('done');
  return file;
}
/** Told on 11 September what is missing, and given back when nothing came. */
function returned(setting: ItemSetting = {}): CaseInPlay {
  const onSilence = { outcome: 'return', within: working(5), source: '办法 9' } as const;
  const file = new CaseInPlay([counted({ ...setting, facts: { window: { onSilence } } })]);
  file.act('FILE', at('2026-09-10'), applicant);
  file.act('NOTICE_GAPS', at('2026-09-11'), clerk, { with: { reply: working(2) } });
  file.time(at('2026-09-16'));
  expect(codeOf(file.act('RETURN', at('2026-09-28'), clerk))).toBe('done');
  return file;
}
const order = (file: CaseInPlay, on: string, more: object = {}) =>
  file.act('REDECIDE', at(on), head, { with: { ...JUDGMENT, ...more } });
const due = (file: CaseInPlay, idx = 1) => runningDue(file.item(idx).context);
const isTold = (file: CaseInPlay) => verdictOf(file.item());

describe('what was not accepted, or given back, is ordered to be taken in (行政复议法 64, 行政诉讼法 70, 行政许可法 32)', () => {
  it('stands filed again and its case is open; offered to the head, told to everybody, with its paper', () => {
    const file = notAccepted();
    const may = (who: typeof head) =>
      allowedActions(file.item(), who, { organId: 10, parkId: PARK, applicantOrgan: 9 }, day('2026-11-02'));
    expect(may(head)).toContain('REDECIDE');
    expect(may(officer)).not.toContain('REDECIDE');
    const { tally, topics, papers, notices } = happened(order(file, '2026-11-02'));
    expect(file.item()).toMatchObject({ standing: 'filed', work: 'unclaimed' });
    expect(tally).toEqual({ ended: -1, granted: 0, refused: 0, withdrawn: 0 });
    expect(topics).toContain('item.filed');
    expect(papers).toMatchObject([
      { kind: 'redecision', data: { what: { zh: '不予受理决定' }, due: null, acceptance: '2026-11-09' } },
    ]);
    expect(notices.map(({ kind, audience, legal }) => [kind, audience, legal])).toEqual([
      ['acceptance-ordered', 'applicant', true],
      ['acceptance-ordered', 'organ', false],
      ['acceptance-ordered', 'supervisor', false],
    ]);
    expect(notices[0]?.words.zh).toContain('青政复〔2026〕1号');
  });

  it('the days of acceptance begin with the order, then promise and statute with the acceptance', () => {
    const file = notAccepted();
    order(file, '2026-11-02');
    expect(due(file)).toEqual({ 'pre-acceptance': '2026-11-09' });
    expect(receiptOf(file.item()).clocks[0]?.start).toEqual({
      event: 'acceptance-order',
      on: '2026-11-02',
      article: '行政复议法 64',
    });
    expect(isTold(file)).toBe('right');
    file.act('ACCEPT', at('2026-11-04'), clerk);
    // Twenty working days from Wednesday 4 November on.
    expect(due(file)).toEqual({ promise: '2026-12-02', statute: '2026-12-02' });
    expect(isTold(file)).toBe('right');
    file.act('CLAIM', at('2026-11-05'), officer);
    file.act('CONCLUDE_REVIEW', at('2026-11-05'), officer);
    expect(codeOf(file.act('EXTEND', at('2026-11-05'), head))).toBe('done');
    expect(codeOf(file.act('GRANT', at('2026-11-06'), head))).toBe('done');
    expect(replay(file.planned[0]!, file.entries)).toMatchObject({ standing: 'granted' });
  });

  it('or the days that the order gives; past them a licence is accepted as of the order (行政许可法 32(1)(四))', () => {
    const file = notAccepted();
    order(file, '2026-11-02', { within: working(2) });
    expect(due(file)).toEqual({ 'pre-acceptance': '2026-11-04' });
    expect(isTold(file)).toBe('right');
    file.time(at('2026-11-05'));
    expect(file.item().context.facts).toMatchObject({ acceptedOn: '2026-11-02', acceptedBy: 'silence' });
    expect(file.alarms.filter(({ kind }) => kind === 'pre-acceptance')).toEqual([]);
  });

  it('no second refusal of jurisdiction on the same reasons (行政诉讼法 71)', () => {
    const again = (more: object, said: object) => {
      const file = notAccepted();
      order(file, '2026-11-02', more);
      return codeOf(file.act('REFUSE_JURISDICTION', at('2026-11-03'), head, { with: said }));
    };
    expect(again({}, {})).toBe('SAME_GROUNDS');
    expect(again({}, { note: '2026-10-20 职权已划转' })).toBe('done');
    expect(again({ onProcedure: true }, {})).toBe('done');
  });

  it('what was given back is taken in with the papers that are there; what was told once is told once', () => {
    const file = returned();
    const { papers } = happened(order(file, '2026-11-02'));
    expect(papers).toMatchObject([{ data: { what: { zh: '退件' } } }]);
    expect(file.item().standing).toBe('filed');
    expect(due(file)).toEqual({ 'pre-acceptance': '2026-11-09' });
    const ended = clocksOf(file.item().context).filter(({ endedOn }) => endedOn);
    expect(ended.map(({ kind, endedOn }) => [kind, endedOn])).toEqual([
      ['supplement', '2026-09-28'],
      ['reminder', '2026-09-28'],
    ]);
    expect(isTold(file)).toBe('right');
    expect(codeOf(file.act('NOTICE_GAPS', at('2026-11-03'), clerk))).toBe('GAPS_TOLD_ONCE');
    expect(codeOf(file.act('ACCEPT', at('2026-11-03'), clerk))).toBe('done');
    expect(codeOf(file.act('SUPPLY', at('2026-11-04'), applicant))).toBe('done');
  });

  it('a filing has no acceptance: it is filed again, due from the order on', () => {
    const file = returned({ definition: { nature: 'record-filing', statutory: null } });
    const { notices } = happened(order(file, '2026-11-02'));
    expect(notices[0]?.kind).toBe('redecided');
    expect(due(file)).toEqual({ promise: '2026-11-30' });
    expect(isTold(file)).toBe('right');
    expect(codeOf(file.act('RECORD', at('2026-11-03'), head))).toBe('done');
  });

  it('entered later it counts from its day, never before what it annuls', () => {
    const late = (on: string) =>
      codeOf(notAccepted().act('REDECIDE', at('2026-09-15'), head, { on: day(on), with: JUDGMENT }));
    expect(late('2026-09-10')).toBe('DATE_BEFORE_LAST');
    expect(late('2026-09-14')).toBe('done');
  });

  it('each end has its own figures; the joint limit went on without it', () => {
    const file = notAccepted();
    order(file, '2026-11-02');
    file.act('ACCEPT', at('2026-11-04'), clerk);
    const terms = { ...working(45), document: '政府文件', items: ['A'], demo: true };
    const joint = {
      terms: { ...terms, extension: { ...working(15), approver: '政府' } },
      facts: { rang: [] },
    };
    expect(jointClock(joint, file.items)).toBeNull();
    file.act('CLAIM', at('2026-11-05'), officer);
    file.act('CONCLUDE_REVIEW', at('2026-11-05'), officer);
    const before = file.items;
    const outcome = happened(file.act('GRANT', at('2026-11-06'), head));
    expect(outcome.tally).toMatchObject({ ended: 1, granted: 1 });
    expect(measuresOf(before, outcome, day('2026-09-10'))).toMatchObject([
      { generation: 1, outcome: 'granted', elapsed_days: 4, promise_due: '2026-12-02' },
    ]);
  });

  it('nothing else that has ended is: what was withdrawn, terminated, or is not needed', () => {
    const file = new CaseInPlay([counted({})]);
    file.act('FILE', at('2026-09-10'), applicant);
    file.act('WITHDRAW', at('2026-09-11'), applicant);
    expect(codeOf(order(file, '2026-11-02'))).toBe('WRONG_STATE');
  });
});

describe('what was blocked by a refusal waits again once that is annulled', () => {
  const reviewedBeside = () => {
    const waiting = counted({ definition: { code: 'B', ties: [tieTo()] }, idx: 2 });
    const ties = [{ to: ['A'], binds: 'decision', article: '38', within: ['A'], state: 'open' }] as const;
    const file = new CaseInPlay([
      counted({}),
      { ...waiting, context: { ...waiting.context, facts: { ...waiting.context.facts, ties } } },
    ]);
    for (const idx of [1, 2]) {
      file.act('FILE', at('2026-09-10'), applicant, { idx });
      if (idx === 2) file.act('ACCEPT', at('2026-09-11'), clerk, { idx });
    }
    file.act('CLAIM', at('2026-09-14'), actor('officer', 20), { idx: 2 });
    file.act('CONCLUDE_REVIEW', at('2026-09-14'), actor('officer', 20), { idx: 2 });
    return file;
  };
  const tie = (file: CaseInPlay) => file.item(2).context.facts.ties[0]!;

  it('in the same act, with its review; refused formally no more, decided when the result arrives', () => {
    const file = reviewedBeside();
    file.act('REFUSE_JURISDICTION', at('2026-09-15'), head);
    expect(tie(file)).toMatchObject({ state: 'blocked', failed: ['A'] });
    const { entries, notices } = happened(order(file, '2026-09-16'));
    expect(entries.map(({ idx, event }) => [idx, event.type])).toEqual([
      [1, 'REDECIDE'],
      [2, 'PRIOR_RESULT'],
    ]);
    expect(tie(file)).toEqual({ to: ['A'], binds: 'decision', article: '38', within: ['A'], state: 'open' });
    expect(file.item(2)).toMatchObject({ standing: 'accepted', work: 'concluded' });
    expect(notices.filter(({ idx }) => idx === 2).map(({ kind, audience }) => [kind, audience])).toEqual([
      ['prior-anew', 'applicant'],
      ['prior-anew', 'organ'],
    ]);
    const refuse = () => codeOf(file.act('REFUSE', at('2026-09-17'), actor('head', 20), { idx: 2 }));
    expect(refuse()).toBe('TIE_DELAYS_DECISION');
    file.act('ACCEPT', at('2026-09-17'), clerk);
    file.act('CLAIM', at('2026-09-17'), officer);
    file.act('CONCLUDE_REVIEW', at('2026-09-17'), officer);
    file.act('GRANT', at('2026-09-18'), head);
    expect(tie(file)).toMatchObject({ state: 'in-force', arrivedOn: '2026-09-18' });
    expect(due(file, 2)).toMatchObject({ sync: '2026-09-20' });
    expect(shownDue(clocksOf(file.item(2).context))).not.toBeNull();
    expect(replay(file.planned[1]!, file.entries)).toMatchObject({ work: 'concluded' });
  });

  it('of a refusal just so; whoever has ended meanwhile hears nothing', () => {
    const decided = reviewedBeside();
    decided.act('ACCEPT', at('2026-09-15'), clerk);
    decided.act('CLAIM', at('2026-09-15'), officer);
    decided.act('CONCLUDE_REVIEW', at('2026-09-15'), officer);
    decided.act('REFUSE', at('2026-09-15'), head);
    expect(tie(decided)).toMatchObject({ state: 'blocked' });
    const copy = decided.copy();
    expect(happened(order(decided, '2026-09-16')).entries).toHaveLength(2);
    expect(tie(decided)).toMatchObject({ state: 'open' });
    copy.act('REFUSE', at('2026-09-15'), actor('head', 20), { idx: 2 });
    expect(happened(order(copy, '2026-09-16')).entries).toHaveLength(1);
    expect(tie(copy)).toMatchObject({ state: 'blocked' });
  });

  it('under the guide standing `notice` the acceptance that had become due waits again', () => {
    const file = reviewedBeside();
    const [one, two] = file.items as [never, never];
    const waiting = { ...(two as object), standing: 'filed' } as CaseInPlay['items'][number];
    const { acceptedOn: _, acceptedBy: __, ...facts } = waiting.context.facts;
    file.items = [one, { ...waiting, context: { ...waiting.context, waitsAs: 'notice', facts } }];
    file.act('REFUSE_JURISDICTION', at('2026-09-15'), head);
    expect(due(file, 2)).toHaveProperty('pre-acceptance');
    order(file, '2026-09-16');
    expect(due(file, 2)).not.toHaveProperty('pre-acceptance');
    expect(codeOf(file.act('ACCEPT', at('2026-09-16'), clerk, { idx: 2 }))).toBe('TIE_BARS_ACCEPTANCE');
  });
});
