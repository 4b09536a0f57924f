import { describe, expect, it } from '@jest/globals';
import { SEEDED, seededItem } from '../../../../../test/support/seeded.js';
import type { ItemDefinition } from '../definition.js';
import { lexiconOf } from './lexicon.js';
import { mentionsIn, vagueIn } from './mentions.js';

const lexicon = lexiconOf(SEEDED.items);
/** C06, the design of lightning protection, has no tie: whatever one of its lines points to is smuggled. */
const bare = { ...seededItem('C06'), materials: [], conditions: [], acceptance: [], grounds: [] };
const condition = (text: string) => ({
  ...bare,
  conditions: [{ id: 'K1', text, article: '甲', demo: false }],
});
const pointsTo = (text: string) => mentionsIn(condition(text), lexicon).map(({ to }) => to.join('|'));

describe('a condition that asks for the result of another item', () => {
  it.each([
    ['取得施工许可证', 'C07'],
    ['已取得建设工程规划许可证', 'C02'],
    ['具备建设用地规划许可证', 'P09'],
    ['规划许可证齐备', 'C02|P09'],
    ['提交环评批复', 'A01|A02|A03'],
    ['环评通过审批', 'A01|A02|A03'],
    ['未办理环境影响评价的不得受理', 'A01|A02|A03'],
    ['附节能审查意见', 'A04'],
    ['能评批复已经下达', 'A04'],
    ['水保方案完成报批', 'A05|A06'],
    ['水土保持方案经批准', 'A05|A06'],
    ['消防设计审查意见书为合格', 'C04'],
    ['经消防部门同意', 'C04|Y02'],
    ['施工图审查合格书齐全', 'C03'],
    ['凭营业执照办理', 'E01'],
    ['已有不动产权证', 'P08'],
    ['签订出让合同', 'P08'],
    ['用地预审意见已出具', 'P03'],
    ['取得选址意见书后方可办理', 'P03'],
    ['立项批复已经取得', 'P01|P02'],
    ['项目备案方可申请', 'P01|P02'],
    ['取水许可须先行办理', 'A07|Y06'],
    ['持有排污许可证', 'Y05'],
    ['林地审核意见为同意', 'P10'],
    ['草原部门同意', 'P11'],
    ['文物部门同意', 'P12'],
    ['安全条件审查意见书已出具', 'A10'],
    ['安全设施设计审查须通过', 'A11|A12'],
    ['规划核实意见为合格', 'Y01'],
    ['人防审批意见已出具', 'C05'],
    ['稳评意见为低风险', 'P04'],
    ['压覆矿产批复已取得', 'P05'],
    ['农用地转用批复已下达', 'P07'],
    // Hidden from the eye, not from the reader: spaces, invisible and full-width signs, traditional characters.
    ['取得环 评 批 复', 'A01|A02|A03'],
    ['取得环\u200b评批\u200b复', 'A01|A02|A03'],
    ['取得環評批復', 'A01|A02|A03'],
    ['取得“环评”“批复”', 'A01|A02|A03'],
    ['已办结环评手续', 'A01|A02|A03'],
    ['环评已经通过', 'A01|A02|A03'],
    ['有环评', 'A01|A02|A03'],
    ['环评编号真实', 'A01|A02|A03'],
    ['用地手续齐备', 'P08'],
  ])('%s', (text, to) => {
    expect(pointsTo(text)).toEqual([to]);
  });

  it('tells each result that is asked for, and alternatives as one', () => {
    expect(pointsTo('取得环评批复和施工许可证')).toEqual(['A01|A02|A03', 'C07']);
    expect(pointsTo('取得环评批复或施工许可证')).toEqual(['A01|A02|A03|C07']);
  });

  it.each([
    '经行业主管部门预审',
    '须有上级单位的批准文件',
    '取得园区管委会的审查意见',
    '未经村集体审批的不予办理',
    '其他部门审批手续齐全',
    '相关单位均已盖章',
    '水利局那边点头',
    '生态环境局已批下来',
    '待其他并联事项办结',
  ])('%s: of nobody in the catalogue', (text) => {
    expect(pointsTo(text)).toEqual([]);
    expect(vagueIn(condition(text), lexicon)).toHaveLength(1);
  });
});

describe('a condition of its own', () => {
  it.each([
    '设计符合防雷技术标准和规范',
    '雷电防护装置设计已取得审核意见',
    '消防设计文件符合国家工程建设消防技术标准',
    '符合控制性详细规划和规划条件',
    '不得位于生态保护红线内',
    '具备与经营规模相适应的资金',
    '有保证工程质量和安全的具体措施',
    '需要专家评审的, 评审结论可行',
    '申请表加盖公章',
    '公众意见已采纳',
    '具备开工条件',
    '经营场所有合法使用证明',
    '竣工图与工程实体一致',
    '土地用途与规划一致',
    '安全评价结论明确、措施可行',
    '设计方案与文物环境风貌相协调',
    '林地面积节约集约',
    '申请材料真实, 没有隐瞒有关情况',
  ])('%s', (text) => {
    expect(pointsTo(text)).toEqual([]);
    expect(vagueIn(condition(text), lexicon)).toEqual([]);
  });
});

describe('whatever else an item says to the applicant', () => {
  const c06 = seededItem('C06');
  const asked = '须先取得取水许可证';
  const smuggled: readonly [string, Partial<ItemDefinition>][] = [
    ['result', { result: { name: `雷电防护装置设计核准意见(${asked})`, validity: null } }],
    ['result/validity', { result: { ...c06.result, validity: asked } }],
    ['fee', { fee: { ...c06.fee!, amount: asked } }],
    ['contacts/ask', { contacts: { ...c06.contacts!, ask: asked } }],
    ['contacts/complain', { contacts: { ...c06.contacts!, complain: asked } }],
    ['level/note', { authority: { ...c06.authority, note: asked } }],
    ['gates/0/note', { gates: [{ before: 'production', needs: [], note: asked }] }],
    ['appliesWhen', { appliesWhen: asked }],
    ['materials/M1/issuer', { materials: [{ ...c06.materials[0]!, id: 'M1', issuer: asked }] }],
    ['f', { fields: [{ id: 'f', name: { zh: '取水许可证编号', en: '' }, kind: 'text', readBy: [] }] }],
    ['f', { fields: [{ id: 'f', name: { zh: '数', en: '' }, unit: asked, kind: 'number', readBy: [] }] }],
  ];
  it.each(smuggled)('%s', (id, more) => {
    const found = mentionsIn({ ...bare, ...more }, lexicon);
    expect(found.map((each) => [each.to.join('|'), each.found.id])).toContainEqual(['Y06|A07', id]);
  });

  it('may name the project by its code (国务院令673号 4)', () => {
    const fields = [{ id: 'f', name: { zh: '项目代码', en: '' }, kind: 'text' as const, readBy: ['S1'] }];
    expect(mentionsIn({ ...bare, fields }, lexicon)).toEqual([]);
  });
});

describe('the other lines of an item', () => {
  const note = (notes: string) => mentionsIn({ ...bare, notes }, lexicon).map(({ to }) => to.join('|'));
  const paper = (name: string, producedBy: string[] = []) =>
    mentionsIn(
      {
        ...bare,
        materials: [
          { id: 'M1', name, kind: 'other', issuer: '申请人', core: true, shared: false, producedBy },
        ],
      },
      lexicon,
    ).map(({ to, found }) => [to.join('|'), found.in]);

  it('a material asks by its name alone, and says what it may be instead', () => {
    expect(paper('施工图审查合格书')).toEqual([['C03', 'material']]);
    expect(paper('消防设计图纸')).toEqual([]);
    expect(paper('出让合同/用地预审意见', ['P08'])).toEqual([['P08|P03', 'material']]);
  });

  it('a note or a ground asks by a word of demand, and may say that nothing is asked', () => {
    expect(note('办理前须取得环评批复')).toEqual(['A01|A02|A03']);
    const content = { zh: '取得施工许可证后审核设计', en: '' };
    expect(mentionsIn({ ...bare, content }, lexicon).map(({ to, found }) => [to, found.id])).toEqual([
      [['C07'], 'content'],
    ]);
    expect(note('施工许可证不再作为条件')).toEqual([]);
    expect(note('环评与本事项同时受理')).toEqual([]);
    const ground = { ...seededItem('C06').grounds[0]!, name: { zh: '等待取得施工许可证', en: '' } };
    expect(mentionsIn({ ...bare, grounds: [ground] }, lexicon)[0]?.found).toMatchObject({
      in: 'ground',
      id: ground.id,
    });
  });
});
