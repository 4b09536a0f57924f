import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, day, type ItemSetting, item, tie } from '../../../../test/support/definitions.js';
import { dueOf } from './clocks.js';
import { TIME } from './events.js';
import { heldBySibling } from './held.js';
import { turnOf } from './item.js';
import { projectionOf } from './projection.js';
import { replay } from './replay.js';

const applicant = actor('applicant');
const clerk = actor('clerk');
const FOREST = { condition: '涉及林地' };

/** An earlier item A, and B that a statute ties to it where forest land is used. */
function pair(ties = [tie(FOREST)], setting: ItemSetting = {}): CaseInPlay {
  const file = new CaseInPlay([
    item({ idx: 1, code: 'A' }),
    item({ idx: 2, code: 'B', siblings: ['A'], ...setting, definition: { ties, ...setting.definition } }),
  ]);
  for (const idx of [1, 2]) file.act('FILE', at('2026-09-10'), applicant, { idx });
  return file;
}

function review(file: CaseInPlay, on = '2026-09-10', said: object = {}): CaseInPlay {
  const officer = actor('officer', 20);
  file.act('ACCEPT', at(on), clerk, { idx: 2 });
  file.act('CLAIM', at(on), officer, { idx: 2 });
  expect(codeOf(file.act('CONCLUDE_REVIEW', at(on), officer, { idx: 2, with: said }))).toBe('done');
  return file;
}
const declare = (file: CaseInPlay, on = '2026-09-17', idx = 1, said: object = {}) =>
  file.act('NOT_NEEDED', at(on), actor('offList' in said ? 'head' : 'officer', idx * 10), {
    idx,
    with: said,
  });
const grant = (file: CaseInPlay, on: string, idx = 2) =>
  codeOf(file.act('GRANT', at(on), actor('head', idx * 10), { idx }));
const tiesOf = (file: CaseInPlay) => file.item(2).context.facts.ties;

describe('an earlier item that its organ declares not needed', () => {
  it.each([
    ['a tie under a condition', tie(FOREST)],
    ['a tie without one', tie()],
  ])('ends %s in the same act, by its article: nothing is waited for, and nothing blocks', (_, published) => {
    const file = review(pair([published]));
    expect(grant(file, '2026-09-11')).toBe('TIE_DELAYS_DECISION');
    const ground = file.item(1).context.definition.grounds.find(({ kind }) => kind === 'not-needed');
    const heard = { type: 'PRIOR_RESULT', by: TIME, from: 'A', result: null, notNeeded: ground?.article };
    expect(declare(file)).toMatchObject({ kind: 'NOT_NEEDED', touched: [1, 2], results: [] });
    expect(file.entries.slice(-2)).toMatchObject([
      { idx: 1, event: { type: 'NOT_NEEDED' } },
      { idx: 2, event: heard },
    ]);
    expect(tiesOf(file)).toMatchObject([
      { state: 'not-needed', notNeeded: [{ of: 'A', article: ground?.article }] },
    ]);
    expect(projectionOf(file.item(2)).awaits).toEqual([]);
    expect(turnOf(file.item(2))).toBe('organ');
    expect(heldBySibling(file.item(2), day('2026-09-17'))).toBeNull();
    expect(file.notices.at(-1)).toMatchObject({ kind: 'prior-not-needed', idx: 2 });
    expect(file.alarms.filter(({ kind, idx }) => idx === 2 && kind === 'look-again')).toEqual([]);
    // One working day is left for the decision, as after an arrival.
    expect(dueOf(file.item(2).context, 'sync')).toBe('2026-09-18');
    expect(grant(file, '2026-09-18')).toBe('done');
  });

  it('starts the limit for acceptance where the tie barred it: nothing is accepted by silence on an earlier day', () => {
    const file = pair([tie({ ...FOREST, binds: 'application' })]);
    expect(codeOf(file.act('ACCEPT', at('2026-09-16'), clerk, { idx: 2 }))).toBe('TIE_BARS_ACCEPTANCE');
    declare(file);
    // Five working days from the 17th, Sunday the 20th being a make-up day.
    expect(dueOf(file.item(2).context, 'pre-acceptance')).toBe('2026-09-23');
    const late = file.copy();
    expect(codeOf(file.act('ACCEPT', at('2026-09-17'), clerk, { idx: 2 }))).toBe('done');
    late.time(at('2026-09-24'));
    expect(late.item(2).context.facts).toMatchObject({ acceptedBy: 'silence', acceptedOn: '2026-09-17' });
  });

  it('lets nothing be dated before it', () => {
    const file = declared(review(pair()));
    const earlier = { idx: 2, on: day('2026-09-16') };
    expect(codeOf(file.act('GRANT', at('2026-09-17'), actor('head', 20), earlier))).toBe(
      'TIE_DELAYS_DECISION',
    );
  });

  it('off the list, too: then the article is the one that the head signed', () => {
    const file = pair();
    declare(file, '2026-09-17', 1, { ground: 'X', offList: { article: '森林法 37', reason: '不占林地' } });
    expect(tiesOf(file)[0]?.notNeeded).toEqual([{ of: 'A', article: '森林法 37' }]);
  });

  it('heals what an earlier failure had blocked, once it is applied for again', () => {
    const file = review(pair());
    file.act('WITHDRAW', at('2026-09-11'), applicant);
    expect(tiesOf(file)[0]?.state).toBe('blocked');
    const again = new CaseInPlay([item({ idx: 3, code: 'A' }), file.item(2)]);
    again.act('FILE', at('2026-09-14'), applicant, { idx: 3 });
    declare(again, '2026-09-17', 3);
    expect(tiesOf(again)[0]).toMatchObject({ state: 'not-needed' });
    expect(tiesOf(again)[0]).not.toHaveProperty('failed');
  });

  it('takes a review up again that had assumed something of its result', () => {
    const file = declared(review(pair(), '2026-09-10', { assumed: { 'A.area': '100' } }));
    expect(file.item(2)).toMatchObject({ work: 'reviewing', standing: 'accepted' });
  });

  it('of one building says nothing to an item about the whole project', () => {
    const whole = new CaseInPlay([
      item({ idx: 1, code: 'A', facts: { subject: '1号' } }),
      item({ idx: 2, code: 'B', siblings: ['A'], definition: { ties: [tie()] } }),
    ]);
    whole.act('FILE', at('2026-09-10'), applicant);
    expect(declare(whole)).toMatchObject({ touched: [1] });
    expect(tiesOf(whole)[0]?.state).toBe('open');
  });

  it('folds from its lines, and lines of before fold as they did: a failure', () => {
    const file = declared(review(pair()));
    expect(replay(file.planned[1]!, file.entries).context.facts).toEqual(file.item(2).context.facts);
    const old = file.entries.map((entry) => {
      if (entry.event.type !== 'PRIOR_RESULT') return entry;
      const { notNeeded: _, ...event } = entry.event;
      return { ...entry, event };
    });
    expect(replay(file.planned[1]!, old).context.facts.ties).toMatchObject([
      { state: 'blocked', failed: ['A'] },
    ]);
  });
});

describe('alternatives A | C', () => {
  const three = () => {
    const file = new CaseInPlay([
      item({ idx: 1, code: 'A' }),
      item({ idx: 2, code: 'B', siblings: ['A', 'C'], definition: { ties: [tie({ to: ['A', 'C'] })] } }),
      item({ idx: 3, code: 'C' }),
    ]);
    for (const idx of [1, 2, 3]) file.act('FILE', at('2026-09-10'), applicant, { idx });
    return review(file);
  };

  it.each([
    ['wait for the other', [], 'open', 'TIE_DELAYS_DECISION'],
    ['are over when neither is needed', ['NOT_NEEDED'], 'not-needed', 'done'],
    ['are blocked when the other failed', ['WITHDRAW'], 'blocked', 'TIE_DELAYS_DECISION'],
  ] as const)('one of which is not needed %s', (_, other, state, answer) => {
    const file = three();
    declare(file);
    for (const type of other) {
      const who = type === 'WITHDRAW' ? applicant : actor('officer', 30);
      expect(codeOf(file.act(type, at('2026-09-17'), who, { idx: 3 }))).toBe('done');
    }
    expect(tiesOf(file)[0]?.state).toBe(state);
    expect(grant(file, '2026-09-17')).toBe(answer);
  });
});

it('what the result would have paid is owed no longer', () => {
  const file = new CaseInPlay([
    item({ idx: 1, code: 'Z' }),
    item({ idx: 2, code: 'B', siblings: ['Z'], definition: { ties: [tie({ to: ['Z'] })] } }),
  ]);
  for (const idx of [1, 2]) file.act('FILE', at('2026-09-10'), applicant, { idx });
  const owed = { lines: ['M4'], within: { value: 5, unit: 'working_day' }, pledge: '书面承诺补齐' };
  expect(codeOf(file.act('ACCEPT_WITH_GAPS', at('2026-09-11'), clerk, { idx: 2, with: owed }))).toBe('done');
  declare(file);
  expect(file.item(2).context.facts.owed?.debts).toMatchObject([{ line: 'M4', paidOn: '2026-09-17' }]);
});

function declared(file: CaseInPlay): CaseInPlay {
  expect(codeOf(declare(file))).toBe('done');
  return file;
}
