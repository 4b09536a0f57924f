import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, day, item } from '../../../../test/support/definitions.js';
import { clocksOf, dueOf } from './clocks.js';
import type { EventType } from './events.js';
import { turnOf } from './item.js';
import { projectionOf } from './projection.js';

const clerk = actor('clerk');
const officer = actor('officer');
const head = actor('head');
const applicant = actor('applicant');
const working = (value: number) => ({ value, unit: 'working_day' });

/** One step and what is true after it: where the item stands, whose turn, the shown due day, the days of its running clocks. */
type Row = [
  on: string,
  type: EventType,
  who: typeof clerk,
  more: object,
  state: string,
  turn: string,
  shown: string | null,
  running: Record<string, string | null>,
];

// A licence filed on Thursday 2026-09-10; 20 working days from 2026-09-17 end on 2026-10-21 over two holidays.
const LIFE: Row[] = [
  // 行政许可法 32(4): five working days to tell everything that is missing
  [
    '2026-09-10',
    'FILE',
    applicant,
    {},
    'filed/unclaimed',
    'organ',
    '2026-09-17',
    { 'pre-acceptance': '2026-09-17' },
  ],
  [
    '2026-09-10',
    'CLAIM',
    officer,
    {},
    'filed/claimed',
    'organ',
    '2026-09-17',
    { 'pre-acceptance': '2026-09-17' },
  ],
  [
    '2026-09-14',
    'NOTICE_GAPS',
    clerk,
    {},
    'correcting/claimed',
    'applicant',
    null,
    { supplement: '2026-09-28' },
  ],
  [
    '2026-09-15',
    'SUPPLY',
    applicant,
    { lines: ['M1'] },
    'correcting/claimed',
    'applicant',
    null,
    { supplement: '2026-09-28' },
  ],
  // rules 4.7 [J]: after full supply the organ has its limit anew
  [
    '2026-09-16',
    'SUPPLY',
    applicant,
    { lines: ['M2'] },
    'filed/claimed',
    'organ',
    '2026-09-22',
    { 'pre-acceptance': '2026-09-22' },
  ],
  // 行政许可法 42: twenty days from acceptance, working days by 82
  [
    '2026-09-17',
    'ACCEPT',
    clerk,
    {},
    'accepted/claimed',
    'organ',
    '2026-10-21',
    { promise: '2026-10-21', statute: '2026-10-21' },
  ],
  [
    '2026-09-28',
    'CONCLUDE_REVIEW',
    officer,
    {},
    'accepted/concluded',
    'organ',
    '2026-10-21',
    { promise: '2026-10-21', statute: '2026-10-21' },
  ],
  // 行政许可法 45: the time of an expert review is not counted
  [
    '2026-10-08',
    'START_SPECIAL',
    officer,
    {},
    'accepted/concluded',
    'expert',
    null,
    { promise: null, statute: null },
  ],
  [
    '2026-10-12',
    'END_SPECIAL',
    officer,
    {},
    'accepted/concluded',
    'organ',
    '2026-10-26',
    { promise: '2026-10-26', statute: '2026-10-26' },
  ],
  // rules 4.2: an extension moves the statute, never the promise (优化营商条例 36)
  [
    '2026-10-20',
    'EXTEND',
    head,
    {},
    'accepted/concluded',
    'organ',
    '2026-10-26',
    { promise: '2026-10-26', statute: '2026-11-09' },
  ],
  // 行政许可法 44: ten days to deliver
  // Decided, it is due on no day any more; what runs are the days of its delivery.
  ['2026-10-27', 'GRANT', head, {}, 'granted/signed', 'organ', null, { delivery: '2026-11-10' }],
  // 行政复议法 20, 行政诉讼法 46: the applicant's own days
  [
    '2026-10-29',
    'SERVE',
    clerk,
    {},
    'served/signed',
    'none',
    null,
    { reconsideration: '2026-12-28', suit: '2027-04-29' },
  ],
];

describe('the life of one licence', () => {
  const file = new CaseInPlay([item()]);
  it.each(LIFE)('%s %s', (...[on, type, who, more, state, turn, shown, running]) => {
    expect(codeOf(file.act(type, at(on), who, { with: more }))).toBe('done');
    const now = file.item();
    expect(`${now.standing}/${now.work}`).toBe(state);
    expect(turnOf(now)).toBe(turn);
    expect(projectionOf(now).due_on).toBe(shown);
    const clocks = clocksOf(now.context).filter(({ endedOn }) => !endedOn);
    expect(Object.fromEntries(clocks.map(({ kind, due }) => [kind, due.dueOn]))).toEqual(running);
  });

  it('leaves the facts a court would ask for', () => {
    expect(file.item().context.facts).toMatchObject({
      filedOn: '2026-09-10',
      gaps: { on: '2026-09-14', lines: [{ line: 'M1' }, { line: 'M2' }] },
      completeOn: '2026-09-16',
      acceptedOn: '2026-09-17',
      acceptedBy: 'person',
      handedIn: ['M1', 'M2'],
      stops: [
        {
          ground: 'expert',
          from: '2026-10-08',
          to: '2026-10-12',
          expectedUntil: '2026-10-14',
          capOn: '2026-10-21',
        },
      ],
      extension: { on: '2026-10-20', more: working(10) },
      reviewedBy: officer.personId,
      outcome: 'granted',
      decidedOn: '2026-10-27',
      lateReason: '系统故障',
      servedOn: '2026-10-29',
    });
  });
});

describe('a decision after the day that was shown', () => {
  const late = () => {
    const file = new CaseInPlay([item()]);
    file.act('FILE', at('2026-09-16'), applicant);
    file.act('ACCEPT', at('2026-09-17'), clerk);
    file.act('CLAIM', at('2026-09-17'), officer);
    file.act('CONCLUDE_REVIEW', at('2026-10-20'), officer);
    return file;
  };
  // 优化营商条例 36: an overrun is explained in public; the due day itself is not overdue
  it.each([
    ['2026-10-21', undefined, 'done'],
    ['2026-10-22', undefined, 'LATE_REASON_MISSING'],
    ['2026-10-22', '专家未到', 'done'],
  ])('on %s with the reason %s: %s', (on, lateReason, code) => {
    expect(codeOf(late().act('GRANT', at(on), head, { with: { lateReason } }))).toBe(code);
    expect(codeOf(late().act('REFUSE', at(on), head, { with: { lateReason } }))).toBe(code);
  });

  it('is late by the statute, too, where a stop holds the promise back alone', () => {
    const publicNotice = {
      id: 'notice',
      kind: 'special',
      name: { zh: '公示', en: 'Public notice' },
      article: '公示办法 3',
      stops: ['promise'],
      cap: null,
    } as const;
    const decided = (on: string, lateReason?: string) => {
      const file = new CaseInPlay([item({ definition: { grounds: [publicNotice] } })]);
      file.act('FILE', at('2026-09-16'), applicant);
      file.act('ACCEPT', at('2026-09-17'), clerk);
      file.act('CLAIM', at('2026-09-17'), officer);
      file.act('START_SPECIAL', at('2026-09-18'), officer, { with: { ground: 'notice' } });
      file.act('END_SPECIAL', at('2026-09-24'), officer);
      file.act('CONCLUDE_REVIEW', at('2026-10-20'), officer);
      expect(dueOf(file.item().context, 'promise')).toBe('2026-10-28');
      return codeOf(file.act('GRANT', at(on), head, { with: { lateReason } }));
    };
    expect(decided('2026-10-21')).toBe('done');
    expect(decided('2026-10-22')).toBe('LATE_REASON_MISSING');
    expect(decided('2026-10-22', '公示后才能决定')).toBe('done');
  });

  it('entered a day late from paper keeps its own day', () => {
    const file = late();
    const paper = { on: day('2026-10-21'), with: { lateReason: undefined } };
    expect(codeOf(file.act('GRANT', at('2026-10-22'), head, paper))).toBe('done');
    expect(file.item().context.facts.decidedOn).toBe('2026-10-21');
  });
});

describe('other natures', () => {
  it('files a record at once: no acceptance, no refusal, no delivery clock (673号 13)', () => {
    const file = new CaseInPlay([item({ definition: { nature: 'record-filing', statutory: null } })]);
    file.act('FILE', at('2026-09-10'), applicant);
    expect(codeOf(file.act('ACCEPT', at('2026-09-10'), clerk))).toBe('NATURE_HAS_NO_ACCEPTANCE');
    expect(codeOf(file.act('RECORD', at('2026-09-10'), clerk))).toBe('done');
    expect(file.item()).toMatchObject({ standing: 'recorded', work: 'signed' });
    expect(file.alarms).toEqual([]);
  });

  it.each(['granted', 'refused'] as const)(
    'decides an immediate item in the act of acceptance: %s',
    (outcome) => {
      const file = new CaseInPlay([item({ definition: { handling: 'immediate' } })]);
      file.act('FILE', at('2026-09-10'), applicant);
      const reasons = outcome === 'refused' ? ['K1'] : undefined;
      const says = { with: { outcome, reasons } };
      if (outcome === 'refused') {
        expect(codeOf(file.act('ACCEPT_AND_DECIDE', at('2026-09-10'), officer, says))).toBe('FORBIDDEN');
      }
      expect(codeOf(file.act('ACCEPT_AND_DECIDE', at('2026-09-10'), head, says))).toBe('done');
      expect(file.item()).toMatchObject({ standing: outcome, work: 'signed' });
      expect(file.item().context.facts).toMatchObject({
        acceptedOn: '2026-09-10',
        decidedOn: '2026-09-10',
        outcome,
      });
    },
  );

  it('counts a statutory limit that starts at receipt from complete receipt (rules 4.6)', () => {
    const statutory = {
      value: 7,
      unit: 'calendar_day',
      startsFrom: 'receipt',
      extension: null,
      basis: '建筑法 8',
    } as const;
    const file = new CaseInPlay([item({ definition: { statutory } })]);
    file.act('FILE', at('2026-09-10'), applicant);
    expect(clocksOf(file.item().context).find(({ kind }) => kind === 'statute')?.due.dueOn).toBe(
      '2026-09-17',
    );
    file.act('NOTICE_GAPS', at('2026-09-11'), clerk);
    expect(clocksOf(file.item().context).find(({ kind }) => kind === 'statute')).toBeUndefined();
    file.act('SUPPLY', at('2026-09-19'), applicant);
    // the 26th is a holiday: the last day moves to Monday the 28th (民法典 203)
    expect(clocksOf(file.item().context).find(({ kind }) => kind === 'statute')?.due.dueOn).toBe(
      '2026-09-28',
    );
  });
});
