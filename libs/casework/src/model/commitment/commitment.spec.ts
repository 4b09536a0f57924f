import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import { actor, at, definition, item } from '../../../../../test/support/definitions.js';
import { dueOf } from '../clocks.js';
import { barOf } from '../credit/bar.js';
import { commitmentExcluded } from './exclusions.js';

const applicant = actor('applicant');
const officer = actor('officer');
const reviewer = actor('reviewer');
const head = actor('head');
const RULE = { check: { value: 60, unit: 'working_day' as const }, basis: '国办发〔2020〕42号', demo: true };
const BAR = {
  id: 'b',
  ground: 'broken-commitment',
  items: null,
  from: '2026-01-01',
  until: null,
  document: '1 号',
} as never;

/** Filed on 10 September, and chosen to be decided on a commitment. */
function committed(): CaseInPlay {
  const file = new CaseInPlay([item({ definition: { commitment: RULE } })]);
  file.act('FILE', at('2026-09-10'), applicant);
  expect(codeOf(file.act('COMMIT', at('2026-09-10'), applicant))).toBe('done');
  return file;
}
/** Decided on it, and found broken and ordered to be put right within ten working days. */
function broken(): CaseInPlay {
  const file = committed();
  file.act('ACCEPT_AND_DECIDE', at('2026-09-10'), head, { with: { byCommitment: true, number: '准1' } });
  file.act('FOLLOW_UP', at('2026-09-14'), officer, { with: { kept: false } });
  expect(codeOf(file.act('ORDER_RECTIFICATION', at('2026-09-14'), officer))).toBe('done');
  return file;
}
/** Not put right in its time; its revocation is proposed on 30 September. */
function proposed(by = officer): CaseInPlay {
  const file = broken();
  file.act('CHECK_RECTIFICATION', at('2026-09-30'), officer, { with: { rectified: false } });
  expect(codeOf(file.act('PROPOSE_REVOCATION', at('2026-09-30'), by))).toBe('done');
  return file;
}

describe('what is decided on a commitment', () => {
  it.each([
    ['nothing that offers none', { commitment: null }, 'NO_COMMITMENT'],
    ['an item that guards nothing', { commitment: RULE }, null],
    ['energy alone', { commitment: RULE, marks: ['energy' as const] }, null],
    ['not safety', { commitment: RULE, marks: ['safety' as const] }, 'COMMITMENT_EXCLUDED'],
    ['not the environment', { commitment: RULE, marks: ['environment' as const] }, 'COMMITMENT_EXCLUDED'],
    [
      'unless its own rule says so',
      { commitment: { ...RULE, byRule: true as const }, marks: ['environment' as const] },
      null,
    ],
  ])('%s', (_, more, code) => {
    expect(commitmentExcluded(definition(more))?.code ?? null).toBe(code);
  });

  it('is the applicant’s choice, taken back until the decision', () => {
    const file = committed();
    expect(codeOf(file.act('COMMIT', at('2026-09-10'), applicant))).toBe('COMMITTED_ALREADY');
    expect(codeOf(file.act('WITHDRAW_COMMITMENT', at('2026-09-11'), applicant))).toBe('done');
    const decided = file.act('ACCEPT_AND_DECIDE', at('2026-09-11'), head, { with: { byCommitment: true } });
    expect(codeOf(decided)).toBe('COMMITMENT_NOT_CHOSEN');
    file.act('COMMIT', at('2026-09-11'), applicant);
    file.act('ACCEPT_AND_DECIDE', at('2026-09-11'), head, { with: { byCommitment: true } });
    expect(codeOf(file.act('WITHDRAW_COMMITMENT', at('2026-09-11'), applicant))).toBe('WRONG_STATE');
  });

  it('stands for the core papers that say so', () => {
    const [M1] = definition().materials;
    const file = new CaseInPlay([
      item({ definition: { commitment: RULE, materials: [{ ...M1!, commitment: true }] } }),
    ]);
    const said = { with: { handedIn: [] } };
    expect(codeOf(file.act('FILE', at('2026-09-10'), applicant, said))).toBe('CORE_PAPERS_MISSING');
    file.act('COMMIT', at('2026-09-10'), applicant);
    expect(codeOf(file.act('FILE', at('2026-09-10'), applicant, said))).toBe('done');
  });

  it('is not for whoever has broken one, before credit is repaired', () => {
    const file = committed();
    file.act('WITHDRAW_COMMITMENT', at('2026-09-10'), applicant);
    file.bars = [BAR];
    expect(codeOf(file.act('COMMIT', at('2026-09-10'), applicant))).toBe('COMMITMENT_CREDIT');
    expect(codeOf(file.act('ACCEPT_WITH_GAPS', at('2026-09-10'), actor('clerk')))).toBe('TOLERANCE_CREDIT');
    expect(codeOf(file.act('ACCEPT', at('2026-09-10'), actor('clerk')))).toBe('done');
  });
});

describe('bars', () => {
  const fraud = { ...(BAR as object), ground: 'fraud', items: ['A'], until: '2026-12-31' } as never;
  it.each([
    ['application', 'A', '2026-01-01', true],
    ['application', 'A', '2026-12-31', true],
    ['application', 'A', '2027-01-01', false],
    ['application', 'A', '2025-12-31', false],
    ['application', 'B', '2026-06-01', false],
    ['tolerance', 'A', '2026-06-01', true],
  ] as const)('%s for %s on %s', (scope, code, on, holds) => {
    expect(barOf([fraud], { scope, code, on: on as never }) !== undefined).toBe(holds);
  });
  it('of a broken commitment bar nobody from applying', () => {
    expect(barOf([BAR], { scope: 'application', code: 'A', on: '2026-06-01' as never })).toBeUndefined();
  });
});

describe('a commitment that was not kept', () => {
  it('is put right in its time: nothing is revoked', () => {
    const file = broken();
    expect(dueOf(file.item().context, 'rectification')).toBe('2026-09-28');
    const early = file.act('CHECK_RECTIFICATION', at('2026-09-28'), officer, { with: { rectified: false } });
    expect(codeOf(early)).toBe('STILL_IN_TIME');
    expect(codeOf(file.act('PROPOSE_REVOCATION', at('2026-09-28'), officer))).toBe('NOT_TO_BE_REVOKED');
    expect(codeOf(file.act('CHECK_RECTIFICATION', at('2026-09-28'), officer))).toBe('done');
    expect(codeOf(file.act('PROPOSE_REVOCATION', at('2026-10-15'), officer))).toBe('NOT_TO_BE_REVOKED');
  });

  it('gives five working days to ask for a hearing; nothing is decided meanwhile', () => {
    const file = proposed();
    // National Day lies between: the fifth working day after 30 September is 13 October, the 10th being a make-up day.
    expect(dueOf(file.item().context, 'hearing-request')).toBe('2026-10-13');
    expect(codeOf(file.act('DECIDE_REVOCATION', at('2026-10-13'), head))).toBe('HEARING_OPEN');
    expect(codeOf(file.copy().act('ANSWER_HEARING', at('2026-10-13', 23), applicant))).toBe('done');
    expect(codeOf(file.act('ANSWER_HEARING', at('2026-10-14', 0), applicant))).toBe('HEARING_TOO_LATE');
    expect(codeOf(file.act('DECIDE_REVOCATION', at('2026-10-14'), head))).toBe('done');
  });

  it('is decided after its record and by it, by nobody who proposed it, the chair being nobody who examined it', () => {
    const file = proposed();
    file.act('ANSWER_HEARING', at('2026-09-30'), applicant);
    expect(codeOf(file.act('DECIDE_REVOCATION', at('2026-10-20'), head))).toBe('HEARING_OPEN');
    const call = (day: string, on = '2026-10-08') =>
      codeOf(file.act('CALL_HEARING', at(on), officer, { with: { day } }));
    expect([call('2026-10-15'), call('2026-11-10')]).toEqual(['HEARING_NOTICE_SHORT', 'HEARING_OVER_LIMIT']);
    expect(call('2026-10-19')).toBe('done');
    expect(codeOf(file.act('HOLD_HEARING', at('2026-10-16'), reviewer))).toBe('HEARING_NOT_THE_DAY');
    expect(codeOf(file.act('HOLD_HEARING', at('2026-10-19'), officer))).toBe('HEARING_OWN_MATTER');
    expect(codeOf(file.act('HOLD_HEARING', at('2026-10-19'), reviewer))).toBe('done');
    const spares = file.act('DECIDE_REVOCATION', at('2026-10-20'), head, { with: { revoked: false } });
    expect(codeOf(spares)).toBe('AGAINST_THE_RECORD');
    const decided = file.act('DECIDE_REVOCATION', at('2026-10-20'), head);
    if (!decided || isRejection(decided)) throw new Error(codeOf(decided) ?? 'nothing');
    expect(decided.revoked).toEqual([{ idx: 1, code: 'A', number: '准1', on: '2026-10-20' }]);
    expect(decided.bars).toMatchObject([{ ground: 'broken-commitment', enterprise: 900, document: '准1' }]);
    expect(decided.topics).toContain('result.fallen');
    expect(decided.papers).toMatchObject([{ kind: 'revocation' }]);
  });

  it('is decided by nobody in whose place it was proposed, nor is the hearing held by whoever takes that place', () => {
    const file = proposed({ ...officer, personId: 'deputy', inPlaceOf: head.personId });
    file.act('ANSWER_HEARING', at('2026-09-30'), applicant);
    file.act('CALL_HEARING', at('2026-10-08'), officer, { with: { day: '2026-10-19' } });
    const chair = file.act('HOLD_HEARING', at('2026-10-19'), { ...reviewer, personId: head.personId });
    expect(codeOf(chair)).toBe('HEARING_OWN_MATTER');
    expect(codeOf(file.act('HOLD_HEARING', at('2026-10-19'), reviewer))).toBe('done');
    expect(codeOf(file.act('DECIDE_REVOCATION', at('2026-10-20'), head))).toBe('OWN_PROPOSAL');
    const another = file.act('DECIDE_REVOCATION', at('2026-10-20'), { ...head, personId: 'another' });
    expect(codeOf(another)).toBe('done');
  });

  it('is heard late where the organ let the days go by: what binds the organ takes no hearing away', () => {
    const file = proposed();
    file.act('ANSWER_HEARING', at('2026-09-30'), applicant);
    expect(dueOf(file.item().context, 'hearing')).toBe('2026-11-03');
    const call = (on: string, day: string) =>
      codeOf(file.act('CALL_HEARING', at(on), officer, { with: { day } }));
    // The last day on which seven working days still end within the twenty, and the first on which they do not.
    expect(call('2026-10-23', '2026-11-04')).toBe('HEARING_OVER_LIMIT');
    expect(call('2026-10-26', '2026-11-03')).toBe('HEARING_NOTICE_SHORT');
    expect(call('2026-10-26', '2026-11-04')).toBe('done');
    expect(codeOf(file.act('HOLD_HEARING', at('2026-11-04'), reviewer))).toBe('done');
    expect(file.alerts.filter(({ kind }) => kind === 'hearing')).toMatchObject([{ rung: 'overdue' }]);
    expect(codeOf(file.act('DECIDE_REVOCATION', at('2026-11-05'), head))).toBe('done');
  });

  it('stands where the record does not support the revocation: no result falls, nobody is barred', () => {
    const file = proposed();
    file.act('ANSWER_HEARING', at('2026-09-30'), applicant);
    file.act('CALL_HEARING', at('2026-10-08'), officer, { with: { day: '2026-10-19' } });
    file.act('HOLD_HEARING', at('2026-10-19'), reviewer, { with: { supports: false } });
    const decided = file.act('DECIDE_REVOCATION', at('2026-10-20'), head, { with: { revoked: false } });
    expect(codeOf(decided)).toBe('done');
    expect(decided).not.toHaveProperty('revoked');
    expect(decided).not.toHaveProperty('bars');
  });
});
