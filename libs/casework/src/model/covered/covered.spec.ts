import { describe, expect, it } from '@jest/globals';
import type { AssessmentThere } from '#model/catalogue';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import { actor, at, day, item } from '../../../../../test/support/definitions.js';
import { itemLines } from '../material/lines.js';

const applicant = actor('applicant');
const clerk = actor('clerk');
const THERE: AssessmentThere = {
  publication: 7,
  content: {
    code: 'base-geology',
    name: { zh: '区域评估', en: 'Regional assessment' },
    subject: 'geology',
    bases: ['nanchuan'],
    document: '区评 3 号',
    issuer: '市自然资源局',
    from: day('2026-01-01'),
    until: day('2026-09-15'),
    conditions: [],
    covers: [{ item: 'A', lines: ['M1'] }],
    source: '演示',
    demo: true,
  },
};

/** Filed without the core line M1 on that day, the base having had it assessed until 15 September. */
function filedOn(on: string): { readonly file: CaseInPlay; readonly code: string | null } {
  const file = new CaseInPlay([item()]);
  file.assessments = [THERE];
  return { file, code: codeOf(file.act('FILE', at(on), applicant, { with: { handedIn: [] } })) };
}
const stateOf = (file: CaseInPlay) => itemLines(file.item(), []).find(({ line }) => line === 'M1')?.state;

describe('a line that an assessment of the base covers (区域评估)', () => {
  it.each([
    ['2026-09-15', 'done'],
    ['2026-09-16', 'CORE_PAPERS_MISSING'],
  ])('filed on %s, its last day being the 15th: %s', (on, code) => {
    expect(filedOn(on).code).toBe(code);
  });

  it('is told with its document, and asked of nobody: by no notice, and owed by none', () => {
    const { file } = filedOn('2026-09-15');
    expect(file.item().context.facts.covered).toMatchObject([
      { line: 'M1', assessment: 'base-geology', publication: 7, validUntil: '2026-09-15' },
    ]);
    expect(stateOf(file)).toBe('covered');
    const notice = { with: { lines: [{ line: 'M1' }] } };
    expect(codeOf(file.act('NOTICE_GAPS', at('2026-09-15'), clerk, notice))).toBe('OFF-LIST');
  });

  it('stays covered where the assessment lapses later', () => {
    const { file } = filedOn('2026-09-15');
    file.assessments = [];
    file.time(at('2026-09-17'));
    expect(codeOf(file.act('ACCEPT', at('2026-09-17'), clerk))).toBe('done');
    expect(stateOf(file)).toBe('covered');
  });
});
