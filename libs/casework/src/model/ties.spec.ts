import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, day, type ItemSetting, item, tie } from '../../../../test/support/definitions.js';
import { dueOf } from './clocks.js';
import type { EventType } from './events.js';
import { turnOf } from './item.js';
import { projectionOf } from './projection.js';

const applicant = actor('applicant');
const clerk = actor('clerk');
const officer = (idx: number) => actor('officer', idx * 10);
const head = (idx: number) => actor('head', idx * 10);
const who: Partial<Record<EventType, (idx: number) => ReturnType<typeof actor>>> = {
  FILE: () => applicant,
  WITHDRAW: () => applicant,
  ACCEPT: () => clerk,
  CLAIM: officer,
  CONCLUDE_REVIEW: officer,
  GRANT: head,
  REFUSE: head,
  TERMINATE: head,
  REFUSE_JURISDICTION: head,
};
function play(
  file: CaseInPlay,
  idx: number,
  on: string,
  steps: readonly (EventType | [EventType, object])[],
) {
  return steps.map((step) => {
    const [type, more] = Array.isArray(step) ? step : [step, {}];
    return codeOf(file.act(type, at(on), (who[type] ?? officer)(idx), { idx, with: more }));
  });
}
const LATER = { idx: 2, code: 'B' };
const UP_TO_REVIEW = ['FILE', 'ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW'] as const;

/** An earlier item A and a later item B that is tied to it. */
function pair(ties = [tie()], setting: ItemSetting = {}): CaseInPlay {
  return new CaseInPlay([
    item({ idx: 1, code: 'A' }),
    item({ ...LATER, siblings: ['A'], ...setting, definition: { ties, ...setting.definition } }),
  ]);
}
const registered = (code = 'A', inForceOn = '2026-09-01') => [
  { code, number: `${code}-9`, organId: 10, inForceOn: day(inForceOn), fields: { area: '100' } },
];

describe('a decision tie (滨州规定 16)', () => {
  it('delays the decision only: everything up to the signed conclusion is open from filing on', () => {
    const file = pair();
    expect(play(file, 2, '2026-09-10', ['FILE', 'CLAIM', 'CONCLUDE_REVIEW', 'ACCEPT'])).toEqual([
      'done',
      'done',
      'done',
      'done',
    ]);
    expect(play(file, 2, '2026-09-10', ['GRANT', 'REFUSE'])).toEqual([
      'TIE_DELAYS_DECISION',
      'TIE_DELAYS_DECISION',
    ]);
    expect(turnOf(file.item(2))).toBe('prior-department');
    expect(projectionOf(file.item(2)).awaits).toEqual(['A']);
  });

  it('delays nothing any more once the item has ended, though its review stays concluded', () => {
    const file = pair();
    play(file, 2, '2026-09-10', [...UP_TO_REVIEW, 'WITHDRAW']);
    expect(play(file, 2, '2026-09-10', ['GRANT', 'REFUSE'])).toEqual(['WRONG_STATE', 'WRONG_STATE']);
  });

  it("is opened by the sibling's grant in the same act; then one working day runs", () => {
    const file = pair();
    play(file, 2, '2026-09-10', UP_TO_REVIEW);
    play(file, 1, '2026-09-11', UP_TO_REVIEW);
    const outcome = file.act('GRANT', at('2026-09-18'), head(1), { with: { number: '许2026-1' } });
    expect(outcome).toMatchObject({
      touched: [1, 2],
      entries: [
        { idx: 1, event: { type: 'GRANT' } },
        {
          idx: 2,
          event: { type: 'PRIOR_RESULT', from: 'A', result: { number: '许2026-1', inForceOn: '2026-09-18' } },
        },
      ],
      results: [{ idx: 1, code: 'A', number: '许2026-1', organId: 10, fields: { area: '100' } }],
      topics: ['case.changed', 'result.in-force', 'notice.issued'],
      tally: { ended: 1, granted: 1 },
    });
    // Sunday the 20th is a make-up day
    expect(dueOf(file.item(2).context, 'sync')).toBe('2026-09-20');
    expect(projectionOf(file.item(2))).toMatchObject({ due_on: '2026-09-20', awaits: [], turn: 'organ' });
    expect(play(file, 2, '2026-09-20', ['GRANT'])).toEqual(['done']);
  });

  it('a result that equals what the review assumed makes it decidable; one that differs reopens the review', () => {
    for (const [assumed, work, sync] of [
      ['100', 'concluded', '2026-09-14'],
      ['90', 'reviewing', null],
    ] as const) {
      const file = pair();
      play(file, 2, '2026-09-10', [
        'FILE',
        'ACCEPT',
        'CLAIM',
        ['CONCLUDE_REVIEW', { assumed: { 'A.area': assumed } }],
      ]);
      play(file, 1, '2026-09-11', [...UP_TO_REVIEW, 'GRANT']);
      expect(file.item(2)).toMatchObject({ work, standing: 'accepted' });
      expect(dueOf(file.item(2).context, 'sync')).toBe(sync);
      expect(play(file, 2, '2026-09-11', ['GRANT'])).toEqual([work === 'concluded' ? 'done' : 'WRONG_STATE']);
    }
  });

  it('asks for the decision in a day only where the review was concluded, and no more once it is sent back', () => {
    const file = pair();
    play(file, 2, '2026-09-10', ['FILE', 'ACCEPT', 'CLAIM']);
    const early = file.copy();
    play(early, 1, '2026-09-11', [...UP_TO_REVIEW, 'GRANT']);
    expect(dueOf(early.item(2).context, 'sync')).toBeNull();
    play(early, 2, '2026-09-14', ['CONCLUDE_REVIEW']);
    expect(dueOf(early.item(2).context, 'sync')).toBeNull();
    play(file, 2, '2026-09-10', ['CONCLUDE_REVIEW']);
    play(file, 1, '2026-09-11', [...UP_TO_REVIEW, 'GRANT']);
    expect(dueOf(file.item(2).context, 'sync')).toBe('2026-09-14');
    expect(codeOf(file.act('SEND_BACK', at('2026-09-11'), actor('head', 20), { idx: 2 }))).toBe('done');
    expect(dueOf(file.item(2).context, 'sync')).toBeNull();
  });

  it('takes the result about its own part of the project before one about all of it, and none about another', () => {
    const about = (subject: string) => ({ ...registered()[0]!, number: `A-${subject}`, subject });
    const taken = (subjects: string[], subject = '1 号楼') => {
      const file = new CaseInPlay(
        [item({ ...LATER, definition: { ties: [tie()] }, facts: { subject } })],
        subjects.map(about),
      );
      file.act('FILE', at('2026-09-10'), applicant, { idx: 2 });
      return file.item(2).context.facts.ties[0]?.result?.number;
    };
    expect(taken(['', '2 号楼', '1 号楼'])).toBe('A-1 号楼');
    expect(taken(['2 号楼', ''])).toBe('A-');
    expect(taken(['2 号楼'])).toBeUndefined();
  });

  it('a review that looked again is compared with what it assumes now, not with what it assumed before', () => {
    const file = pair([tie(), tie({ to: ['Z'] })]);
    const assumed = { 'A.area': '90', 'Z.area': '90' };
    play(file, 2, '2026-09-10', ['FILE', 'ACCEPT', 'CLAIM', ['CONCLUDE_REVIEW', { assumed }]]);
    play(file, 1, '2026-09-11', [...UP_TO_REVIEW, 'GRANT']);
    play(file, 2, '2026-09-11', [
      'CONCLUDE_REVIEW',
      ['PRIOR_RESULT', { from: 'Z', result: registered('Z')[0] }],
    ]);
    expect(file.item(2).work).toBe('concluded');
  });

  it.each([
    ['REFUSE', [...UP_TO_REVIEW, 'REFUSE']],
    ['WITHDRAW', ['FILE', 'WITHDRAW']],
    ['TERMINATE', ['FILE', 'TERMINATE']],
    ['REFUSE_JURISDICTION', ['FILE', 'REFUSE_JURISDICTION']],
  ] as const)(
    'earlier item ended by %s: blocked, a formal refusal is possible, a grant is not',
    (_, steps) => {
      const file = pair();
      play(file, 2, '2026-09-10', UP_TO_REVIEW);
      play(file, 1, '2026-09-11', steps);
      expect(file.item(2).context.facts.ties).toMatchObject([{ state: 'blocked', from: 'A' }]);
      expect(dueOf(file.item(2).context, 'sync')).toBeNull();
      expect(play(file, 2, '2026-09-11', ['GRANT', 'REFUSE'])).toEqual(['TIE_DELAYS_DECISION', 'done']);
    },
  );

  it('also where the earlier item ends first', () => {
    const file = pair();
    play(file, 1, '2026-09-10', ['FILE', 'WITHDRAW']);
    expect(file.item(2).context.facts.ties[0]?.state).toBe('blocked');
    expect(play(file, 2, '2026-09-11', [...UP_TO_REVIEW, 'REFUSE'])).toEqual([
      'done',
      'done',
      'done',
      'done',
      'done',
    ]);
  });

  it('a decision is never dated before the result it rests on', () => {
    const file = pair();
    play(file, 2, '2026-09-10', UP_TO_REVIEW);
    play(file, 1, '2026-09-11', [...UP_TO_REVIEW, 'GRANT']);
    expect(codeOf(file.act('GRANT', at('2026-09-11'), head(2), { idx: 2, on: day('2026-09-10') }))).toBe(
      'TIE_DELAYS_DECISION',
    );
  });

  it('is opened at filing by a result in the register, and a refused one is healed by applying again', () => {
    const early = new CaseInPlay([item({ ...LATER, definition: { ties: [tie()] } })], registered());
    expect(play(early, 2, '2026-09-10', [...UP_TO_REVIEW, 'GRANT'])).toEqual([
      'done',
      'done',
      'done',
      'done',
      'done',
    ]);
    const blocked = pair();
    play(blocked, 2, '2026-09-10', UP_TO_REVIEW);
    play(blocked, 1, '2026-09-10', ['FILE', 'WITHDRAW']);
    const again = new CaseInPlay(blocked.items, registered('A', '2026-09-18'));
    expect(codeOf(again.time(at('2026-09-18')))).toBe('done');
    expect(play(again, 2, '2026-09-18', ['GRANT'])).toEqual(['done']);
  });

  it('looks at the register each working morning while it waits, and no longer', () => {
    const file = pair();
    play(file, 2, '2026-09-24', ['FILE']);
    const looks = () => file.alarms.filter(({ kind, idx }) => kind === 'look-again' && idx === 2);
    expect(looks()).toEqual([{ idx: 2, kind: 'look-again', due_at: at('2026-09-28', 9) }]);
    play(file, 2, '2026-09-24', ['WITHDRAW']);
    expect(looks()).toEqual([]);
  });
});

describe('a tie of alternatives A | C', () => {
  const three = () =>
    new CaseInPlay([
      item({ idx: 1, code: 'A' }),
      item({ ...LATER, siblings: ['A', 'C'], definition: { ties: [tie({ to: ['A', 'C'] })] } }),
      item({ idx: 3, code: 'C' }),
    ]);

  it('is opened by either, once', () => {
    const file = three();
    play(file, 2, '2026-09-10', UP_TO_REVIEW);
    play(file, 3, '2026-09-10', [...UP_TO_REVIEW, 'GRANT']);
    expect(file.item(2).context.facts.ties).toMatchObject([{ state: 'in-force', from: 'C' }]);
    expect(file.act('WITHDRAW', at('2026-09-10'), applicant)).toMatchObject({ touched: [1] });
    expect(play(file, 2, '2026-09-10', ['GRANT'])).toEqual(['done']);
  });

  it('survives the failure of one and is blocked by that of both', () => {
    const file = three();
    play(file, 2, '2026-09-10', UP_TO_REVIEW);
    play(file, 1, '2026-09-10', ['WITHDRAW']);
    expect(file.item(2).context.facts.ties[0]?.state).toBe('open');
    expect(play(file, 2, '2026-09-10', ['REFUSE'])).toEqual(['TIE_DELAYS_DECISION']);
    play(file, 3, '2026-09-10', ['WITHDRAW']);
    expect(play(file, 2, '2026-09-10', ['GRANT', 'REFUSE'])).toEqual(['TIE_DELAYS_DECISION', 'done']);
  });
});

describe.each([
  ['an application tie (城规 36: 方可申请)', [tie({ binds: 'application' })], 'accepted-with-gap'],
  ['a decision tie under the guide standing notice', [tie()], 'notice'],
] as const)('%s', (_, ties, waitsAs) => {
  const waiting = () => {
    const file = pair([...ties], { waitsAs });
    play(file, 2, '2026-09-10', ['FILE']);
    return file;
  };

  it('bars acceptance and deemed acceptance, and never the review', () => {
    const file = waiting();
    expect(play(file, 2, '2026-09-30', ['ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW'])).toEqual([
      'TIE_BARS_ACCEPTANCE',
      'done',
      'done',
    ]);
    expect(file.item(2)).toMatchObject({ standing: 'filed', work: 'concluded' });
    expect(turnOf(file.item(2))).toBe('prior-department');
    expect(file.alarms.filter(({ idx }) => idx === 2).map(({ kind }) => kind)).toEqual(['look-again']);
  });

  it('starts the limit for acceptance on arrival: nobody is deemed to have accepted what could not be accepted', () => {
    const file = waiting();
    play(file, 1, '2026-09-28', [...UP_TO_REVIEW, 'GRANT']);
    // five working days from Monday the 28th, over the National Day
    expect(dueOf(file.item(2).context, 'pre-acceptance')).toBe('2026-10-10');
    expect(play(file.copy(), 2, '2026-10-10', ['ACCEPT'])).toEqual(['done']);
    const before = { idx: 2, on: day('2026-09-27') };
    expect(codeOf(file.copy().act('ACCEPT', at('2026-09-28'), clerk, before))).toBe('TIE_BARS_ACCEPTANCE');
    file.time(at('2026-10-11'));
    expect(file.item(2).context.facts).toMatchObject({ acceptedBy: 'silence', acceptedOn: '2026-09-28' });
  });

  it('lets own papers be asked for meanwhile, but only in their own limit', () => {
    expect(codeOf(waiting().act('NOTICE_GAPS', at('2026-09-17'), clerk, { idx: 2 }))).toBe('done');
    expect(codeOf(waiting().act('NOTICE_GAPS', at('2026-09-18'), clerk, { idx: 2 }))).toBe('GAPS_TOO_LATE');
  });
});

describe('what differs between the two', () => {
  it('a failed application tie goes on barring acceptance and its clock', () => {
    const file = pair([tie({ binds: 'application' })]);
    play(file, 2, '2026-09-10', ['FILE']);
    play(file, 1, '2026-09-10', ['FILE', 'WITHDRAW']);
    expect(play(file, 2, '2026-11-10', ['ACCEPT'])).toEqual(['TIE_BARS_ACCEPTANCE']);
    expect(file.item(2).standing).toBe('filed');
  });

  it('a failed decision tie under notice lets the item be accepted, to be refused in form', () => {
    const file = pair([tie()], { waitsAs: 'notice' });
    play(file, 2, '2026-09-10', ['FILE']);
    play(file, 1, '2026-09-10', ['FILE', 'WITHDRAW']);
    expect(play(file, 2, '2026-09-11', ['ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW', 'GRANT', 'REFUSE'])).toEqual([
      'done',
      'done',
      'done',
      'TIE_DELAYS_DECISION',
      'done',
    ]);
  });

  it('an application tie that opens starts no sync clock: the decision did not wait for it', () => {
    const file = pair([tie({ binds: 'application' })]);
    play(file, 2, '2026-09-10', ['FILE', 'CLAIM', 'CONCLUDE_REVIEW']);
    play(file, 1, '2026-09-10', [...UP_TO_REVIEW, 'GRANT']);
    expect(dueOf(file.item(2).context, 'sync')).toBeNull();
  });

  it('activity and practice ties bind nothing (rules 1.3)', () => {
    const free = new CaseInPlay([item({ definition: { ties: [] } })]);
    expect(free.item().context.facts.ties).toEqual([]);
    const file = pair([tie({ binds: 'activity' }), tie({ binds: 'practice' })]);
    expect(play(file, 2, '2026-09-10', [...UP_TO_REVIEW, 'GRANT'])).toEqual([
      'done',
      'done',
      'done',
      'done',
      'done',
    ]);
  });
});
