import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import { actor, at, day, item } from '../../../../../test/support/definitions.js';
import { replay } from '../replay.js';

const lead = actor('lead');
const SEEN = { ifSeq: 1, seq: 1 };
const SURVEY = { kind: 'survey' as const, items: ['A', 'B', 'C'], source: '滨州规定 14', demo: true };
const ON = '2026-09-21';
const officer = (idx: number) => actor('officer', idx * 10);

function threeDepartments(): CaseInPlay {
  const days = { filedOn: day('2026-09-17'), completeOn: day('2026-09-17'), acceptedOn: day('2026-09-18') };
  return new CaseInPlay(
    ['A', 'B', 'C'].map((code, n) =>
      item({
        ...{ code, idx: n + 1, standing: 'accepted', work: 'claimed' },
        facts: { ...days, claimedBy: officer(n + 1).personId },
      }),
    ),
  );
}
const convening = (more: object = {}) => ({
  ...{
    type: 'CONVENE_MEETING' as const,
    on: day(ON),
    meeting: 'm1',
    kind: 'survey' as const,
    day: day('2026-09-23'),
  },
  ...{ place: '厂区', items: [1, 2, 3], offered: [SURVEY], seen: SEEN, ...more },
});
const record = (attendance: { n: number; officers: string[] }[], on = '2026-09-23') => ({
  ...{
    type: 'RECORD_MEETING' as const,
    on: day(on),
    meeting: 'm1',
    attendance,
    minutes: '现场与图纸一致',
    seen: SEEN,
  },
});
const two = (n: number) => ({ n, officers: ['甲', '乙'] });

describe('联合踏勘', () => {
  it('is one act for all who are invited, told to each organ and to the applicant once', () => {
    const file = threeDepartments();
    expect(codeOf(file.command(convening(), at(ON), lead))).toBe('done');
    expect(file.notices.map(({ kind, organ_id }) => [kind, organ_id])).toEqual([
      ['visit-announced', 900],
      ['meeting-convened', 10],
      ['meeting-convened', 20],
      ['meeting-convened', 30],
    ]);
    expect(new Set(file.items.map(({ context }) => context.facts.meetings?.[0]?.id))).toEqual(
      new Set(['m1']),
    );
  });

  it.each([
    ['by the lead department', {}, actor('clerk'), 'FORBIDDEN'],
    ['of a kind that the guide offers', { kind: 'review' }, lead, 'NO_SUCH_SESSION'],
    ['for items that it names', { offered: [{ ...SURVEY, items: ['A', 'B'] }] }, lead, 'NOT_IN_SESSION'],
    ['for items of the case', { items: [1, 9] }, lead, 'NOT_OF_CASE'],
    ['for a day to come', { day: day('2026-09-20') }, lead, 'MEETING_DAY_PAST'],
    ['at the version that was seen', { seen: { ifSeq: 1, seq: 2 } }, lead, 'STALE'],
  ])('is convened %s, or not at all', (_, more, who, code) => {
    const file = threeDepartments();
    expect(codeOf(file.command(convening(more), at(ON), who))).toBe(code);
    expect(file.entries).toEqual([]);
  });

  it('行政许可法 34: on site a department comes with two officers, or is absent', () => {
    const file = threeDepartments();
    file.command(convening(), at(ON), lead);
    const alone = [two(1), { n: 2, officers: ['丙', '丙'] }];
    const then = at('2026-09-23');
    expect(file.command(record(alone), then, lead)).toMatchObject({
      code: 'TWO_OFFICERS',
      pointer: '/attendance/1/officers',
    });
    expect(codeOf(file.command(record([two(9)]), then, lead))).toBe('NOT_INVITED');
    expect(codeOf(file.command(record([two(1)], '2026-09-22'), at('2026-09-22'), lead))).toBe(
      'MEETING_AHEAD',
    );
    expect(codeOf(file.command(record([two(1), two(2)]), then, lead))).toBe('done');
    expect(codeOf(file.command(record([two(1)]), then, lead))).toBe('NO_MEETING_OPEN');
  });

  it('has nothing left to record where every item ended before its day', () => {
    const file = threeDepartments();
    file.command(convening({ items: [1] }), at(ON), lead);
    expect(codeOf(file.act('CONCLUDE_REVIEW', at(ON), officer(1), { idx: 1 }))).toBe('done');
    expect(codeOf(file.act('GRANT', at(ON), actor('head', 10), { idx: 1 }))).toBe('done');
    expect(codeOf(file.command(record([two(1)]), at('2026-09-23'), lead))).toBe('NO_MEETING_OPEN');
  });

  it('is heard department by department, and waited for by none: the absent one concludes alone', () => {
    const file = threeDepartments();
    file.command(convening(), at(ON), lead);
    file.command(record([two(1), two(2)]), at('2026-09-23'), lead);
    const opinion = (idx: number, who = officer(idx)) =>
      codeOf(file.act('GIVE_OPINION', at('2026-09-23'), who, { idx }));
    expect([opinion(1), opinion(1), opinion(2, officer(1)), opinion(3)]).toEqual([
      'done',
      'NO_MEETING_OPEN',
      'FORBIDDEN',
      'NO_MEETING_OPEN',
    ]);
    expect(codeOf(file.act('CONCLUDE_REVIEW', at('2026-09-23'), officer(3), { idx: 3 }))).toBe('done');
    expect(codeOf(file.act('CONCLUDE_REVIEW', at('2026-09-23'), officer(2), { idx: 2 }))).toBe('done');
    for (const planned of file.planned)
      expect(replay(planned, file.entries).context.facts).toEqual(file.item(planned.idx).context.facts);
  });
});
