import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, type ItemSetting, item } from '../../../../test/support/definitions.js';
import { dueOf } from './clocks.js';

const clerk = actor('clerk');
const officer = actor('officer');
const head = actor('head');
const applicant = actor('applicant');
const supervisor = actor('supervisor');

function filed(on: string, setting: ItemSetting = {}): CaseInPlay {
  const file = new CaseInPlay([item(setting)]);
  file.act('FILE', at(on), applicant);
  return file;
}
const due = (file: CaseInPlay, kind: Parameters<typeof dueOf>[1]) => dueOf(file.item().context, kind);
const alertsOf = (file: CaseInPlay, wanted: string) =>
  file.alerts.flatMap(({ kind, rung, light }) => (kind === wanted ? [`${rung} ${light}`] : []));
const told = (file: CaseInPlay) => file.notices.map(({ audience, kind }) => `${audience} ${kind}`);

describe('tolerance acceptance (容缺受理, rules 4.12)', () => {
  const owing = () => {
    const file = filed('2026-09-10');
    file.act('ACCEPT_WITH_GAPS', at('2026-09-10'), clerk);
    file.act('CLAIM', at('2026-09-10'), officer);
    file.act('CONCLUDE_REVIEW', at('2026-09-11'), officer);
    return file;
  };

  it('accepts, starts the limits, and gives the debt a debtor and a day', () => {
    const file = owing();
    expect(file.item()).toMatchObject({ standing: 'accepted', work: 'concluded' });
    expect(file.item().context.facts.owed?.debts).toEqual([{ line: 'M2', debtor: 'applicant' }]);
    expect([due(file, 'debt'), due(file, 'promise')]).toEqual(['2026-09-17', '2026-10-14']);
  });

  it('holds up the decision, not the review, until it is paid; the statutory clock never stops for it', () => {
    const file = owing();
    expect(codeOf(file.act('GRANT', at('2026-09-14'), head))).toBe('DEBT_UNPAID');
    const statute = due(file, 'statute');
    file.act('SUPPLY', at('2026-09-15'), applicant);
    expect(due(file, 'statute')).toBe(statute);
    expect(file.item().standing).toBe('accepted');
    expect(codeOf(file.act('GRANT', at('2026-09-15'), head))).toBe('done');
  });

  it('warns in yellow when the applicant is late, and nobody is escalated for him', () => {
    const file = owing();
    file.time(at('2026-09-30'));
    expect(alertsOf(file, 'debt')).toEqual(['overdue yellow']);
  });

  it('is silent once paid', () => {
    const file = owing();
    file.act('SUPPLY', at('2026-09-16'), applicant);
    file.time(at('2026-09-30'));
    expect(alertsOf(file, 'debt')).toEqual([]);
  });

  it('ends with the item, and leaves no alarm behind', () => {
    const withdrawn = owing();
    withdrawn.act('WITHDRAW', at('2026-09-16'), applicant);
    expect(withdrawn.alarms).toEqual([]);
    const refused = owing();
    expect(codeOf(refused.act('REFUSE', at('2026-09-16'), head))).toBe('done');
    refused.time(at('2026-09-30'));
    expect(alertsOf(refused, 'debt')).toEqual([]);
  });

  it('takes a shared paper for the debt of its source, which no day of the applicant waits for', () => {
    const shared = { ...item().context.definition.materials[1]!, id: 'M2', core: false, shared: true };
    const file = filed('2026-09-10', {
      definition: { materials: [item().context.definition.materials[0]!, shared] },
    });
    file.act('ACCEPT_WITH_GAPS', at('2026-09-10'), clerk);
    expect(file.item().context.facts.owed?.debts).toEqual([{ line: 'M2', debtor: 'shared-source' }]);
    expect(due(file, 'debt')).toBeNull();
  });
});

describe('inform-and-commit (告知承诺)', () => {
  const committed = {
    commitment: { check: { value: 60, unit: 'working_day' as const }, basis: '令53号', demo: true },
  };

  it('decides on the spot on the commitment, and the later check has its own clock', () => {
    const file = filed('2026-09-10', { definition: committed });
    expect(
      codeOf(file.act('ACCEPT_AND_DECIDE', at('2026-09-10'), head, { with: { byCommitment: true } })),
    ).toBe('COMMITMENT_NOT_CHOSEN');
    file.act('COMMIT', at('2026-09-10'), applicant);
    const decided = file.act('ACCEPT_AND_DECIDE', at('2026-09-10'), head, { with: { byCommitment: true } });
    expect(isRejection(decided)).toBe(false);
    file.act('SERVE', at('2026-09-11'), clerk);
    expect(due(file, 'follow-up')).toBe('2026-12-09');
    file.time(at('2026-12-10'));
    expect(alertsOf(file, 'follow-up')).toEqual(['overdue red']);
    expect(codeOf(file.act('FOLLOW_UP', at('2026-12-10'), officer))).toBe('done');
    expect(codeOf(file.act('FOLLOW_UP', at('2026-12-10'), officer))).toBe('NO_FOLLOW_UP');
    file.time(at('2026-12-25'));
    expect(alertsOf(file, 'follow-up')).toEqual(['overdue red']);
  });
});

it('what was refused on a commitment has nothing to check later', () => {
  const check = { value: 60, unit: 'working_day' } as const;
  const commitment = { check, basis: '令53号', demo: true };
  const file = filed('2026-09-10', { definition: { commitment } });
  file.act('COMMIT', at('2026-09-10'), applicant);
  const refusal = { with: { byCommitment: true, outcome: 'refused', reasons: ['K1'] } };
  expect(codeOf(file.act('ACCEPT_AND_DECIDE', at('2026-09-10'), head, refusal))).toBe('done');
  expect([due(file, 'follow-up'), file.item().standing]).toEqual([null, 'refused']);
});

describe('reminder and supervision order (催办 督办)', () => {
  it('reminds once a working day, from whomever, and tells the organ each time', () => {
    const file = filed('2026-09-18');
    expect(codeOf(file.act('REMIND', at('2026-09-18'), applicant))).toBe('done');
    expect(codeOf(file.act('REMIND', at('2026-09-18'), supervisor))).toBe('REMINDED_TODAY');
    // Saturday works for nobody; Sunday the 20th is a make-up day.
    expect(codeOf(file.act('REMIND', at('2026-09-19'), applicant))).toBe('REMINDED_TODAY');
    expect(codeOf(file.act('REMIND', at('2026-09-20'), supervisor))).toBe('done');
    expect(told(file).filter((line) => line === 'organ reminded')).toHaveLength(2);
  });

  it('gives the question its own clock, escalates it, and tells supervision the answer', () => {
    const file = filed('2026-09-10');
    file.act('ORDER', at('2026-09-10'), supervisor);
    expect(due(file, 'order')).toBe('2026-09-15');
    expect(codeOf(file.act('ORDER', at('2026-09-11'), supervisor))).toBe('ORDER_OPEN');
    file.time(at('2026-09-17'));
    expect(alertsOf(file, 'order')).toEqual(['overdue red', 'overdue+1 red']);
    expect(codeOf(file.act('ANSWER_ORDER', at('2026-09-17'), head))).toBe('done');
    file.time(at('2026-09-30'));
    expect(alertsOf(file, 'order')).toEqual(['overdue red', 'overdue+1 red']);
    expect(told(file)).toEqual(expect.arrayContaining(['organ ordered', 'supervisor order-answered']));
  });

  it('ends with the item, which is then nobody’s to answer for; a decision ends no question', () => {
    const file = filed('2026-09-10');
    file.act('ORDER', at('2026-09-10'), supervisor);
    const decided = file.copy();
    file.act('WITHDRAW', at('2026-09-11'), applicant);
    expect(file.alarms).toEqual([]);
    for (const [type, who] of [
      ['ACCEPT', clerk],
      ['CLAIM', officer],
      ['CONCLUDE_REVIEW', officer],
      ['GRANT', head],
    ] as const)
      expect(codeOf(decided.act(type, at('2026-09-11'), who))).toBe('done');
    decided.time(at('2026-09-16'));
    expect(alertsOf(decided, 'order')).toEqual(['overdue red']);
  });

  it('rings for a second order what it rang for the first', () => {
    const file = filed('2026-09-10');
    file.act('ORDER', at('2026-09-10'), supervisor);
    file.time(at('2026-09-17'));
    file.act('ANSWER_ORDER', at('2026-09-17'), head);
    expect(codeOf(file.act('ORDER', at('2026-09-18'), supervisor))).toBe('done');
    file.time(at('2026-09-18'));
    expect(alertsOf(file, 'order')).toHaveLength(2);
    file.time(at('2026-09-24'));
    expect(alertsOf(file, 'order').slice(2)).toEqual(['2/overdue red', '2/overdue+1 red']);
    file.time(at('2026-09-24', 23));
    expect(alertsOf(file, 'order')).toHaveLength(4);
  });
});
