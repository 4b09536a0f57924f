import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, day, item, tie } from '../../../../test/support/definitions.js';

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
