import { describe, expect, it } from '@jest/globals';
import { SEEDED, seededItem } from '../../../../../test/support/seeded.js';
import type { GuideDefinition, ItemDefinition, Tie } from '../definition.js';
import { proveIndependence } from './prove-independence.js';

const { items } = SEEDED;
const item = seededItem;
const withItems = (...changed: ItemDefinition[]) =>
  items.map((it) => changed.find(({ code }) => code === it.code) ?? it);

const guide = (...codes: string[]): GuideDefinition => ({
  code: 'golden',
  name: { zh: '指南', en: 'Guide' },
  stage: 'S1',
  demo: true,
  summary: { zh: '指南', en: 'Guide' },
  standing: 'notice',
  joint: null,
  items: codes.map((code) => ({ code, optional: false })),
});

const tied = (it: ItemDefinition, to: string, more: Partial<Tie>): ItemDefinition => ({
  ...it,
  ties: [
    ...it.ties.filter((tie) => !tie.to.includes(to)),
    { to: [to], binds: 'application', article: '', phrase: '', fields: [], cure: null, ...more },
  ],
});
const asking = (it: ItemDefinition, text: string): ItemDefinition => ({
  ...it,
  conditions: [...it.conditions, { id: 'OLD', text, article: '旧规定', demo: false }],
});
const told = (codes: readonly string[], catalogue: readonly ItemDefinition[]) =>
  proveIndependence(guide(...codes), catalogue).findings.map(
    ({ code, place, detail }) => `${code} ${place} ${detail['path'] ?? ''}`,
  );

/** What approval was a precondition of what, where it stood, and by what it was removed. */
const REMOVED: [code: string, was: string, text: string, article: string][] = [
  ['P02', 'A01', '核准须附环评审批文件', '政府核准投资项目管理办法(2014) 12(三)'],
  ['P02', 'A04', '核准须附节能审查意见', '政府核准投资项目管理办法(2014) 12(四)'],
  [
    'P02',
    'A05',
    '提交项目申请报告前完成水土保持方案报批',
    '开发建设项目水土保持方案编报审批管理规定(2005) 2',
  ],
  ['A01', 'A05', '环评须有经审查同意的水土保持方案', '环境影响评价法(2002) 17'],
  ['A01', 'P01', '环评受理要求附立项/备案文件', '地方做法'],
  ['P03', 'P01', '备案类项目须备案后才能申请用地预审, 附备案证明', '国土资源部令42号(2008) 5'],
  ['P02', 'P10', '核准前须取得林地审核意见', '某市重大投资项目核准制流程'],
];

describe('the preconditions that reform removed', () => {
  it.each(REMOVED)(
    '%s no longer waits for %s: refused as it was, published as it is',
    (code, was, text, article) => {
      const old = tied(item(code), was, { article, phrase: text });
      expect(told([code], withItems(old))).toEqual([
        `CAT-PRE items/${code}/ties/${old.ties.length - 1} ${code} <- ${was}`,
      ]);
      expect(told([code], items)).toEqual([]);
    },
  );

  it.each(REMOVED)('%s does not get %s back by the words of a condition either', (code, was, text) => {
    const untied = {
      ...item(code),
      ties: item(code).ties.filter(({ to }) => !to.includes(was)),
      materials: [],
    };
    const [first] = told([code], withItems(asking(untied, text)));
    expect(first).toMatch(new RegExp(`^CAT-HIDDEN items/${code}/conditions/OLD ${code} <- .*${was}`));
  });

  it('the pre-examination by the ministry of the trade is asked of nobody: no item gives it', () => {
    const old = asking(item('A01'), '环评文件须先经行业主管部门预审');
    expect(told(['A01'], withItems(old))).toEqual(['CAT-003 items/A01/conditions/OLD ']);
    expect(told(['A01'], items)).toEqual([]);
  });

  it('the one that is still law, the site of allocated land before the verification, stands as a tie of the application', () => {
    const still = item('P02').ties.find(({ to }) => to.includes('P03'));
    expect(still).toMatchObject({ binds: 'application', cure: 'later-stage' });
    expect(told(['P02', 'P03'], items)).toEqual(['CAT-005 guides/golden/items/P02 P02 <- P03']);
    const reviewed = tied(item('P02'), 'P03', { ...still, cure: 'pre-review' });
    expect(told(['P02', 'P03'], withItems(reviewed))).toEqual([]);
  });
});

describe('a gate', () => {
  it('bars works and excuses no condition of the grant that asks for the same result', () => {
    expect(item('C07').ties.find(({ to }) => to.includes('C04'))?.binds).toBe('activity');
    const asked = asking(item('C07'), '消防设计审查意见书为合格');
    expect(told(['C07'], withItems(asked))).toEqual(['CAT-HIDDEN items/C07/conditions/OLD C07 <- C04']);
  });

  it('may be spoken of in a note: it is no edge', () => {
    expect(item('C07').notes).toContain('环评、水保、节能');
    const ungated = {
      ...item('C07'),
      gates: item('C07').gates.filter(({ needs }) => !needs.includes('A05')),
    };
    expect(told(['C07'], withItems(ungated))).toEqual(['CAT-HIDDEN items/C07/notes C07 <- A05|A06']);
  });
});

describe('the circle of 2014: verification, impact assessment, soil and water', () => {
  const was = (it: string, to: string, phrase: string) =>
    tied(item(it), to, { binds: 'practice', phrase, article: '2016年以前' });
  const then = [
    was('P02', 'A01', '核准须附环评审批文件'),
    was('A01', 'A05', '环评须有水土保持方案'),
    was('A05', 'P02', '水土保持方案须附核准文件'),
  ] as const;

  it('is refused, told by its shortest way round with what causes it', () => {
    const { findings } = proveIndependence(guide('P02', 'A01', 'A05'), withItems(...then));
    const mutual = findings.filter(({ code }) => code === 'CAT-MUTUAL');
    expect(mutual.map(({ detail }) => detail['path'])).toEqual(['A01 <- A05 <- P02 <- A01']);
    expect(mutual[0]?.detail['cause']).toContain('核准须附环评审批文件');
    expect(mutual[0]?.cure).toEqual(['asked-at-intake', 'data-sharing', 'commitment', 'dropped']);
  });

  it('is broken by taking away any one of its ties', () => {
    for (const spared of then) {
      const rest = withItems(...then.filter((it) => it !== spared));
      const codes = proveIndependence(guide('P02', 'A01', 'A05'), rest).findings.map(({ code }) => code);
      expect(codes).not.toContain('CAT-MUTUAL');
      expect(codes).toContain('CAT-PRE');
    }
  });

  it('is not broken by deciding on receipt: what statute orders both ways, no cure mends', () => {
    const lawful = then.map((it) => ({
      ...it,
      ties: it.ties.map((tie) =>
        tie.article === '2016年以前'
          ? { ...tie, binds: 'decision' as const, cure: 'decide-on-receipt' as const }
          : tie,
      ),
    }));
    const { findings } = proveIndependence(guide('P02'), withItems(...lawful));
    expect(findings.map(({ code, cure }) => [code, cure])).toEqual([['CAT-MUTUAL', []]]);
  });
});

describe('core materials that another item produces, for which the dossier names no tie', () => {
  it.each([
    ['P02', 'M4', 'E01'],
    ['P09', 'M4', 'E01'],
    ['A10', 'M4', 'P09'],
    ['A11', 'M5', 'P01'],
    ['C01', 'M2', 'P08'],
    ['C05', 'M3', 'P08'],
    ['C05', 'M5', 'E01'],
    ['C08', 'M2', 'E01'],
    ['C09', 'M2', 'E01'],
    ['C10', 'M2', 'E01'],
    ['C11', 'M2', 'E01'],
    ['Y08', 'M3', 'E01'],
    ['Y09', 'M2', 'P08'],
    ['Y09', 'M4', 'Y04'],
  ])('%s %s hides %s until a tie says so', (code, line, from) => {
    const untied = { ...item(code), ties: item(code).ties.filter(({ to }) => !to.includes(from)) };
    const found = proveIndependence(guide(code), withItems(untied)).findings;
    expect(found.map((it) => `${it.code} ${it.place}`)).toContain(
      `CAT-HIDDEN items/${code}/materials/${line}`,
    );
    expect(found.find((it) => it.place.endsWith(line))?.detail['to']).toContain(from);
    expect(told([code], items)).toEqual([]);
  });
});

describe('alternatives', () => {
  const notice = item('Y05').ties.find(({ to }) => to.length === 3)!;

  it('one of them is enough: a circle through one alternative is no circle', () => {
    const back = tied(item('A01'), 'Y05', {
      binds: 'decision',
      article: '甲法 1',
      phrase: '应当具备',
      cure: 'decide-on-receipt',
    });
    expect(notice.to).toEqual(['A01', 'A02', 'A03']);
    expect(told(['Y05'], withItems(back))).toEqual([]);
  });

  it('when every alternative comes back, it is one, and they are told together', () => {
    const back = ['A01', 'A02', 'A03'].map((code) =>
      tied(item(code), 'Y05', {
        binds: 'decision',
        article: '甲法 1',
        phrase: '应当具备',
        cure: 'decide-on-receipt',
      }),
    );
    expect(told(['Y05'], withItems(...back))).toEqual(['CAT-MUTUAL items/A01 A01 <- Y05 <- A01']);
  });

  it('an uncured tie behind one alternative holds nobody up, behind all of them it does', () => {
    const late = (code: string) =>
      tied(item(code), 'E02', { binds: 'practice', article: '惯例', phrase: '先刻公章' });
    expect(told(['Y05'], withItems(late('A01'), late('A02')))).toEqual([]);
    expect(told(['Y05'], withItems(late('A01'), late('A02'), late('A03')))).toEqual(
      ['A01', 'A02', 'A03'].map((code) => expect.stringContaining(`Y05 <- ${code} <- E02`)),
    );
  });
});
