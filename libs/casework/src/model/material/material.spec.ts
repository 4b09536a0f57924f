import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ItemDefinition } from '#model/catalogue';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import { actor, at, day, definition, item } from '../../../../../test/support/definitions.js';
import { allowedActions } from '../item.js';
import { replay } from '../replay.js';
import { filesFor, strangeFile } from './application-files.js';
import type { LineFile } from './events.js';
import { filesOf, judgementOf, unfitLines } from './facts.js';
import { itemLines, papersOfCase } from './lines.js';

const applicant = actor('applicant');
const officer = actor('officer', 10);
const clerk = actor('clerk');
const file = (line: string, name: string, more: Partial<LineFile> = {}): LineFile => ({
  ...{ line, file: name, version: 1, sha256: name.repeat(4), trust: 'C' },
  ...more,
});
const reply = { value: 5, unit: 'working_day' };

/** An item whose two papers come in with a file each. Thursday 2026-09-17. */
function setUp(
  more: Partial<ItemDefinition> = {},
  files: readonly LineFile[] = [file('M1', 'a'), file('M2', 'b')],
) {
  const play = new CaseInPlay([item({ code: 'A', definition: more })]);
  const filed = { with: { handedIn: ['M1', 'M2'], files } };
  expect(codeOf(play.act('FILE', at('2026-09-17'), applicant, filed))).toBe('done');
  return play;
}
const facts = (play: CaseInPlay) => play.item().context.facts;
/** Who judges, and when: an officer of the deciding organ on the next day unless told. */
const judge = (play: CaseInPlay, line: string, more: object, { who = officer, on = '2026-09-18' } = {}) =>
  codeOf(play.act('JUDGE_LINE', at(on), who, { with: { line, ...more } }));

describe('files that fill lines', () => {
  it('stand in the event and in the facts, ids and hashes only', () => {
    const play = setUp();
    expect(facts(play).files).toEqual([file('M1', 'a'), file('M2', 'b')]);
    expect(play.entries[0]?.event).toMatchObject({ type: 'FILE', files: [{ line: 'M1' }, { line: 'M2' }] });
  });

  it.each([
    ['of a line that is not handed in', [file('M9', 'a')]],
    ['named twice for one line', [file('M1', 'a'), file('M1', 'a')]],
  ])('%s are refused', (_, files) => {
    const play = new CaseInPlay([item({ code: 'A' })]);
    const filed = { with: { handedIn: ['M1', 'M2'], files } };
    expect(codeOf(play.act('FILE', at('2026-09-17'), applicant, filed))).toBe('FILE_OF_NO_LINE');
  });

  it('may be several for one line, and one for several lines', () => {
    const play = setUp({}, [file('M1', 'a'), file('M1', 'b'), file('M2', 'a')]);
    expect(filesOf(facts(play), 'M1').map((each) => each.file)).toEqual(['a', 'b']);
    expect(filesOf(facts(play), 'M2').map((each) => each.file)).toEqual(['a']);
  });

  it('are not needed: paper at the window fills a line as before', () => {
    const play = setUp({}, []);
    expect(facts(play)).not.toHaveProperty('files');
    expect(judge(play, 'M1', { verdict: 'fit' })).toBe('done');
  });
});

describe('a line is judged by the department that reads it', () => {
  it('fit, or unfit with a reason, over the files it looked at', () => {
    const play = setUp();
    expect(judge(play, 'M1', { verdict: 'fit', files: [file('M1', 'a')] })).toBe('done');
    const unfit = { verdict: 'unfit', reason: '印章模糊', files: [file('M2', 'b')] };
    expect(judge(play, 'M2', unfit)).toBe('done');
    expect(judgementOf(facts(play), 'M1')).toMatchObject({
      verdict: 'fit',
      on: '2026-09-18',
      by: officer.personId,
    });
    expect(unfitLines(facts(play))).toEqual([{ line: 'M2', reason: '印章模糊' }]);
    expect(play.item()).toMatchObject({ standing: 'filed', work: 'unclaimed' });
    expect(replay(play.planned[0]!, play.entries).context.facts).toEqual(facts(play));
  });

  it.each([
    ['not on the list', 'M9', { verdict: 'fit' }, 'OFF-LIST'],
    ['not handed in', 'M4', { verdict: 'fit' }, 'LINE_NOT_IN'],
    ['without the files it has', 'M1', { verdict: 'fit' }, 'OTHER_FILES'],
    [
      'over another version',
      'M1',
      { verdict: 'fit', files: [file('M1', 'a', { version: 2 })] },
      'OTHER_FILES',
    ],
    [
      'over one file named twice',
      'M1',
      { verdict: 'fit', files: [file('M1', 'a'), file('M1', 'a')] },
      'OTHER_FILES',
    ],
    ['without a reason', 'M1', { verdict: 'unfit', files: [file('M1', 'a')] }, 'UNFIT_WITHOUT_REASON'],
    [
      'for a blank',
      'M1',
      { verdict: 'unfit', reason: '  ', files: [file('M1', 'a')] },
      'UNFIT_WITHOUT_REASON',
    ],
  ])('%s is refused', (_, line, more, code) => expect(judge(setUp(), line, more)).toBe(code));

  it('by its own people alone, and never before it is filed', () => {
    const play = setUp();
    const fit = { verdict: 'fit', files: [file('M1', 'a')] };
    for (const who of [applicant, clerk, actor('officer', 20)])
      expect(judge(play, 'M1', fit, { who })).toBe('FORBIDDEN');
    const subject = { organId: 10, parkId: 1, applicantOrgan: 900 };
    const offered = (of: CaseInPlay) => allowedActions(of.item(), officer, subject, day('2026-09-18'));
    expect(offered(play)).toContain('JUDGE_LINE');
    expect(offered(new CaseInPlay([item({ code: 'A' })]))).not.toContain('JUDGE_LINE');
  });

  it('bars nothing: what is unfit is for the notice of gaps to say', () => {
    const play = setUp();
    judge(play, 'M2', { verdict: 'unfit', reason: '印章模糊', files: [file('M2', 'b')] });
    expect(codeOf(play.act('ACCEPT', at('2026-09-18'), clerk))).toBe('done');
  });

  it('and anew once it is handed in again, with the old word kept', () => {
    const play = setUp();
    const unfit = { verdict: 'unfit', reason: '印章模糊', files: [file('M2', 'b')] };
    judge(play, 'M2', unfit);
    judge(play, 'M1', { verdict: 'fit', files: [file('M1', 'a')] });
    const gaps = { with: { lines: [{ line: 'M2', note: '印章模糊' }], reply } };
    expect(codeOf(play.act('NOTICE_GAPS', at('2026-09-18'), clerk, gaps))).toBe('done');
    expect(judge(play, 'M2', unfit)).toBe('LINE_NOT_IN');
    const newer = file('M2', 'b', { version: 2, sha256: 'c' });
    const supply = { with: { lines: ['M2'], files: [newer] } };
    expect(codeOf(play.act('SUPPLY', at('2026-09-21'), applicant, supply))).toBe('done');
    expect(facts(play).files).toEqual([file('M1', 'a'), newer]);
    expect(unfitLines(facts(play))).toEqual([]);
    expect(judgementOf(facts(play), 'M2')).toBeNull();
    expect(judgementOf(facts(play), 'M1')?.verdict).toBe('fit');
    expect(judge(play, 'M2', unfit, { on: '2026-09-21' })).toBe('OTHER_FILES');
    expect(judge(play, 'M2', { verdict: 'fit', files: [newer] }, { on: '2026-09-21' })).toBe('done');
    expect(facts(play).judged).toMatchObject([
      { line: 'M2', verdict: 'unfit', replacedOn: '2026-09-21', files: [{ version: 1 }] },
      { line: 'M1', verdict: 'fit' },
      { line: 'M2', verdict: 'fit', files: [{ version: 2 }] },
    ]);
    expect(replay(play.planned[0]!, play.entries).context.facts).toEqual(facts(play));
  });

  it('fit only as far as its files are trusted, where the line asks for it', () => {
    const materials = definition().materials.map((line) =>
      line.id === 'M2' ? { ...line, trust: 'B' as const } : line,
    );
    const play = setUp({ materials });
    const seen = (trust: 'A' | 'B' | 'C') => ({ verdict: 'fit', files: [file('M2', 'b', { trust })] });
    expect(judge(play, 'M2', seen('C'))).toBe('TRUST_TOO_LOW');
    // The window has seen the original since.
    expect(judge(play, 'M2', seen('B'))).toBe('done');
    expect(judge(play, 'M2', seen('A'))).toBe('done');
  });

  it('its facts grow with what is handed in, not with how often it is judged', () => {
    const play = setUp({}, []);
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), (words) => {
        for (const fit of words)
          judge(play, 'M1', fit ? { verdict: 'fit' } : { verdict: 'unfit', reason: '不清晰' });
        expect(facts(play).judged).toHaveLength(1);
        expect(unfitLines(facts(play))).toHaveLength(words.at(-1) ? 0 : 1);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the lines of an item', () => {
  const states = (play: CaseInPlay, register: Parameters<typeof itemLines>[1] = []) =>
    Object.fromEntries(itemLines(play.item(), register).map(({ line, state }) => [line, state]));

  it('say who brings each, and whether it is in', () => {
    expect(states(new CaseInPlay([item({ code: 'A' })]))).toEqual({
      M1: 'asked',
      M2: 'open',
      M3: 'shared',
      M4: 'awaited',
    });
    const play = setUp();
    expect(states(play)).toEqual({ M1: 'handed-in', M2: 'handed-in', M3: 'shared', M4: 'awaited' });
    play.act('NOTICE_GAPS', at('2026-09-18'), clerk, { with: { lines: [{ line: 'M2' }], reply } });
    expect(states(play)['M2']).toBe('asked');
  });

  it('are filled by a result in force in the project, of whichever case, with trust A', () => {
    const result = { code: 'Z', number: 'Z-1', organId: 77, inForceOn: day('2026-01-05'), fields: {} };
    const [, , , line] = itemLines(setUp().item(), [result]);
    expect(line).toMatchObject({
      line: 'M4',
      state: 'filled',
      filledBy: { from: 'Z', number: 'Z-1', trust: 'A' },
    });
  });
});

describe('one paper of several items', () => {
  const reads = (code: string, line: string) => ({
    ...definition({ code }),
    materials: [{ ...definition().materials[0]!, id: line, document: 'drawings' }],
  });
  const offered = [reads('A', 'M1'), reads('B', 'M7')].map((each) => ({ definition: each }));
  const drawing = { document: 'drawings', ...file('', 'd') };
  const { line: _, ...named } = drawing;

  it('fills the line of each that has it handed in', () => {
    expect(offered.map((each) => filesFor(each.definition, ['M1', 'M7'], [named]))).toEqual([
      [file('M1', 'd')],
      [file('M7', 'd')],
    ]);
    expect(filesFor(offered[0]!.definition, [], [named])).toEqual([]);
  });

  it('is refused where nobody has it handed in, or where it is named twice', () => {
    const items = [
      { code: 'A', handedIn: [] },
      { code: 'B', handedIn: ['M7'] },
    ];
    expect(strangeFile({ items, files: [named] }, offered)).toBeNull();
    expect(strangeFile({ items, files: [named, named] }, offered)).toMatchObject({ pointer: '/files/1' });
    const other = { ...named, document: 'licence' };
    expect(strangeFile({ items, files: [named, other] }, offered)).toMatchObject({
      ...{ code: 'FILE_OF_NO_LINE', pointer: '/files/1' },
    });
  });

  it('is asked for once', () => {
    const lines = offered.flatMap(({ definition: each }) =>
      itemLines(item({ code: each.code, definition: each }), []),
    );
    const papers = papersOfCase(lines, () => 'drawings');
    expect(papers).toMatchObject([
      { document: 'drawings', asked: true, lines: [{ line: 'M1' }, { line: 'M7' }] },
    ]);
  });
});
