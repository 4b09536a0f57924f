import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import { actor, at, item, PARK } from '../../../../test/support/definitions.js';
import { SEEDED, seededItem as seedItem } from '../../../../test/support/seeded.js';
import { type Attempt, HARMLESS, SMUGGLING, type Stage } from '../../../../test/support/smuggling.js';
import { ACT_WORDS } from './act-words.js';
import type { EventType } from './events.js';
import { askedResult, type Speaker } from './wording/asked-result.js';

const NOW = at('2026-09-10');
const A10 = 1;
const C07 = 2;

/** A case of three seeded items, none of which has anything to do with another but for C07, which waits for C03. */
function inCase(stage: Stage): CaseInPlay {
  const codes = ['A10', 'C07', 'C03'];
  const file = new CaseInPlay(
    codes.map((code, n) => item({ idx: n + 1, definition: seedItem(code), siblings: codes })),
  );
  file.named = SEEDED.items;
  const act = (
    type: EventType,
    who: 'applicant' | 'clerk' | 'officer' | 'reviewer' | 'head' | 'supervisor',
    said = {},
  ) => {
    const done = file.act(type, NOW, actor(who), { with: said });
    if (codeOf(done) !== 'done') throw new Error(`${type}: ${JSON.stringify(done)}`);
  };
  act('FILE', 'applicant', { handedIn: ['M1', 'M2'] });
  for (const idx of [C07, C07 + 1])
    file.act('FILE', NOW, actor('applicant'), { idx, with: { handedIn: own(file, idx) } });
  if (stage === 'filed') return file;
  act('ACCEPT', 'clerk');
  act('CLAIM', 'officer');
  if (stage === 'ordered') act('ORDER', 'supervisor');
  if (stage === 'claimed' || stage === 'ordered') return file;
  act('CONCLUDE_REVIEW', 'officer');
  act('SIGN', 'reviewer');
  if (stage === 'granted') act('GRANT', 'head', { fields: {} });
  return file;
}

const own = (file: CaseInPlay, idx: number) =>
  file
    .item(idx)
    .context.definition.materials.filter(({ shared, producedBy }) => !shared && producedBy.length === 0)
    .map(({ id }) => id);

function attempt({ item: code, at: stage, by, act, says }: Attempt) {
  const idx = code === 'C07' ? C07 : A10;
  const file = inCase(stage);
  const before = JSON.stringify(file.items);
  const who = { ...actor(by, idx * 10), parkId: PARK };
  const answer = file.act(act as EventType, NOW, who, { idx, with: says });
  return { answer, untouched: JSON.stringify(file.items) === before };
}

describe('the corpus of smuggled preconditions', () => {
  it('holds forty and more, of every kind of act', () => {
    expect(SMUGGLING.length).toBeGreaterThanOrEqual(40);
    expect(new Set(SMUGGLING.map(({ title }) => title)).size).toBe(SMUGGLING.length);
    expect(new Set(SMUGGLING.map(({ act }) => act)).size).toBeGreaterThanOrEqual(14);
  });

  it.each(SMUGGLING.map((each) => [each.title, each.act, each] as const))('%s (%s)', (_, __, each) => {
    const { code, pointer } = each;
    const { answer, untouched } = attempt(each);
    expect(answer).toMatchObject({ code, ...(pointer && { pointer }) });
    expect(untouched).toBe(true);
  });
});

describe('words where the law does allow the act', () => {
  it.each([
    ['EXTEND', { reason: '等待环评审批结果' }, '/reason'],
    ['SUSPEND', { note: '等待环评审批结果' }, '/note'],
  ] as const)('%s is not for waiting', (type, said, pointer) => {
    const file = new CaseInPlay([item()]);
    for (const [each, who] of [
      ['FILE', 'applicant'],
      ['ACCEPT', 'clerk'],
    ] as const)
      file.act(each, NOW, actor(who));
    const answer = file.act(type, NOW, actor('head'), { with: said });
    expect(answer).toMatchObject({ code: 'ASKS_FOR_RESULT', pointer });
  });
});

describe('words that smuggle nothing', () => {
  const speaker: Speaker = {
    own: seedItem('A10'),
    known: SEEDED.items,
    tied: [],
  };
  it.each(HARMLESS)('%s', (text, asks) => expect(askedResult(text, asks, speaker)).toBeNull());

  it('names the item whose result was asked for', () => {
    expect(askedResult('须先办理节能审查', false, speaker)).toMatchObject({ codes: ['A04'] });
    expect(askedResult('请提交水土保持方案行政许可决定书', false, speaker)).toMatchObject({ codes: ['A05'] });
  });

  it('may speak of what a published tie waits for, and even then not ask the applicant for it', () => {
    const tied = { ...speaker, tied: ['A04'] };
    const words = '等待节能审查意见';
    expect([askedResult(words, false, tied), askedResult(words, true, tied) !== null]).toEqual([null, true]);
  });

  it.each([
    '环保那边批下来以前先不要报',
    '等隔壁科室的章',
    '待其他并联事项办结',
    '前一个手续没下来',
    '先去发改委',
    '水利局那边没点头',
    '待A01办结',
    'Please hand in the EIA approval first',
  ])('%s: another item in everyday words, by its code or in English', (text) => {
    expect(askedResult(text, true, speaker)).not.toBeNull();
  });

  it('an item may speak of its own result', () => {
    const water = { own: seedItem('Y06'), known: SEEDED.items, tied: [] };
    expect(askedResult('领取取水许可证后按年度计划取水', true, water)).toBeNull();
  });
});

describe('off the list, with the head and an article', () => {
  const signed = { offList: { article: '安全生产法 33', reason: '现场有未申报的储罐' } };

  it('asks for one line more: supervision is told in the same act, and nothing waits for it', () => {
    const file = inCase('filed');
    const said = { lines: [{ line: 'X1', note: '储罐区平面图' }], ...signed };
    expect(codeOf(file.act('NOTICE_GAPS', NOW, actor('head'), { with: said }))).toBe('done');
    expect(file.alerts.filter(({ kind }) => kind === 'off-list')).toEqual([
      expect.objectContaining({ idx: A10, rung: '1', level: 'supervisor', due_on: '2026-09-10' }),
    ]);
    expect(file.notices.filter(({ kind }) => kind === 'off-list')).toMatchObject([
      { audience: 'supervisor', params: { event: 'NOTICE_GAPS', article: '安全生产法 33' } },
    ]);
    expect(file.item().context.facts.offList).toMatchObject([{ of: 'NOTICE_GAPS', on: '2026-09-10' }]);
    file.act('SUPPLY', NOW, actor('applicant'), { with: { lines: ['X1'] } });
    expect(file.item().standing).toBe('filed');
  });

  it('is told to people in words, in both languages', () => {
    const file = inCase('claimed');
    file.act('SUSPEND', NOW, actor('head'), { with: { ground: 'X1', ...signed } });
    const [told] = file.notices.filter(({ kind }) => kind === 'off-list');
    expect(told?.words.zh).toContain('采用清单外内容（中止），依据安全生产法 33');
    expect(told?.words.en).toContain('outside the published list (suspension), by 安全生产法 33');
    for (const [type, { zh, en }] of Object.entries(ACT_WORDS)) {
      expect([type, /[A-Z]/.test(zh + en)]).toEqual([type, false]);
    }
  });

  it('a pause off the list stops no clock, whoever signs', () => {
    const file = inCase('claimed');
    file.act('SUSPEND', NOW, actor('head'), { with: { ground: 'X1', ...signed } });
    expect(file.item().context.facts.stops).toMatchObject([{ ground: 'X1', clocks: [] }]);
  });

  it('nor does it bar the decision', () => {
    const file = inCase('reviewed');
    file.act('SUSPEND', NOW, actor('head'), { with: { ground: 'X1', ...signed } });
    expect(file.item().context.facts.stops).toMatchObject([{ ground: 'X1' }]);
    expect(codeOf(file.act('GRANT', NOW, actor('head'), { with: { fields: {} } }))).toBe('done');
  });

  it('a second one is told apart from the first', () => {
    const file = inCase('claimed');
    file.act('SUSPEND', NOW, actor('head'), { with: { ground: 'X1', ...signed } });
    file.act('RESUME', NOW, actor('officer'));
    file.act('SUSPEND', NOW, actor('head'), { with: { ground: 'X2', ...signed } });
    expect(file.alerts.map(({ kind, rung }) => `${kind} ${rung}`)).toEqual(['off-list 1', 'off-list 2']);
  });

  it('refuses by a condition that no list holds, and obliges to one', () => {
    const refused = inCase('reviewed');
    const no = { reasons: ['K1', 'X1'], ...signed };
    expect(codeOf(refused.act('REFUSE', NOW, actor('head'), { with: no }))).toBe('done');
    const granted = inCase('reviewed');
    const duty = {
      duty: '储罐加装围堰',
      basis: '安全生产法 33',
      dueOn: '2027-01-01',
      inspector: '市应急管理局',
    };
    const yes = { obligations: [{ condition: 'X1', ...duty }], fields: {}, ...signed };
    expect(codeOf(granted.act('GRANT', NOW, actor('head'), { with: yes }))).toBe('done');
  });

  it('is the head’s of that organ alone, and only where something is off the list', () => {
    const said = { with: { lines: [{ line: 'M1' }], ...signed } };
    expect(codeOf(inCase('filed').act('NOTICE_GAPS', NOW, actor('clerk'), said))).toBe('FORBIDDEN');
    expect(codeOf(inCase('filed').act('NOTICE_GAPS', NOW, actor('head', 70), said))).toBe('FORBIDDEN');
    expect(codeOf(inCase('filed').act('NOTICE_GAPS', NOW, actor('head'), said))).toBe('NOTHING_OFF_LIST');
  });
});
