import { describe, expect, it } from '@jest/globals';
import type { RuledOut } from '#model/routing';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import {
  actor,
  at,
  day,
  definition,
  type ItemSetting,
  item,
  tie,
} from '../../../../../test/support/definitions.js';
import { dueOf } from '../clocks.js';
import { heldBySibling } from '../held.js';
import { turnOf } from '../item.js';
import { owable } from '../obligations.js';
import { plannedRow } from '../opened-item.js';
import { projectionOf } from '../projection.js';
import { plannedItem, replay } from '../replay.js';

const applicant = actor('applicant');
const clerk = actor('clerk');
const officer = actor('officer', 10);
const FOREST = { condition: '涉及林地' };
const ROW = { table: 'needs-land', version: 3, row: 'R8', source: '森林法 37', demo: false };
const ruled = (...codes: string[]): RuledOut[] => codes.map((of) => ({ of, because: [ROW] }));
const FILED = '2026-09-10';

/** B alone, which a statute ties to A where forest land is used; `ruledOut` is what tables say that the project does not need. */
function filed(ties = [tie(FOREST)], setting: ItemSetting = { ruledOut: ruled('A') }): CaseInPlay {
  const file = new CaseInPlay([item({ code: 'B', ...setting, definition: { ties, ...setting.definition } })]);
  file.act('FILE', at(FILED), applicant);
  return file;
}
const on = (date = FILED) => at(date);
const accept = (file: CaseInPlay, date?: string) => codeOf(file.act('ACCEPT', on(date), clerk));
function reviewed(file: CaseInPlay, said: object = {}): CaseInPlay {
  accept(file);
  file.act('CLAIM', on(), officer);
  expect(codeOf(file.act('CONCLUDE_REVIEW', on(), officer, { with: said }))).toBe('done');
  return file;
}
const grant = (file: CaseInPlay, date = FILED) => codeOf(file.act('GRANT', on(date), actor('head', 10)));
const judge = (file: CaseInPlay, date: string, ruledOut: RuledOut[] = []) =>
  file.command({ type: 'JUDGE_TIES', idx: [1], version: 2, ruledOut }, at(date), actor('system'));
const tieOf = (file: CaseInPlay) => file.item().context.facts.ties[0];

describe('a tie under a condition that the tables rule out when the item is planned', () => {
  it('binds nothing from the first day, and says by which row', () => {
    const file = reviewed(filed());
    expect(tieOf(file)).toEqual({
      ...{ to: ['A'], binds: 'decision', article: '城乡规划法 38', condition: '涉及林地', within: [] },
      ...{ state: 'not-needed', notNeeded: [{ of: 'A', article: '森林法 37', because: [ROW] }] },
    });
    expect(projectionOf(file.item()).awaits).toEqual([]);
    expect(turnOf(file.item())).toBe('organ');
    expect(dueOf(file.item().context, 'sync')).toBeNull();
    expect(heldBySibling(file.item(), day(FILED))).toBeNull();
    expect(grant(file)).toBe('done');
  });

  it('begins the limit for acceptance with the papers, as if there were no tie', () => {
    const barred = { ...FOREST, binds: 'application' as const };
    const file = filed([tie(barred)]);
    expect(dueOf(file.item().context, 'pre-acceptance')).toBe(
      dueOf(filed([]).item().context, 'pre-acceptance'),
    );
    expect(accept(file)).toBe('done');
    expect(accept(filed([tie(barred)], {}))).toBe('TIE_BARS_ACCEPTANCE');
  });

  it.each<[string, ItemSetting, Parameters<typeof tie>[0]]>([
    ['where the law asks under no condition', { ruledOut: ruled('A') }, {}],
    ['where no table rules it out', {}, FOREST],
    ['where another item is ruled out', { ruledOut: ruled('C') }, FOREST],
    ['where the case itself applies for it', { ruledOut: ruled('A'), siblings: ['A'] }, FOREST],
    ['where one alternative is left', { ruledOut: ruled('A') }, { ...FOREST, to: ['A', 'C'] }],
    [
      'where one alternative is applied for',
      { ruledOut: ruled('A', 'C'), siblings: ['C'] },
      { ...FOREST, to: ['A', 'C'] },
    ],
  ])('binds %s', (_, setting, published) => {
    const file = reviewed(filed([tie(published)], setting));
    expect(tieOf(file)?.state).toBe('open');
    expect(grant(file)).toBe('TIE_DELAYS_DECISION');
  });

  it('is over where every alternative is ruled out', () => {
    expect(grant(reviewed(filed([tie({ ...FOREST, to: ['A', 'C'] })], { ruledOut: ruled('A', 'C') })))).toBe(
      'done',
    );
  });

  it('folds from its plan, which keeps what the tables said: no table is read again', () => {
    const file = reviewed(filed());
    const row = plannedRow(file.planned[0]!);
    expect(row.ruledOut).toEqual(ruled('A'));
    const { definition: published, waitsAs, calendar } = file.planned[0]!.context;
    const plan = { ...row, organId: 10, itemVersion: 1, siblings: ['B'] };
    const again = plannedItem(plan, { definition: published, waitsAs, calendar });
    expect(replay(again, file.entries).context.facts).toEqual(file.item().context.facts);
    const { ruledOut: _, ...bare } = plan;
    expect(plannedItem(bare, { definition: published, waitsAs, calendar }).context.facts.ties[0]?.state).toBe(
      'open',
    );
    expect(plannedRow(filed([tie(FOREST)], {}).planned[0]!)).not.toHaveProperty('ruledOut');
  });

  it('lets nobody owe what its result would have brought: it would never be paid', () => {
    const published = definition({ ties: [tie({ ...FOREST, to: ['Z'] })] });
    const owed = (ruledOut: RuledOut[]) =>
      owable(published, item({ definition: { ties: published.ties }, ruledOut }).context.facts);
    expect(owed([])).toContain('M4');
    expect(owed(ruled('Z'))).not.toContain('M4');
  });
});

describe('another version of the item', () => {
  const adopt = (file: CaseInPlay, ties: ReturnType<typeof tie>[], ruledOut: RuledOut[]) => {
    const made = definition({ ...file.item().context.definition, ties });
    file.definitions.set(2, made);
    const adopted = { id: 2, version: 2, definition: made, filedBefore: null, paper: '公告', basis: '9' };
    const command = { type: 'ADOPT_VERSION', idx: [1], adopted: { ...adopted, ruledOut } } as const;
    file.command(command, on('2026-09-11'), actor('system'));
    const folded = replay(file.planned[0]!, file.entries, file.calendars, file.definitions);
    expect(folded.context.facts).toEqual(file.item().context.facts);
    return tieOf(file);
  };

  it.each([
    [
      'whose condition the tables rule out ends an open tie',
      filed([tie(FOREST)], {}),
      [tie(FOREST)],
      'not-needed',
    ],
    ['that asks under a condition now, too', filed([tie()], {}), [tie(FOREST)], 'not-needed'],
    ['that asks under no condition binds', filed(), [tie()], 'open'],
  ])('%s', (_, file, ties, state) => {
    expect(adopt(file, ties, ruled('A'))?.state).toBe(state);
  });

  it('leaves an application accepted that was: then its decision waits', () => {
    const barred = tie({ ...FOREST, binds: 'application' });
    const file = reviewed(filed([barred]));
    const before = dueOf(file.item().context, 'pre-acceptance');
    expect(adopt(file, [barred], [])).toMatchObject({ state: 'open', delaysDecision: true });
    expect(dueOf(file.item().context, 'pre-acceptance')).toBe(before);
    expect(file.act('GRANT', at('2026-09-11'), actor('head', 10))).toMatchObject({
      code: 'TIE_DELAYS_DECISION',
      params: { codes: 'A', article: '城乡规划法 38' },
    });
  });

  it('binds where tables rule it out no longer, and keeps the word of an organ', () => {
    expect(adopt(filed(), [tie(FOREST)], [])?.state).toBe('open');
    const said = filed([tie(FOREST)], {});
    const word = { from: 'A', result: null, notNeeded: '行政许可法 32' };
    said.act('CLAIM', on(), officer);
    said.act('PRIOR_RESULT', on(), officer, { with: { ...word, evidence: '林地查询件' } });
    expect(adopt(said, [tie(FOREST)], [])).toMatchObject({ state: 'not-needed', arrivedOn: FILED });
  });
});

describe('facts of the project that change', () => {
  it('end the wait, start the sync clock of a concluded review, and tell applicant and organ', () => {
    const file = reviewed(filed([tie(FOREST)], {}));
    expect(judge(file, '2026-09-17', ruled('A'))).toMatchObject({ kind: 'JUDGE_TIES', touched: [1] });
    expect(tieOf(file)).toMatchObject({ state: 'not-needed', arrivedOn: '2026-09-17' });
    expect(file.notices.filter(({ kind }) => kind === 'tie-ruled-out')).toMatchObject([
      { audience: 'applicant', params: { codes: 'A', source: '森林法 37', version: 2 } },
      { audience: 'organ' },
    ]);
    expect(dueOf(file.item().context, 'sync')).toBe('2026-09-18');
    expect(judge(file, '2026-09-17', ruled('A'))).toBeNull();
    const early = { on: day('2026-09-16') };
    expect(codeOf(file.act('GRANT', at('2026-09-17'), actor('head', 10), early))).toBe('TIE_DELAYS_DECISION');
    expect(grant(file, '2026-09-17')).toBe('done');
    expect(replay(file.planned[0]!, file.entries).context.facts).toEqual(file.item().context.facts);
  });

  it('bind again what is not decided, and nothing that is', () => {
    const file = reviewed(filed());
    const decided = file.copy();
    expect(grant(decided)).toBe('done');
    expect(judge(decided, '2026-09-14')).toBeNull();
    judge(file, '2026-09-14');
    expect(tieOf(file)).toMatchObject({ state: 'open' });
    expect(tieOf(file)).not.toHaveProperty('notNeeded');
    expect(file.notices.at(-1)).toMatchObject({ kind: 'tie-binds', params: { codes: 'A' } });
    expect(grant(file, '2026-09-14')).toBe('TIE_DELAYS_DECISION');
    expect(turnOf(file.item())).toBe('prior-department');
    expect(heldBySibling(file.item(), day('2026-09-14'))).toBeNull();
    judge(file, '2026-09-15', ruled('A'));
    expect(grant(file, '2026-09-15')).toBe('done');
  });

  it('begin the sync clock anew each time, and its rungs with it', () => {
    const file = reviewed(filed([tie(FOREST)], {}));
    judge(file, '2026-09-14', ruled('A'));
    file.time(at('2026-09-17'));
    judge(file, '2026-09-17');
    expect(dueOf(file.item().context, 'sync')).toBeNull();
    judge(file, '2026-09-21', ruled('A'));
    file.time(at('2026-09-23'));
    const rungs = ['overdue', 'overdue+1', '2/overdue'];
    expect(file.item().context.facts.rang.sync).toEqual(rungs);
    expect(file.alerts.filter(({ kind }) => kind === 'sync').map(({ rung }) => rung)).toEqual(
      expect.arrayContaining(['2/overdue']),
    );
  });

  it('leave an application accepted that was: then its decision waits', () => {
    const file = reviewed(filed([tie({ ...FOREST, binds: 'application' })]));
    const before = dueOf(file.item().context, 'pre-acceptance');
    judge(file, '2026-09-14');
    expect(file.item().standing).toBe('accepted');
    expect(dueOf(file.item().context, 'pre-acceptance')).toBe(before);
    expect(grant(file, '2026-09-14')).toBe('TIE_DELAYS_DECISION');
    expect(turnOf(file.item())).toBe('prior-department');
    const arrives = { number: '1', organId: 1, inForceOn: day('2026-09-15'), fields: {} };
    const said = { from: 'A', result: arrives, evidence: '省平台' };
    expect(codeOf(file.act('PRIOR_RESULT', at('2026-09-15'), clerk, { with: said }))).toBe('done');
    expect(grant(file, '2026-09-15')).toBe('done');
    expect(replay(file.planned[0]!, file.entries).context.facts).toEqual(file.item().context.facts);
  });

  it('take up again a review that had assumed something of the result', () => {
    const file = reviewed(filed([tie(FOREST)], {}), { assumed: { 'A.area': '100' } });
    judge(file, '2026-09-14', ruled('A'));
    expect(file.item()).toMatchObject({ standing: 'accepted', work: 'reviewing' });
  });

  it('touch neither a result that arrived nor what an organ has said', () => {
    const arrived = filed([tie(FOREST)], {});
    const result = { number: '1', organId: 1, inForceOn: day(FILED), fields: {} };
    arrived.act('PRIOR_RESULT', on(), clerk, { with: { from: 'A', result, evidence: '省平台' } });
    expect(judge(arrived, '2026-09-14', ruled('A'))).toBeNull();
    const said = filed([tie(FOREST)], {});
    said.act('CLAIM', on(), officer);
    const word = { from: 'A', result: null, notNeeded: '行政许可法 32', evidence: '林地查询件' };
    said.act('PRIOR_RESULT', on(), officer, { with: word });
    expect(judge(said, '2026-09-14')).toBeNull();
  });
});

interface Trying {
  readonly file: CaseInPlay;
  readonly who: ReturnType<typeof actor>;
  readonly more: object;
}

describe('said by hand', () => {
  const SAID = { from: 'A', result: null, notNeeded: '行政许可法 32', evidence: '林地一张图查询件 7 号' };
  const say = (file: CaseInPlay, who = officer, more: object = {}) =>
    file.act('PRIOR_RESULT', on('2026-09-11'), who, { with: { ...SAID, ...more } });
  const claimed = (published = tie(FOREST), setting: ItemSetting = {}) => {
    const file = filed([published], setting);
    file.act('CLAIM', on(), officer);
    return file;
  };

  it('by whoever has claimed the item, ends the tie and tells the applicant by which article and evidence', () => {
    const file = claimed();
    expect(codeOf(say(file))).toBe('done');
    expect(tieOf(file)).toMatchObject({
      ...{ state: 'not-needed', arrivedOn: '2026-09-11' },
      notNeeded: [{ of: 'A', article: '行政许可法 32' }],
    });
    expect(file.notices.slice(-2)).toMatchObject([
      {
        ...{ kind: 'prior-declared-not-needed', audience: 'applicant' },
        params: { from: 'A', article: '行政许可法 32', evidence: SAID.evidence },
      },
      { kind: 'prior-not-needed', audience: 'organ' },
    ]);
    expect(replay(file.planned[0]!, file.entries).context.facts).toEqual(file.item().context.facts);
  });

  it.each([
    ['by a clerk', 'NOT_CLAIMED_BY_YOU', { who: clerk }],
    ['by a colleague', 'NOT_CLAIMED_BY_YOU', { who: actor('officer', 10, 'colleague') }],
    ['of a tie under no condition', 'TIE_UNCONDITIONAL', { file: claimed(tie()) }],
    ['of what nothing waits for', 'OFF-LIST', { more: { from: 'Q' } }],
    ['without evidence', 'EVIDENCE_MISSING', { more: { evidence: undefined } }],
    ['without an article', 'RESULT_OR_NOT_NEEDED', { more: { notNeeded: '' } }],
  ])('is refused %s', (_, code, { file = claimed(), who = officer, more = {} }: Partial<Trying>) => {
    expect(codeOf(say(file, who, more))).toBe(code);
  });

  it('is its own organ’s to say while the case applies for the earlier item, and possible once that came to nothing', () => {
    const open = claimed(tie({ ...FOREST, to: ['A', 'C'] }), { siblings: ['A'] });
    expect(codeOf(say(open))).toBe('NOT_NEEDED_BY_ITS_ORGAN');
    const pair = new CaseInPlay([
      item({ code: 'B', siblings: ['A'], definition: { ties: [tie(FOREST)] } }),
      item({ idx: 2, code: 'A' }),
    ]);
    for (const idx of [1, 2]) pair.act('FILE', on(), applicant, { idx });
    pair.act('CLAIM', on(), officer);
    expect(codeOf(say(pair))).toBe('RESULT_ARRIVES_BY_ITSELF');
    pair.act('WITHDRAW', on(), applicant, { idx: 2 });
    expect(tieOf(pair)?.state).toBe('blocked');
    const result = { number: '1', organId: 1, inForceOn: day(FILED), fields: {} };
    expect(codeOf(say(pair, officer, { result, notNeeded: undefined }))).toBe('RESULT_ARRIVES_BY_ITSELF');
    expect(codeOf(say(pair))).toBe('done');
  });
});
