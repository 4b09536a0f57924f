import { describe, expect, it } from '@jest/globals';
import { dueDate } from '#calendar';
import type { ClockKind } from '#model/catalogue';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, CALENDAR, day, item, tie } from '../../../../test/support/definitions.js';
import { dueOf } from './clocks.js';
import { overdueLadder } from './ladder.js';
import { replay } from './replay.js';

const applicant = actor('applicant');
const clerk = actor('clerk');
const officer = actor('officer');
const evidence = { evidence: '批复 7 号' };
const result = (number: string, on: string) => ({
  with: { ...evidence, from: 'Z', result: { number, organId: 9, inForceOn: day(on), fields: {} } },
});
const heard = (file: CaseInPlay, wanted: string) =>
  file.alerts.flatMap(({ kind, rung }) => (kind === wanted ? [rung] : []));
function arrives(file: CaseInPlay, number: string, on: string): void {
  expect(codeOf(file.act('PRIOR_RESULT', at(on), clerk, result(number, on)))).toBe('done');
}
function falls(file: CaseInPlay, number: string, on: string): void {
  const lost = { from: 'Z', number, how: 'revoked', since: day(on) };
  expect(codeOf(file.act('BASIS_LOST', at(on), actor('system'), { with: lost }))).toBe('done');
}

describe('a clock that begins again with another result rings anew', () => {
  it('sync: the first result fell after its day to decide was over', () => {
    const file = new CaseInPlay([item({ definition: { ties: [tie({ to: ['Z'] })] } })]);
    file.act('FILE', at('2026-09-01'), applicant);
    file.act('ACCEPT', at('2026-09-01'), clerk);
    file.act('CLAIM', at('2026-09-01'), officer);
    file.act('CONCLUDE_REVIEW', at('2026-09-01'), officer);
    arrives(file, 'Z-1', '2026-09-02');
    file.time(at('2026-09-04'));
    expect(heard(file, 'sync')).toEqual(['overdue']);
    falls(file, 'Z-1', '2026-09-04');
    arrives(file, 'Z-2', '2026-09-07');
    file.time(at('2026-09-08'));
    expect(heard(file, 'sync')).toEqual(['overdue']);
    file.time(at('2026-09-09'));
    file.time(at('2026-09-09', 23));
    expect(heard(file, 'sync')).toEqual(['overdue', '2/overdue']);
  });

  it('pre-acceptance, where no silence accepts: the result fell before the acceptance', () => {
    const ties = [tie({ to: ['Z'], binds: 'application' })];
    const file = new CaseInPlay([item({ definition: { nature: 'registration', ties } })]);
    file.act('FILE', at('2026-09-01'), applicant);
    arrives(file, 'Z-1', '2026-09-01');
    // five working days from the 1st end on the 8th
    file.time(at('2026-09-09'));
    expect(heard(file, 'pre-acceptance')).toEqual(['overdue']);
    falls(file, 'Z-1', '2026-09-09');
    arrives(file, 'Z-2', '2026-09-09');
    file.time(at('2026-09-16'));
    expect(heard(file, 'pre-acceptance')).toEqual(['overdue']);
    file.time(at('2026-09-17'));
    expect(heard(file, 'pre-acceptance')).toEqual(['overdue', '2/overdue']);
  });
});

describe('a clock that rang as over and was not over yet', () => {
  const SIGNED = '2026-03-02';
  /** Accepted on Monday 2 March: twenty working days end on the 30th. */
  function overdue(): CaseInPlay {
    const file = new CaseInPlay([item()]);
    file.act('FILE', at(SIGNED), applicant);
    file.act('ACCEPT', at(SIGNED), clerk);
    file.time(at('2026-03-31'));
    expect(heard(file, 'promise')).toEqual(['half', 'nearly', 'overdue']);
    return file;
  }
  function corrected(file: CaseInPlay, of: string, to: string, on: string): string | null {
    const entries = file.entries.map((entry, n) => ({ ...entry, seq: n + 1 }));
    const seq = entries.find(({ event }) => event.type === of)?.seq ?? 99;
    const history = { planned: file.planned[0]!, entries, calendars: file.calendars };
    const said = { type: 'CORRECT', idx: 1, seq, of, to: day(to), reason: '录入有误', history } as const;
    return codeOf(file.command(said, at(on), actor('lead')));
  }
  const overs = (file: CaseInPlay, kind: string) => heard(file, kind).filter((rung) => /over/.test(rung));

  it('a stop of before, entered late: the officer hears of the right day, the applicant too', () => {
    const file = overdue();
    file.act('CLAIM', at('2026-03-31'), officer);
    const late = { on: day('2026-03-27') };
    expect(codeOf(file.act('START_SPECIAL', at('2026-03-31'), officer, late))).toBe('done');
    expect(codeOf(file.act('END_SPECIAL', at('2026-04-01'), officer))).toBe('done');
    // three days stood, and 4 to 6 April are off
    file.time(at('2026-04-02', 23));
    expect(overs(file, 'promise')).toEqual(['overdue']);
    file.time(at('2026-04-03', 9));
    file.time(at('2026-04-07', 9));
    expect(overs(file, 'promise')).toEqual(['overdue', '2/overdue', '2/overdue+1']);
    expect(overs(file, 'statute')).toEqual(['overdue', '2/overdue', '2/overdue+1']);
    expect(heard(file, 'promise').filter((rung) => /half|nearly/.test(rung))).toEqual(['half', 'nearly']);
    expect(file.notices.filter(({ kind }) => kind === 'overdue-promise')).toMatchObject([
      { params: { due: '2026-03-30' } },
      { params: { due: '2026-04-02' } },
    ]);
    expect(replay(file.planned[0]!, file.entries).context.facts).toEqual(file.item().context.facts);
  });

  it('an extension of before, entered late, moves the statute alone', () => {
    const file = overdue();
    const late = { on: day('2026-03-30') };
    expect(codeOf(file.act('EXTEND', at('2026-03-31'), actor('head'), late))).toBe('done');
    file.time(at('2026-04-15'));
    const statute = dueOf(file.item().context, 'statute');
    expect(overs(file, 'statute')).toEqual(['overdue', '2/overdue']);
    expect([statute, overs(file, 'promise')]).toEqual([
      '2026-04-14',
      ['overdue', 'overdue+1', 'overdue+3', 'overdue+5'],
    ]);
  });

  it('a day put right to a later one: the right day does not pass in silence', () => {
    const file = overdue();
    expect(corrected(file, 'ACCEPT', '2026-03-09', '2026-03-31')).toBe('done');
    expect(dueOf(file.item().context, 'promise')).toBe('2026-04-07');
    file.time(at('2026-04-08', 8));
    expect(overs(file, 'promise')).toEqual(['overdue']);
    file.time(at('2026-04-08', 9));
    expect(overs(file, 'promise')).toEqual(['overdue', '2/overdue']);
    expect(replay(file.planned[0]!, file.entries).context.facts).toEqual(file.item().context.facts);
    // and once more: what rang of the second turn was too soon as well
    expect(corrected(file, 'ACCEPT', '2026-03-10', '2026-04-08')).toBe('done');
    file.time(at('2026-04-09', 9));
    expect(overs(file, 'promise')).toEqual(['overdue', '2/overdue', '3/overdue']);
  });

  it('a day put right to another on which it was over all the same rings no second time', () => {
    const file = overdue();
    file.time(at('2026-04-10'));
    const rang = overs(file, 'promise');
    expect(corrected(file, 'FILE', '2026-02-28', '2026-04-10')).toBe('done');
    file.time(at('2026-04-10', 23));
    expect(overs(file, 'promise')).toEqual(rang);
  });

  it('pre-acceptance: a notice of gaps of the last day, entered on the next; the limit after the supplement has rungs of its own', () => {
    const file = new CaseInPlay([item({ definition: { nature: 'registration' } })]);
    file.act('FILE', at(SIGNED), applicant);
    file.time(at('2026-03-10'));
    expect(heard(file, 'pre-acceptance')).toEqual(['overdue']);
    const late = { on: day('2026-03-09') };
    expect(codeOf(file.act('NOTICE_GAPS', at('2026-03-10'), clerk, late))).toBe('done');
    file.act('SUPPLY', at('2026-03-11'), applicant);
    file.time(at('2026-03-19'));
    expect(heard(file, 'pre-acceptance')).toEqual(['overdue', '2/overdue']);
  });
});

describe('whose delay a ladder is', () => {
  const span = { start: day('2026-09-10'), limit: { value: 3, unit: 'working_day' }, stops: [] } as const;
  const ladder = (kind: ClockKind) => {
    const clock = { kind, article: '', span, due: dueDate(CALENDAR, span) };
    return overdueLadder(CALENDAR, clock).map(({ name, light, level }) => `${name} ${light} ${level}`);
  };

  it.each(['supplement', 'reminder', 'asked', 'debt', 'rectification', 'hearing-request'] as const)(
    'the applicant’s own clock warns its organ, and nobody is escalated for it: %s',
    (kind) => {
      expect(ladder(kind)).toEqual(['overdue yellow officer']);
    },
  );

  it.each(['promise', 'statute', 'pre-acceptance', 'sync', 'delivery', 'order', 'hearing', 'joint'] as const)(
    'an organ’s goes up: %s',
    (kind) => {
      expect(ladder(kind)).toEqual([
        'overdue red officer',
        'overdue+1 red head',
        'overdue+3 red supervisor',
        'overdue+5 red supervisor',
      ]);
    },
  );
});
