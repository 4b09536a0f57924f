import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, day, item } from '../../../../test/support/definitions.js';
import { digest, receiptOf } from '../../../../test/support/receipts.js';
import { dueOf } from './clocks.js';
import { measuresOf } from './measure.js';
import type { Outcome } from './outcome.js';
import { verifyReceipt } from './receipt/verify-receipt.js';
import { replay } from './replay.js';

const clerk = actor('clerk');
const lead = actor('lead');
const officer = actor('officer');
const head = actor('head');
const applicant = actor('applicant');

/** Paper received on Friday 18 September, entered as accepted on Monday 21. */
function late(): CaseInPlay {
  const file = new CaseInPlay([item()]);
  file.act('FILE', at('2026-09-17'), applicant);
  file.act('ACCEPT', at('2026-09-21'), clerk);
  file.act('CLAIM', at('2026-09-21'), officer);
  return file;
}
function correction(
  file: CaseInPlay,
  to: string,
  more: { of?: string; by?: typeof lead; on?: string; line?: number } = {},
) {
  const { of = 'ACCEPT', by = lead, on = '2026-09-23' } = more;
  const entries = file.entries.map((entry, n) => ({ ...entry, seq: n + 1 }));
  const seq = more.line ?? entries.find(({ event }) => event.type === of)?.seq ?? 99;
  const history = { planned: file.planned[0]!, entries, calendars: file.calendars };
  const said = {
    type: 'CORRECT',
    idx: 1,
    seq,
    of,
    to: day(to) as LocalDate,
    reason: '录入有误',
    history,
  } as const;
  return file.command(said, at(on), by);
}
const due = (file: CaseInPlay) => dueOf(file.item().context, 'promise');

describe('a day of the record is put right (更正)', () => {
  it('folds every date anew, deletes nothing, and tells the applicant', () => {
    const file = late();
    expect(due(file)).toBe('2026-10-26');
    const before = file.entries.length;
    expect(codeOf(correction(file, '2026-09-18'))).toBe('done');
    expect(file.item().context.facts).toMatchObject({
      acceptedOn: '2026-09-18',
      corrections: [{ of: 'ACCEPT', from: '2026-09-21', to: '2026-09-18', reason: '录入有误' }],
    });
    expect(due(file)).toBe('2026-10-22');
    expect(file.entries.slice(0, before).map(({ event }) => event.on)).toContain('2026-09-21');
    expect(file.notices.at(-1)).toMatchObject({
      audience: 'applicant',
      kind: 'record-corrected',
      legal: true,
    });
    expect(file.item()).toMatchObject({ standing: 'accepted', work: 'claimed' });
  });

  it('is still the fold of its entries, also after a second correction of the same one', () => {
    const file = late();
    correction(file, '2026-09-18');
    expect(codeOf(correction(file, '2026-09-20'))).toBe('done');
    file.act('CONCLUDE_REVIEW', at('2026-09-24'), officer);
    const folded = replay(file.planned[0]!, file.entries);
    expect(folded.context.facts).toEqual(file.item().context.facts);
    expect(folded.context.facts).toMatchObject({
      acceptedOn: '2026-09-20',
      corrections: [{ from: '2026-09-21' }, { from: '2026-09-18', to: '2026-09-20' }],
    });
  });

  it('takes a second person, with the right to it', () => {
    const file = late();
    expect(codeOf(correction(file, '2026-09-18', { by: clerk }))).toBe('OWN_RECORD');
    expect(codeOf(correction(file, '2026-09-18', { by: officer }))).toBe('FORBIDDEN');
    expect(codeOf(correction(file, '2026-09-18', { by: head }))).toBe('done');
  });

  it('also where it is said or was said in a place', () => {
    const file = late();
    const inPlace = { ...head, inPlaceOf: clerk.personId };
    expect(codeOf(correction(file, '2026-09-18', { by: inPlace }))).toBe('OWN_RECORD');
    file.act('CONCLUDE_REVIEW', at('2026-09-22'), {
      ...officer,
      personId: 'deputy',
      inPlaceOf: officer.personId,
    });
    const own = correction(file, '2026-09-21', {
      of: 'CONCLUDE_REVIEW',
      by: { ...head, personId: officer.personId },
    });
    expect(codeOf(own)).toBe('OWN_RECORD');
  });

  it.each([
    ['a day to come', '2026-09-24', {}, 'DATE_IN_FUTURE'],
    ['an acceptance before the papers were in', '2026-09-16', {}, 'CORRECTION_BREAKS'],
    [
      'a notice that would come too late',
      '2026-09-25',
      { of: 'NOTICE_GAPS', on: '2026-09-28' },
      'NO_SUCH_ENTRY',
    ],
    ['a decision, which others rest on', '2026-09-18', { of: 'GRANT' }, 'NO_SUCH_ENTRY'],
    ['an entry that is none', '2026-09-18', { of: 'SERVE' }, 'NO_SUCH_ENTRY'],
  ] as const)('refuses %s', (_, to, more, code) => {
    expect(codeOf(correction(late(), to, more))).toBe(code);
  });

  it('points at the line where the item has said nothing in it, and at the act where it said another', () => {
    const wrong = (more: object) => correction(late(), '2026-09-18', more);
    expect(wrong({ of: 'SERVE', line: 1 })).toMatchObject({ code: 'NO_SUCH_ENTRY', pointer: '/of' });
    expect(wrong({ of: 'FILE', line: 99 })).toMatchObject({ code: 'NO_SUCH_ENTRY', pointer: '/seq' });
  });

  it('refuses a day after what came next: the corrected journal could not have happened', () => {
    const file = new CaseInPlay([item()]);
    file.act('FILE', at('2026-09-17'), clerk);
    file.act('NOTICE_GAPS', at('2026-09-18'), lead);
    file.act('SUPPLY', at('2026-09-21'), applicant);
    const refused = correction(file, '2026-09-20', { of: 'FILE' });
    expect(refused).toMatchObject({
      code: 'CORRECTION_BREAKS',
      params: { event: 'NOTICE_GAPS', code: 'DATE_BEFORE_LAST' },
    });
    expect(codeOf(correction(file, '2026-09-18', { of: 'FILE' }))).toBe('done');
  });

  it('a stop that began earlier reaches its cap earlier, and does not outlast it', () => {
    const file = late();
    file.act('START_SPECIAL', at('2026-09-22'), officer);
    // ten working days from the 22nd, the days off of October between them
    file.time(at('2026-10-15'));
    expect(file.item().context.facts.stops).toMatchObject([{ capOn: '2026-10-13', to: '2026-10-13' }]);
    expect(codeOf(correction(file, '2026-09-21', { of: 'START_SPECIAL', on: '2026-10-15' }))).toBe('done');
    expect(file.item().context.facts.stops).toMatchObject([
      { from: '2026-09-21', capOn: '2026-10-12', to: '2026-10-12' },
    ]);
  });

  it('a rung that rang stays rung; one that the right day makes due rings at once', () => {
    const file = late();
    // half of 20 working days from the 21st: the 12th rings on 13 October; from the 18th: the 9th, on the 10th
    file.time(at('2026-10-10'));
    expect(file.alerts.filter(({ rung }) => rung === 'half')).toEqual([]);
    correction(file, '2026-09-18', { on: '2026-10-10' });
    file.time(at('2026-10-10'));
    expect(file.alerts.filter(({ rung }) => rung === 'half')).toHaveLength(1);
    file.time(at('2026-10-13'));
    expect(file.alerts.filter(({ rung }) => rung === 'half')).toHaveLength(1);
  });

  it.each([
    ['WITHDRAW', applicant],
    ['TERMINATE', head],
    ['NOT_NEEDED', officer],
  ] as const)('is put right of an item that is over as well, and measured anew: %s', (end, who) => {
    const file = new CaseInPlay([item()]);
    file.act('FILE', at('2026-09-17'), clerk);
    expect(codeOf(file.act(end, at('2026-09-21'), who))).toBe('done');
    const before = file.items;
    const { standing, work } = file.item();
    const outcome = correction(file, '2026-09-16', { of: 'FILE' });
    expect(codeOf(outcome)).toBe('done');
    expect(file.item()).toMatchObject({ standing, work, context: { facts: { filedOn: '2026-09-16' } } });
    const measured = measuresOf(before, outcome as Outcome, day('2026-09-17'));
    expect(measured).toMatchObject([{ filed_on: '2026-09-16', ended_on: '2026-09-21', outcome: standing }]);
    expect(replay(file.planned[0]!, file.entries).context.facts).toEqual(file.item().context.facts);
  });

  it('what came after hours came within them on the day that is right', () => {
    const promise = { value: 0, unit: 'same_day', source: '即办', demo: false } as const;
    const file = new CaseInPlay([item({ definition: { handling: 'immediate', promise } })]);
    file.act('FILE', at('2026-09-21', 19), clerk, { with: { afterHours: true } });
    expect(due(file)).toBe('2026-09-22');
    expect(codeOf(correction(file, '2026-09-18', { of: 'FILE', on: '2026-09-21' }))).toBe('done');
    expect(due(file)).toBe('2026-09-18');
    expect(codeOf(correction(file, '2026-09-21', { of: 'FILE', on: '2026-09-21' }))).toBe('done');
    expect(due(file)).toBe('2026-09-22');
  });

  describe('of an item that silence accepted (行政许可法 32(1)(四))', () => {
    /** Complete on Thursday 10 September and left lying: accepted as of that day once the 17th is over. */
    function deemed(): CaseInPlay {
      const file = new CaseInPlay([item()]);
      file.act('FILE', at('2026-09-10'), clerk);
      file.act('CLAIM', at('2026-09-18'), officer);
      return file;
    }

    it.each([
      ['an earlier', '2026-09-09'],
      ['a later', '2026-09-11'],
    ])('%s day of filing is that of the acceptance, too, and the receipt says why', (_, to) => {
      const file = deemed();
      expect(codeOf(correction(file, to, { of: 'FILE' }))).toBe('done');
      expect(file.item().standing).toBe('accepted');
      expect(file.item().context.facts).toMatchObject({ acceptedOn: to, acceptedBy: 'silence' });
      expect(replay(file.planned[0]!, file.entries).context.facts).toEqual(file.item().context.facts);
      const receipt = receiptOf(file.item());
      const promise = receipt.clocks.find(({ kind }) => kind === 'promise');
      expect(promise).toMatchObject({
        start: { event: 'acceptance', on: to },
        changes: [{ cause: 'correction', start: { was: '2026-09-10', is: to } }],
      });
      expect(verifyReceipt(receipt, digest).verdict).toBe('right');
    });

    it('a later day of the supplement is that of the acceptance, too', () => {
      const file = new CaseInPlay([item()]);
      file.act('FILE', at('2026-09-10'), applicant);
      file.act('NOTICE_GAPS', at('2026-09-11'), clerk);
      file.act('SUPPLY', at('2026-09-14'), clerk);
      file.act('CLAIM', at('2026-09-28'), officer);
      expect(codeOf(correction(file, '2026-09-16', { of: 'SUPPLY', on: '2026-09-28' }))).toBe('done');
      expect(file.item().context.facts).toMatchObject({ completeOn: '2026-09-16', acceptedOn: '2026-09-16' });
    });

    it('is refused while the silence would not have lasted yet', () => {
      // from the 16th the five working days end on the 22nd: the 20th is a make-up day
      const to = '2026-09-16';
      const file = deemed();
      file.act('RELEASE', at('2026-09-18'), officer);
      expect(correction(file, to, { of: 'FILE', on: '2026-09-22' })).toMatchObject({
        code: 'CORRECTION_BREAKS',
        params: { event: 'DEEM_ACCEPTED', code: 'STILL_IN_TIME' },
      });
      expect(codeOf(correction(file, to, { of: 'FILE', on: '2026-09-23' }))).toBe('done');
    });
  });
});
