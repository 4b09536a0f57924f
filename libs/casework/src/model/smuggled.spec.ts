import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, item, tie } from '../../../../test/support/definitions.js';

const clerk = actor('clerk');
const officer = actor('officer');
const head = actor('head');

function filed(): CaseInPlay {
  const file = new CaseInPlay([item({ definition: { ties: [tie({ to: ['Z'] })] } })]);
  file.act('FILE', at('2026-09-10'), actor('applicant'));
  return file;
}
function reviewed(): CaseInPlay {
  const file = filed();
  file.act('ACCEPT', at('2026-09-10'), clerk);
  file.act('CLAIM', at('2026-09-10'), officer);
  file.act('CONCLUDE_REVIEW', at('2026-09-10'), officer);
  file.act('PRIOR_RESULT', at('2026-09-10'), clerk, { with: { from: 'Z', result: null } });
  return file;
}

describe('a precondition smuggled in', () => {
  it.each([
    [
      'a notice of gaps that asks for another department’s result',
      'NOTICE_GAPS',
      { lines: [{ line: 'M4' }] },
      '/lines/0',
    ],
    [
      'a notice of gaps that asks for what is shared (716号 7–12)',
      'NOTICE_GAPS',
      { lines: [{ line: 'M1' }, { line: 'M3' }] },
      '/lines/1',
    ],
    ['a notice of gaps outside the version', 'NOTICE_GAPS', { lines: [{ line: 'M9' }] }, '/lines/0'],
  ] as const)('%s', (_, type, more, pointer) => {
    const file = filed();
    expect(file.act(type, at('2026-09-10'), clerk, { with: more })).toMatchObject({
      code: 'OFF-LIST',
      pointer,
    });
  });

  it.each([
    ['a refusal', 'REFUSE', { reasons: ['K9'] }],
    ['a pause', 'SUSPEND', { ground: 'waiting-for-A' }],
    ['a special procedure', 'START_SPECIAL', { ground: 'dispute' }],
    ['a termination', 'TERMINATE', { ground: 'waiting-for-A' }],
  ] as const)('%s on a ground outside the version', (_, type, more) => {
    const file = reviewed();
    const by = type === 'START_SPECIAL' ? officer : head;
    expect(file.act(type, at('2026-09-10'), by, { with: more })).toMatchObject({ code: 'OFF-LIST' });
  });

  it('a result of a sibling, entered by hand: it arrives by itself, from the decision alone', () => {
    const file = new CaseInPlay([
      item({ idx: 1, code: 'A' }),
      item({ idx: 2, code: 'B', siblings: ['A'], definition: { ties: [tie(), tie({ to: ['Z'] })] } }),
    ]);
    const said = { idx: 2, with: { from: 'A', result: null } };
    expect(codeOf(file.act('PRIOR_RESULT', at('2026-09-10'), clerk, said))).toBe('RESULT_ARRIVES_BY_ITSELF');
    expect(codeOf(file.act('PRIOR_RESULT', at('2026-09-10'), clerk, { idx: 2, with: { from: 'Z' } }))).toBe(
      'done',
    );
  });

  it('a result that no published tie names', () => {
    const named = filed().act('PRIOR_RESULT', at('2026-09-10'), clerk, { with: { from: 'Y' } });
    expect(named).toMatchObject({ code: 'OFF-LIST' });
    const free = new CaseInPlay([item()]);
    expect(codeOf(free.act('PRIOR_RESULT', at('2026-09-10'), clerk))).toBe('NO_SUCH_TIE');
  });
});
