import { describe, expect, it } from '@jest/globals';
import { compileCalendar } from '#calendar';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, CALENDAR, day, item } from '../../../../test/support/definitions.js';
import type { Command } from './command.js';
import { jointClock } from './joint.js';
import type { Joint } from './joint-facts.js';

const working = (value: number) => ({ value, unit: 'working_day' as const });
const clerk = actor('clerk');
const applicant = actor('applicant');
const government = actor('government');

/** 行政许可法 42 ¶2, for A and B by a document; C is not named in it. */
const joint: Joint = {
  terms: {
    ...working(45),
    extension: { ...working(15), approver: '同级人民政府负责人' },
    document: '政府文件',
    items: ['A', 'B'],
    demo: true,
  },
  facts: { rang: [] },
};
const grounds = [
  {
    id: 'expert',
    kind: 'special',
    name: { zh: '专家评审', en: 'Experts' },
    article: '行政许可法 45',
    stops: ['promise', 'statute', 'joint'],
    cap: null,
  },
  {
    id: 'dissolved',
    kind: 'termination',
    name: { zh: '主体终止', en: 'Dissolved' },
    article: '行政许可法 70',
    stops: [],
    cap: null,
  },
] as const;

function handled(): CaseInPlay {
  const file = new CaseInPlay(
    ['A', 'B', 'C'].map((code, at) => item({ idx: at + 1, code, definition: { grounds, signing: 1 } })),
  );
  file.joint = joint;
  for (const idx of [1, 2, 3]) file.act('FILE', at('2026-03-02'), applicant, { idx });
  return file;
}
const officer = (idx: number) => actor('officer', idx * 10);
const head = (idx: number) => actor('head', idx * 10);
const dueOn = (file: CaseInPlay) => jointClock(file.joint ?? joint, file.items)?.due.dueOn ?? null;
const extension = (on: string, more = 15): Command => ({
  type: 'EXTEND_JOINT',
  on: day(on),
  more: working(more),
  reason: '情况复杂',
  seen: { ifSeq: 1, seq: 1 },
});
const heard = (file: CaseInPlay) =>
  file.alerts.flatMap(({ idx, kind, rung, level }) => (kind === 'joint' ? [`${idx} ${rung} ${level}`] : []));

describe('the joint clock of a case (行政许可法 42 ¶2: 45 + 15)', () => {
  it('runs from the first acceptance of a named item, for no item in particular', () => {
    const file = handled();
    expect(dueOn(file)).toBeNull();
    file.act('ACCEPT', at('2026-03-02'), clerk, { idx: 3 });
    expect(dueOn(file)).toBeNull();
    file.act('ACCEPT', at('2026-03-04'), clerk, { idx: 2 });
    file.act('ACCEPT', at('2026-03-05'), clerk, { idx: 1 });
    // 45 working days after Wednesday 2026-03-04, over 清明 and 劳动节 (9 May works)
    expect(dueOn(file)).toBe('2026-05-11');
    expect(file.alarms.filter(({ idx }) => idx === 0)).toEqual([
      { idx: 0, kind: 'joint', due_at: at('2026-05-12', 9) },
    ]);
  });

  it('stands while a stop of a named item names it, and of no other', () => {
    const file = handled();
    for (const idx of [1, 2, 3]) file.act('ACCEPT', at('2026-03-04'), clerk, { idx });
    file.act('START_SPECIAL', at('2026-03-09'), officer(3), { idx: 3 });
    expect(dueOn(file)).toBe('2026-05-11');
    file.act('START_SPECIAL', at('2026-03-09'), officer(1), { idx: 1 });
    expect(dueOn(file)).toBeNull();
    file.act('END_SPECIAL', at('2026-03-11'), officer(1), { idx: 1 });
    expect(dueOn(file)).toBe('2026-05-13');
  });

  it.each(['WITHDRAW', 'TERMINATE'] as const)(
    'stands no longer once the stopped item has ended: %s',
    (end) => {
      const file = handled();
      for (const idx of [1, 2]) file.act('ACCEPT', at('2026-03-04'), clerk, { idx });
      file.act('START_SPECIAL', at('2026-03-09'), officer(1), { idx: 1 });
      expect(dueOn(file)).toBeNull();
      const who = end === 'WITHDRAW' ? applicant : head(1);
      expect(codeOf(file.act(end, at('2026-03-11'), who, { idx: 1 }))).toBe('done');
      expect(dueOn(file)).toBe('2026-05-13');
      expect(file.alarms.filter(({ idx }) => idx === 0)).toMatchObject([{ kind: 'joint' }]);
      file.time(at('2026-05-14'));
      expect(heard(file)).toEqual(['0 overdue officer']);
    },
  );

  it('is lengthened once, before its end, by the government and not by the park', () => {
    const file = handled();
    expect(codeOf(file.command(extension('2026-03-02'), at('2026-03-02'), government))).toBe(
      'NO_JOINT_CLOCK',
    );
    for (const idx of [1, 2]) file.act('ACCEPT', at('2026-03-04'), clerk, { idx });
    const ask = (more?: number, who = government) =>
      codeOf(file.command(extension('2026-05-11', more), at('2026-05-11'), who));
    expect(ask(15, actor('lead'))).toBe('FORBIDDEN');
    expect(ask(16)).toBe('EXTENSION_OVER_CAP');
    expect(ask()).toBe('done');
    expect(ask()).toBe('EXTENDED_ONCE');
    expect(dueOn(file)).toBe('2026-06-01');
    expect(file.notices.find(({ idx }) => idx === 0)).toMatchObject({
      idx: 0,
      audience: 'applicant',
      kind: 'joint-extended',
      legal: true,
      params: { from: '2026-05-11', to: '2026-06-01', cause: '情况复杂' },
    });
    const late = handled();
    for (const idx of [1, 2]) late.act('ACCEPT', at('2026-03-04'), clerk, { idx });
    expect(codeOf(late.command(extension('2026-05-12'), at('2026-05-12'), government))).toBe(
      'EXTENSION_TOO_LATE',
    );
  });

  it('ends with the last named item, however that ended', () => {
    const file = handled();
    for (const idx of [1, 2]) file.act('ACCEPT', at('2026-03-04'), clerk, { idx });
    file.act('WITHDRAW', at('2026-03-06'), applicant, { idx: 1 });
    expect(file.alarms.filter(({ idx }) => idx === 0)).toHaveLength(1);
    file.act('TERMINATE', at('2026-03-09'), head(2), { idx: 2 });
    expect(file.alarms.filter(({ idx }) => idx === 0)).toEqual([]);
    expect(jointClock(joint, file.items)?.endedOn).toBe('2026-03-09');
    expect(codeOf(file.command(extension('2026-03-10'), at('2026-03-10'), government))).toBe(
      'NO_JOINT_CLOCK',
    );
  });

  it('moves no limit of its items', () => {
    const file = handled();
    file.act('ACCEPT', at('2026-03-04'), clerk, { idx: 1 });
    const before = file.item(1).context.facts;
    file.command(extension('2026-03-20'), at('2026-03-20'), government);
    expect({ ...file.item(1).context.facts, rang: {} }).toEqual({ ...before, rang: {} });
  });

  it('rings for the case once a rung, and ends with the last named decision', () => {
    const file = handled();
    for (const idx of [1, 2]) {
      file.act('ACCEPT', at('2026-03-04'), clerk, { idx });
      file.act('CLAIM', at('2026-03-04'), officer(idx), { idx });
      file.act('CONCLUDE_REVIEW', at('2026-03-05'), officer(idx), { idx });
    }
    file.act('GRANT', at('2026-03-06'), head(1), { idx: 1 });
    file.time(at('2026-05-12', 8));
    expect(heard(file)).toEqual([]);
    file.time(at('2026-05-13'));
    file.time(at('2026-05-13', 23));
    expect(heard(file)).toEqual(['0 overdue officer', '0 overdue+1 head']);
    file.act('GRANT', at('2026-05-14'), head(2), { idx: 2 });
    expect(file.alarms.filter(({ idx }) => idx === 0)).toEqual([]);
    file.time(at('2026-06-30'));
    expect(heard(file)).toHaveLength(2);
  });

  it('names an item that its organ has in hand, not one that is the applicant’s turn', () => {
    const file = new CaseInPlay(
      ['A', 'B'].map((code, at) => item({ idx: at + 1, code, definition: { grounds } })),
    );
    file.joint = joint;
    // A is still planned: its applicant has not handed it in
    file.act('FILE', at('2026-03-02'), applicant, { idx: 2 });
    file.act('ACCEPT', at('2026-03-04'), clerk, { idx: 2 });
    file.time(at('2026-05-12'));
    expect(file.alerts.filter(({ kind }) => kind === 'joint')).toMatchObject([
      { rung: 'overdue', organ_id: 20, item_code: 'B' },
    ]);
    file.act('FILE', at('2026-05-12'), applicant, { idx: 1 });
    file.act('NOTICE_GAPS', at('2026-05-12'), clerk, { idx: 1 });
    file.act('WITHDRAW', at('2026-05-12'), applicant, { idx: 2 });
    file.act('SUPPLY', at('2026-05-13'), applicant, { idx: 1 });
    file.time(at('2026-05-13'));
    expect(file.alerts.filter(({ kind }) => kind === 'joint')).toMatchObject([
      { item_code: 'B' },
      { rung: 'overdue+1', organ_id: 10, item_code: 'A' },
    ]);
  });

  it('ends with the last that is in: what the applicant never hands in keeps nothing open, and comes later by itself', () => {
    const file = new CaseInPlay(
      ['A', 'B', 'C'].map((code, at) => item({ idx: at + 1, code, definition: { grounds, signing: 1 } })),
    );
    file.joint = { ...joint, terms: { ...joint.terms, items: ['A', 'B', 'C'] } };
    for (const idx of [1, 2]) file.act('FILE', at('2026-03-02'), applicant, { idx });
    for (const idx of [1, 2]) file.act('ACCEPT', at('2026-03-04'), clerk, { idx });
    file.act('WITHDRAW', at('2026-03-06'), applicant, { idx: 1 });
    expect(file.alarms.filter(({ idx }) => idx === 0)).toHaveLength(1);
    file.act('TERMINATE', at('2026-03-09'), head(2), { idx: 2 });
    const clock = () => jointClock(file.joint ?? joint, file.items);
    expect(clock()).toMatchObject({ endedOn: '2026-03-09', due: { dueOn: '2026-05-11' } });
    file.time(at('2026-05-13'));
    // handed in after that, it has its own limits, and neither they nor its stops are the others'
    file.act('FILE', at('2026-05-13'), applicant, { idx: 3 });
    file.act('ACCEPT', at('2026-05-13'), clerk, { idx: 3 });
    file.act('START_SPECIAL', at('2026-05-14'), officer(3), { idx: 3 });
    expect(clock()).toMatchObject({ endedOn: '2026-03-09', due: { dueOn: '2026-05-11' } });
    expect([heard(file), file.alarms.filter(({ idx }) => idx === 0)]).toEqual([[], []]);
  });

  it('goes on with what comes in before the rest is over', () => {
    const file = new CaseInPlay(
      ['A', 'B'].map((code, at) => item({ idx: at + 1, code, definition: { grounds, signing: 1 } })),
    );
    file.joint = joint;
    file.act('FILE', at('2026-03-02'), applicant, { idx: 1 });
    file.act('ACCEPT', at('2026-03-04'), clerk, { idx: 1 });
    file.act('FILE', at('2026-03-09'), applicant, { idx: 2 });
    file.act('TERMINATE', at('2026-03-09'), head(1), { idx: 1 });
    expect(jointClock(joint, file.items)).not.toHaveProperty('endedOn');
    file.act('ACCEPT', at('2026-03-10'), clerk, { idx: 2 });
    file.time(at('2026-05-12'));
    expect(file.alerts.filter(({ kind }) => kind === 'joint')).toMatchObject([{ item_code: 'B' }]);
  });

  it('rings again where a stop entered late moves its end on after it has rung as over', () => {
    const file = handled();
    for (const idx of [1, 2]) file.act('ACCEPT', at('2026-03-04'), clerk, { idx });
    file.time(at('2026-05-13'));
    expect(heard(file)).toEqual(['0 overdue officer', '0 overdue+1 head']);
    const late = { idx: 1, on: day('2026-05-11') };
    expect(codeOf(file.act('START_SPECIAL', at('2026-05-13'), officer(1), late))).toBe('done');
    file.act('END_SPECIAL', at('2026-05-14'), officer(1), { idx: 1 });
    expect(dueOn(file)).toBe('2026-05-14');
    expect(file.alarms.filter(({ idx }) => idx === 0)).toMatchObject([{ due_at: at('2026-05-15', 9) }]);
    file.time(at('2026-05-18'));
    expect(heard(file)).toEqual([
      ...['0 overdue officer', '0 overdue+1 head'],
      ...['0 2/overdue officer', '0 2/overdue+1 head'],
    ]);
    expect(file.notices.filter(({ kind }) => kind === 'joint-overdue')).toHaveLength(2);
    file.time(at('2026-05-18', 18));
    expect(heard(file)).toHaveLength(4);
  });

  it('counts by the calendar that the others came to, once the first item is over', () => {
    const file = handled();
    for (const idx of [1, 2]) file.act('ACCEPT', at('2026-03-04'), clerk, { idx });
    file.act('WITHDRAW', at('2026-03-06'), applicant, { idx: 1 });
    expect(dueOn(file)).toBe('2026-05-11');
    const later = published('2026-03-16');
    file.calendars.set(2, later);
    const calendars = [{ idx: 2, id: 2, days: later, paper: '临时放假通知' }];
    file.command({ type: 'RECALENDAR', calendars }, at('2026-03-09'), actor('system'));
    expect([file.item(1).calendar, file.item(2).calendar]).toEqual([1, 2]);
    expect(dueOn(file)).toBe('2026-05-12');
    expect(file.alarms.filter(({ idx }) => idx === 0)).toMatchObject([{ due_at: at('2026-05-13', 9) }]);
    // another calendar, of a region, is none that the first was counted by
    const local = { ...file.item(2), calendar: 9, context: { ...file.item(2).context } };
    const region = { ...local, context: { ...local.context, calendar: { ...later, code: 'CN-6328' } } };
    expect(jointClock(joint, [file.item(1), region])?.due.dueOn).toBe('2026-05-11');
  });
});

/** The calendar of the tests with one day off more. */
function published(off: string) {
  const named = [
    ...CALENDAR.named.values(),
    { date: day(off), kind: 'holiday', name: '临时', paper: 'P' } as const,
  ];
  return compileCalendar({
    code: CALENDAR.code,
    knownFrom: CALENDAR.knownFrom,
    knownThrough: CALENDAR.knownThrough,
    days: named.sort((a, b) => (a.date < b.date ? -1 : 1)),
    papers: [{ id: 'P', title: '临时放假通知', url: null }],
  });
}
