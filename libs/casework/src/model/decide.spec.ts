import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, content, day, event, item, world } from '../../../../test/support/definitions.js';
import { decide } from './decide.js';
import { afterHours } from './effective-on.js';
import type { EventType } from './events.js';

const applicant = actor('applicant');
const clerk = actor('clerk');
const officer = actor('officer');
const head = actor('head');
const TODAY = '2026-09-10';

function upTo(...types: EventType[]): CaseInPlay {
  const file = new CaseInPlay([item()]);
  const who: Partial<Record<EventType, typeof clerk>> = {
    FILE: applicant,
    ACCEPT: clerk,
    NOTICE_GAPS: clerk,
    GRANT: head,
  };
  for (const type of types) file.act(type, at(TODAY), who[type] ?? officer);
  return file;
}
const toReview = () => upTo('FILE', 'ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW');

describe('who may act', () => {
  it.each([
    ['FILE', upTo, applicant, 'done'],
    ['FILE', upTo, actor('officer'), 'FORBIDDEN'],
    ['FILE', upTo, { ...applicant, organId: 901 }, 'FORBIDDEN'],
    ['FILE', upTo, clerk, 'done'],
    ['FILE', upTo, { ...clerk, parkId: 2 }, 'FORBIDDEN'],
    ['ACCEPT', () => upTo('FILE'), officer, 'done'],
    ['ACCEPT', () => upTo('FILE'), actor('officer', 20), 'FORBIDDEN'],
    ['ACCEPT', () => upTo('FILE'), head, 'FORBIDDEN'],
    ['GRANT', toReview, head, 'done'],
    ['GRANT', toReview, actor('head', 20), 'FORBIDDEN'],
    ['GRANT', toReview, officer, 'FORBIDDEN'],
    ['GRANT', toReview, actor('supervisor'), 'FORBIDDEN'],
    ['DEEM_ACCEPTED', () => upTo('FILE'), head, 'FORBIDDEN'],
    ['RING', () => upTo('FILE', 'ACCEPT'), head, 'FORBIDDEN'],
    ['RING', () => upTo('FILE', 'ACCEPT'), clerk, 'FORBIDDEN'],
  ] as const)('%s %#', (type, before, who, code) => {
    expect(codeOf(before().act(type, at(TODAY), who))).toBe(code);
  });

  it('an item that is not there is absent, whoever asks', () => {
    const command = { type: 'ACT', idx: 7, event: event('CLAIM', day(TODAY), 'x') } as const;
    expect(decide([item()], command, world(at(TODAY), officer))).toMatchObject({ code: 'ABSENT' });
  });

  it('a right that is missing is told before a version that is old, and both before the rules', () => {
    const stale = {
      type: 'ACT',
      idx: 1,
      event: event('GRANT', day(TODAY), head.personId),
      ifVersion: 9,
    } as const;
    expect(decide([item()], stale, world(at(TODAY), officer))).toMatchObject({ code: 'FORBIDDEN' });
    expect(decide([item()], stale, world(at(TODAY), head))).toMatchObject({
      code: 'STALE',
      params: { current: 1 },
    });
    expect(decide([item()], { ...stale, ifVersion: 1 }, world(at(TODAY), head))).toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  it('nobody signs their own review where the chain says two', () => {
    const both = { ...head, roles: ['head', 'officer'] as const };
    for (const [signing, code] of [
      [1, 'done'],
      [2, 'OWN_REVIEW'],
      [3, 'OWN_REVIEW'],
    ] as const) {
      const file = new CaseInPlay([item({ definition: { signing } })]);
      file.act('FILE', at(TODAY), applicant);
      for (const type of ['ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW'] as const) file.act(type, at(TODAY), both);
      expect(codeOf(file.copy().act('REFUSE', at(TODAY), both))).toBe(code);
      expect(codeOf(file.act('GRANT', at(TODAY), both))).toBe(code);
    }
  });
});

describe('the legal day of an act (rules 4.5)', () => {
  // Monday 2026-09-21; ten days back is the 11th
  const NOW = at('2026-09-21');
  it.each([
    ['clerk', '2026-09-22', 'DATE_IN_FUTURE'],
    ['clerk', '2026-09-21', 'done'],
    ['clerk', '2026-09-18', 'done'],
    ['clerk', '2026-09-11', 'done'],
    ['clerk', '2026-09-10', 'DATE_BACKDATED'],
    ['applicant', '2026-09-21', 'done'],
    ['applicant', '2026-09-20', 'DATE_BACKDATED'],
    ['applicant', '2026-09-22', 'DATE_IN_FUTURE'],
  ] as const)('FILE by the %s as of %s: %s', (role, on, code) => {
    const file = new CaseInPlay([item()]);
    const answer = file.act('FILE', NOW, actor(role), { on: day(on) });
    expect(codeOf(answer)).toBe(code);
    if (code === 'done') expect(answer).toMatchObject({ effectiveOn: on, kind: 'FILE' });
    else expect(answer).toMatchObject({ pointer: '/effectiveOn' });
  });

  it('is never before what has already happened to the item', () => {
    const file = new CaseInPlay([item()]);
    file.act('FILE', NOW, clerk, { on: day('2026-09-18') });
    expect(codeOf(file.act('ACCEPT', NOW, clerk, { on: day('2026-09-17') }))).toBe('DATE_BEFORE_LAST');
    expect(codeOf(file.act('ACCEPT', NOW, clerk, { on: day('2026-09-18') }))).toBe('done');
  });

  it.each([
    ['a notice of gaps', 'SUPPLY', ['NOTICE_GAPS']],
    ['a request during the review', 'CONCLUDE_REVIEW', ['ACCEPT', 'CLAIM', 'ASK']],
    ['a conclusion', 'GRANT', ['ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW']],
    ['a decision', 'SERVE', ['ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW', 'GRANT']],
    ['a stop', 'EXTEND', ['ACCEPT', 'START_SPECIAL']],
    ['the end of a stop', 'EXTEND', ['ACCEPT', 'START_SPECIAL', 'END_SPECIAL']],
  ] as const)('nor before %s: %s', (_, next, before) => {
    const who = { ACCEPT: clerk, NOTICE_GAPS: clerk, SUPPLY: clerk, SERVE: clerk, GRANT: head, EXTEND: head };
    const by = (type: EventType) => (type in who ? who[type as keyof typeof who] : officer);
    const file = new CaseInPlay([item({ definition: { signing: 1 } })]);
    file.act('FILE', at('2026-09-16'), applicant);
    for (const [n, type] of before.entries()) {
      const last = n === before.length - 1;
      expect(codeOf(file.act(type, at(last ? '2026-09-18' : '2026-09-16'), by(type)))).toBe('done');
    }
    const dated = (on: string) => codeOf(file.copy().act(next, NOW, by(next), { on: day(on) }));
    expect([dated('2026-09-17'), dated('2026-09-18')]).toEqual(['DATE_BEFORE_LAST', 'done']);
  });

  it('ends its office hours at six in the evening', () => {
    const hours = ['2026-09-21T09:59:59.999Z', '2026-09-21T10:00:00.000Z', '2026-09-21T16:00:00.000Z'];
    expect(hours.map((now) => afterHours(now as Instant))).toEqual([{}, { afterHours: true }, {}]);
  });

  it('paper of Friday entered on Monday counts from Friday', () => {
    const file = new CaseInPlay([item()]);
    file.act('FILE', NOW, clerk, { on: day('2026-09-18') });
    expect(file.item().context.facts).toMatchObject({ filedOn: '2026-09-18', completeOn: '2026-09-18' });
  });
});

describe('WITHDRAW_CASE', () => {
  const three = () => {
    const file = new CaseInPlay([
      item({ idx: 1, code: 'A' }),
      item({ idx: 2, code: 'B' }),
      item({ idx: 3, code: 'C' }),
    ]);
    for (const type of ['FILE', 'ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW', 'GRANT'] as const) {
      file.act(type, at(TODAY), { FILE: applicant, ACCEPT: clerk, GRANT: head }[type as never] ?? officer);
    }
    file.act('FILE', at(TODAY), applicant, { idx: 2 });
    return file;
  };
  const withdraw = (on = TODAY) => ({ type: 'WITHDRAW_CASE', on: day(on), note: '另行选址' }) as const;

  it('ends the open items only, planned ones too; what is decided stays decided', () => {
    const file = three();
    expect(file.command(withdraw(), at(TODAY), applicant)).toMatchObject({
      kind: 'WITHDRAW_CASE',
      effectiveOn: TODAY,
      touched: [2, 3],
      tally: { ended: 2, granted: 0, refused: 0, withdrawn: 2 },
      topics: ['case.changed', 'item.ended', 'notice.issued'],
      alarms: [],
    });
    expect(file.items.map(({ standing }) => standing)).toEqual(['granted', 'withdrawn', 'withdrawn']);
    expect(codeOf(file.command(withdraw(), at(TODAY), applicant))).toBe('CASE_CONCLUDED');
  });

  it.each([
    ['another applicant', { ...applicant, organId: 901 }, TODAY, 'FORBIDDEN'],
    ['the clerk', clerk, TODAY, 'FORBIDDEN'],
    ['tomorrow', applicant, '2026-09-11', 'DATE_IN_FUTURE'],
    ['yesterday', applicant, '2026-09-09', 'DATE_BACKDATED'],
  ] as const)('%s: %s', (_, who, on, code) => {
    const file = three();
    expect(codeOf(file.command(withdraw(on), at(TODAY), who))).toBe(code);
    expect(file.item(3).standing).toBe('planned');
  });
});

const CHANGED = 'case.changed';
const TOLD = 'notice.issued';
const ENDED = 'item.ended';

describe('what an act leaves', () => {
  it.each([
    ['GRANT', head, { ended: 1, granted: 1, refused: 0, withdrawn: 0 }, [CHANGED, 'result.in-force', TOLD]],
    ['REFUSE', head, { ended: 1, granted: 0, refused: 1, withdrawn: 0 }, [CHANGED, ENDED, TOLD]],
    ['WITHDRAW', applicant, { ended: 1, granted: 0, refused: 0, withdrawn: 1 }, [CHANGED, ENDED, TOLD]],
    ['TERMINATE', head, { ended: 1, granted: 0, refused: 0, withdrawn: 0 }, [CHANGED, ENDED, TOLD]],
    ['SEND_BACK', head, { ended: 0, granted: 0, refused: 0, withdrawn: 0 }, [CHANGED]],
  ] as const)('%s: its tally and topics', (type, who, tally, topics) => {
    expect(toReview().act(type, at(TODAY), who)).toMatchObject({ kind: type, tally, topics, touched: [1] });
  });

  it('a record counts as granted and enters the register; serving it ends nothing twice', () => {
    const file = new CaseInPlay([item({ definition: { nature: 'record-filing' } })]);
    file.act('FILE', at(TODAY), applicant);
    expect(file.act('RECORD', at(TODAY), clerk)).toMatchObject({
      tally: { ended: 1, granted: 1 },
      results: [{ code: 'A', number: 'A-2026-09-10', inForceOn: TODAY }],
    });
    expect(file.act('SERVE', at(TODAY), clerk)).toMatchObject({
      tally: { ended: 0, granted: 0 },
      results: [],
    });
  });

  it('a refused act leaves nothing, and every change carries the version that was read', () => {
    const file = toReview();
    const before = JSON.stringify(file.items);
    expect(codeOf(file.act('ACCEPT', at('2026-11-30'), clerk))).toBe('WRONG_STATE');
    expect(JSON.stringify(file.items)).toBe(before);
    expect(file.act('GRANT', at(TODAY), head)).toMatchObject({ changes: [{ idx: 1, version: 5 }] });
  });

  it('TIME is null when nothing happened', () => {
    expect(new CaseInPlay([item()]).time(at(TODAY))).toBeNull();
    expect(toReview().time(at(TODAY))).toBeNull();
  });

  it('facts and entries survive the journal: what is written is what is read', () => {
    const file = toReview();
    const outcome = file.act('GRANT', at(TODAY), head);
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
  });
});

describe('two items decided in any order', () => {
  const decided = (order: readonly number[]) => {
    const file = new CaseInPlay([item({ idx: 1, code: 'A' }), item({ idx: 2, code: 'B' })]);
    for (const idx of [1, 2]) {
      file.act('FILE', at(TODAY), applicant, { idx });
      for (const type of ['ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW'] as const) {
        file.act(type, at(TODAY), actor('officer', idx * 10), { idx });
      }
    }
    const ended = order.map((idx) => {
      const type = idx === 1 ? 'GRANT' : 'REFUSE';
      const outcome = file.act(type, at(TODAY), actor('head', idx * 10), {
        idx,
        with: content(type, file.item(idx)),
      });
      return outcome && 'tally' in outcome ? outcome.tally.ended : 0;
    });
    expect(ended).toEqual([1, 1]);
    return file.items;
  };
  it('stand the same', () => {
    expect(decided([1, 2])).toEqual(decided([2, 1]));
  });
});
