/** How far the item has come when the attempt is made. */
export type Stage = 'filed' | 'claimed' | 'reviewed' | 'ordered' | 'granted';

/** One attempt to make one approval a precondition of another by hand, and what refuses it. */
export interface Attempt {
  readonly title: string;
  /** A10 where not told: no statute ties it to anything; C07 waits for C03 of the same case. */
  readonly item?: 'C07';
  readonly at: Stage;
  readonly by: 'clerk' | 'officer' | 'reviewer' | 'head' | 'supervisor';
  readonly act: string;
  readonly says: object;
  readonly code: string;
  readonly pointer?: string;
  readonly article: string;
}

const ten = { value: 10, unit: 'working_day' };
const ONCE = '行政许可法 32(1)(四)';
const SHARED = '国务院令716号 7–12';
const REVIEW = '行政许可法 34, 38';
const PAUSES = '行政许可法 45';
const LATE = '优化营商环境条例 36';

const gaps = (says: object) => ({ act: 'NOTICE_GAPS', says: { reply: ten, ...says } });
const told = (title: string, note: string, pointer = '/lines/0/note'): Attempt => ({
  ...{ title, at: 'filed', by: 'clerk', code: 'ASKS_FOR_RESULT', pointer, article: ONCE },
  ...gaps({ lines: [{ line: 'M1', note }] }),
});
const off = (article: string, reason: string) => ({ article, reason });

const SUPPLEMENTS: readonly Attempt[] = [
  {
    ...{
      title: '补正要求提供项目备案文件（数据共享）',
      at: 'filed',
      by: 'clerk',
      code: 'OFF-LIST',
      pointer: '/lines/0',
      article: SHARED,
    },
    ...gaps({ lines: [{ line: 'M3' }] }),
  },
  {
    ...{
      title: '补正要求提供规划文件（他部门结果）',
      at: 'filed',
      by: 'clerk',
      code: 'OFF-LIST',
      pointer: '/lines/1',
      article: SHARED,
    },
    ...gaps({ lines: [{ line: 'M1' }, { line: 'M4' }] }),
  },
  {
    ...{
      title: '清单外材料：环评批复',
      at: 'filed',
      by: 'clerk',
      code: 'OFF-LIST',
      pointer: '/lines/0',
      article: ONCE,
    },
    ...gaps({ lines: [{ line: '环评批复' }] }),
  },
  told('说明里要求环境影响报告书批复', '请提供环境影响报告书批复后再报'),
  told('说明里要求节能审查意见', '一并提交节能审查意见'),
  told('空格断开的环评批文', '请 补 交 环 评 批 文'),
  told('繁体字', '請提交環評批復'),
  told('全角与符号断开', '（环·评·批·复）一份'),
  told('零宽字符断开', '环\u200b评\u200b批\u200b复复印件'),
  told('同义词：同意的函', '请附生态环境部门同意建设的函'),
  told('同义词：意见书', '缺安全设施设计审查意见书'),
  told('只写名称不写动词', '建设用地规划许可证（原件核验）'),
  {
    ...{
      title: '负责人清单外签字要求环评批复',
      at: 'filed',
      by: 'head',
      code: 'ASKS_FOR_RESULT',
      pointer: '/lines/0/note',
      article: ONCE,
    },
    ...gaps({ lines: [{ line: 'X1', note: '环评批复' }], offList: off('安全生产法 33', '需要核对防护距离') }),
  },
  {
    ...{
      title: '负责人清单外签字要求公布清单中他部门的材料',
      at: 'filed',
      by: 'head',
      code: 'OFF-LIST',
      pointer: '/lines/0',
      article: SHARED,
    },
    ...gaps({ lines: [{ line: 'M4' }], offList: off('安全生产法 33', '需要核对防护距离') }),
  },
  {
    ...{ title: '窗口人员自行清单外要求', at: 'filed', by: 'clerk', code: 'FORBIDDEN', article: ONCE },
    ...gaps({
      lines: [{ line: 'X1', note: '厂区平面图' }],
      offList: off('安全生产法 33', '需要核对防护距离'),
    }),
  },
  {
    ...{
      title: '清单外签字的理由就是前置',
      at: 'filed',
      by: 'head',
      code: 'ASKS_FOR_RESULT',
      pointer: '/offList/reason',
      article: ONCE,
    },
    ...gaps({ lines: [{ line: 'X1' }], offList: off('水法 48', '项目尚未取得取水许可') }),
  },
];

const pause = (type: string, says: object) => ({
  act: type,
  says: { needed: { value: 5, unit: 'working_day' }, ...says },
});
const PAUSING: readonly Attempt[] = [
  {
    ...{
      title: '以等待环评为由中止',
      at: 'claimed',
      by: 'head',
      code: 'OFF-LIST',
      pointer: '/ground',
      article: PAUSES,
    },
    ...pause('SUSPEND', { ground: '等待环评' }),
  },
  {
    ...{
      title: '用特别程序的情形中止',
      at: 'claimed',
      by: 'head',
      code: 'OFF-LIST',
      pointer: '/ground',
      article: PAUSES,
    },
    ...pause('SUSPEND', { ground: 'G1' }),
  },
  {
    ...{
      title: '征求意见当作特别程序',
      at: 'claimed',
      by: 'officer',
      code: 'OFF-LIST',
      pointer: '/ground',
      article: PAUSES,
    },
    ...pause('START_SPECIAL', { ground: '征求意见' }),
  },
  {
    ...{
      title: '专家评审的说明里等批复',
      at: 'claimed',
      by: 'officer',
      code: 'ASKS_FOR_RESULT',
      pointer: '/note',
      article: PAUSES,
    },
    ...pause('START_SPECIAL', { ground: 'G1', note: '待环评批复到后恢复计时' }),
  },
  {
    ...{
      title: '专家评审的说明里等其他部门',
      at: 'claimed',
      by: 'officer',
      code: 'ASKS_FOR_RESULT',
      pointer: '/note',
      article: PAUSES,
    },
    ...pause('START_SPECIAL', { ground: 'G1', note: '等其他部门办完' }),
  },
  {
    ...{
      title: '清单外签字中止，等用地手续',
      at: 'claimed',
      by: 'head',
      code: 'ASKS_FOR_RESULT',
      pointer: '/note',
      article: PAUSES,
    },
    ...pause('SUSPEND', {
      ground: 'X1',
      note: '待用地手续办妥',
      offList: off('安全生产法 33', '现场情况不明'),
    }),
  },
  {
    ...{
      title: '延期的理由是等别的审批',
      at: 'claimed',
      by: 'head',
      code: 'NO_EXTENSION_IN_LAW',

      article: '行政许可法 42',
    },
    ...{ act: 'EXTEND', says: { more: { value: 5, unit: 'working_day' }, reason: '等待环评审批结果' } },
  },
];

const refused = (says: object) => ({ act: 'REFUSE', says: { lateReason: '系统升级', ...says } });
const REFUSALS: readonly Attempt[] = [
  {
    ...{
      title: '没有条件编号，只说环评未批',
      at: 'reviewed',
      by: 'head',
      code: 'REASONS_MISSING',
      pointer: '/reasons',
      article: REVIEW,
    },
    ...refused({ reasons: [], note: '环评未批' }),
  },
  {
    ...{
      title: '条件之外加一条环评未批',
      at: 'reviewed',
      by: 'head',
      code: 'OFF-LIST',
      pointer: '/reasons/1',
      article: REVIEW,
    },
    ...refused({ reasons: ['K1', '环评未批'] }),
  },
  {
    ...{
      title: '以同一办件的事项编号为理由',
      at: 'reviewed',
      by: 'head',
      code: 'OFF-LIST',
      pointer: '/reasons/0',
      article: REVIEW,
    },
    ...refused({ reasons: ['A01'] }),
  },
  {
    ...{
      title: '条件对，说明里以未取得批复为由',
      at: 'reviewed',
      by: 'head',
      code: 'ASKS_FOR_RESULT',
      pointer: '/note',
      article: REVIEW,
    },
    ...refused({ reasons: ['K1'], note: '未取得环境影响报告书批复' }),
  },
  {
    ...{
      title: '清单外签字以规划许可未核发为由',
      at: 'reviewed',
      by: 'head',
      code: 'ASKS_FOR_RESULT',
      pointer: '/offList/reason',
      article: REVIEW,
    },
    ...refused({ reasons: ['X1'], offList: off('城乡规划法 40', '规划许可证尚未核发') }),
  },
  {
    ...{
      title: '不受理并让申请人先取得许可',
      at: 'filed',
      by: 'officer',
      code: 'ASKS_FOR_RESULT',
      pointer: '/note',
      article: ONCE,
    },
    ...{ act: 'NOT_NEEDED', says: { ground: 'G2', note: '待取得规划许可后再来申请' } },
  },
  {
    ...{
      title: '不予受理，指向先办的部门',
      at: 'filed',
      by: 'head',
      code: 'ASKS_FOR_RESULT',
      pointer: '/competentOrgan',
      article: ONCE,
    },
    ...{ act: 'REFUSE_JURISDICTION', says: { competentOrgan: '请先到生态环境局办理环评' } },
  },
];

const DAY = '2027-12-31';
const duty = (more: object) => ({
  obligations: [
    {
      condition: 'K2',
      duty: '每年报送监测数据',
      basis: '行政许可法 61',
      dueOn: DAY,
      inspector: '市应急管理局',
      ...more,
    },
  ],
});
const granted = (says: object) => ({ act: 'GRANT', says: { lateReason: '系统升级', ...says } });
const grant = (title: string, says: object, code: string, pointer: string): Attempt => ({
  ...{ title, at: 'reviewed', by: 'head', code, pointer, article: '行政许可法 69(1)(四), 74' },
  ...granted(says),
});
const CONDITIONS: readonly Attempt[] = [
  grant(
    '附义务：取得排污许可证后方可投产',
    duty({ duty: '取得排污许可证后方可投入生产' }),
    'ASKS_FOR_RESULT',
    '/obligations/0/duty',
  ),
  grant(
    '附生效条件：自环评批复之日起生效',
    duty({ duty: '本意见自环评批复之日起生效' }),
    'ASKS_FOR_RESULT',
    '/obligations/0/duty',
  ),
  grant('附义务不属公布的条件', duty({ condition: 'K9' }), 'OFF-LIST', '/obligations/0/condition'),
  grant(
    '附义务须在决定前履行',
    duty({ dueOn: '2026-01-01' }),
    'OBLIGATION_BEFORE_GRANT',
    '/obligations/0/dueOn',
  ),
  grant(
    '检查人一栏要求凭证',
    duty({ inspector: '凭取水许可证向水务局报告' }),
    'ASKS_FOR_RESULT',
    '/obligations/0/inspector',
  ),
  grant(
    '结果字段里写生效条件',
    { fields: { effect: '取得施工许可证后生效' } },
    'ASKS_FOR_RESULT',
    '/fields/effect',
  ),
  {
    ...{
      title: '逾期说明：等环评',
      at: 'reviewed',
      by: 'head',
      code: 'ASKS_FOR_RESULT',
      pointer: '/lateReason',
      article: LATE,
    },
    ...granted({ lateReason: '因等待环评批复，未能按期决定' }),
  },
  {
    ...{
      title: '逾期说明：等兄弟部门',
      at: 'reviewed',
      by: 'head',
      code: 'ASKS_FOR_RESULT',
      pointer: '/lateReason',
      article: LATE,
    },
    ...granted({ lateReason: '须待相关部门审批完成' }),
  },
];

const OPINIONS: readonly Attempt[] = [
  {
    ...{
      title: '审查意见附先办节能审查',
      at: 'claimed',
      by: 'officer',
      code: 'ASKS_FOR_RESULT',
      pointer: '/note',
      article: REVIEW,
    },
    ...{ act: 'CONCLUDE_REVIEW', says: { opinion: 'agree', note: '同意，但须先办理节能审查' } },
  },
  {
    ...{
      title: '审查意见假定了没有前置关系的结果',
      at: 'claimed',
      by: 'officer',
      code: 'OFF-LIST',
      pointer: '/assumed/A01.result-no',
      article: REVIEW,
    },
    ...{ act: 'CONCLUDE_REVIEW', says: { opinion: 'agree', assumed: { 'A01.result-no': '青环审1号' } } },
  },
  {
    ...{
      title: '内部退回：等水保批了再审',
      at: 'reviewed',
      by: 'reviewer',
      code: 'ASKS_FOR_RESULT',
      pointer: '/reason',
      article: REVIEW,
    },
    ...{ act: 'SEND_BACK', says: { reason: '等水保批了再审' } },
  },
];

const outside = {
  result: { number: '青环审1号', organId: 0, inForceOn: '2026-01-05', fields: {} },
  evidence: '纸质件',
};
const RESULTS: readonly Attempt[] = [
  {
    ...{
      title: '手工录入没有前置关系的结果',
      at: 'claimed',
      by: 'officer',
      code: 'NO_SUCH_TIE',
      article: 'rules 1.2',
    },
    ...{ act: 'PRIOR_RESULT', says: { from: 'A01', ...outside } },
  },
  {
    ...{
      title: '手工录入同一办件的结果',
      item: 'C07',
      at: 'filed',
      by: 'clerk',
      code: 'RESULT_ARRIVES_BY_ITSELF',
      pointer: '/from',
      article: '滨州规定 16',
    },
    ...{ act: 'PRIOR_RESULT', says: { from: 'C03', ...outside } },
  },
  {
    ...{
      title: '为有前置关系的事项录入别的结果',
      item: 'C07',
      at: 'filed',
      by: 'clerk',
      code: 'OFF-LIST',
      pointer: '/from',
      article: '建筑法 8',
    },
    ...{ act: 'PRIOR_RESULT', says: { from: 'A01', ...outside } },
  },
];

const ENDS: readonly Attempt[] = [
  {
    ...{
      title: '以未取得环评终止',
      at: 'claimed',
      by: 'head',
      code: 'OFF-LIST',
      pointer: '/ground',
      article: '行政许可法 70',
    },
    ...{ act: 'TERMINATE', says: { ground: '未取得环评' } },
  },
  {
    ...{
      title: '清单外签字终止，因没有用地手续',
      at: 'claimed',
      by: 'head',
      code: 'ASKS_FOR_RESULT',
      pointer: '/offList/reason',
      article: '行政许可法 70',
    },
    ...{ act: 'TERMINATE', says: { ground: 'X1', offList: off('土地管理法 44', '申请人没有用地手续') } },
  },
  {
    ...{
      title: '容缺受理把他部门的结果记为欠件',
      at: 'filed',
      by: 'officer',
      code: 'NO_TOLERANCE',
      article: 'facts/law.md 2',
    },
    ...{
      act: 'ACCEPT_WITH_GAPS',
      says: { lines: ['M4'], within: { value: 1, unit: 'working_day' }, pledge: '承诺书1号' },
    },
  },
  {
    ...{
      title: '当场决定，跳过审查以补交批复为条件',
      at: 'filed',
      by: 'head',
      code: 'NOT_IMMEDIATE',
      article: REVIEW,
    },
    ...{ act: 'ACCEPT_AND_DECIDE', says: { outcome: 'granted', lateReason: '补交环评批复' } },
  },
  {
    ...{
      title: '送达时要求凭环评批复领取',
      at: 'granted',
      by: 'clerk',
      code: 'ASKS_FOR_RESULT',
      pointer: '/proof',
      article: '行政许可法 44',
    },
    ...{ act: 'SERVE', says: { method: 'window', proof: '凭环评批复领取' } },
  },
  {
    ...{
      title: '督办单要求等环评批复',
      at: 'claimed',
      by: 'supervisor',
      code: 'ASKS_FOR_RESULT',
      pointer: '/question',
      article: 'rules 1.1',
    },
    ...{ act: 'ORDER', says: { question: '请在取得环评批复后再作出决定', within: ten } },
  },
  {
    ...{
      title: '督办答复：在等规划局回函',
      at: 'ordered',
      by: 'head',
      code: 'ASKS_FOR_RESULT',
      pointer: '/answer',
      article: 'rules 1.5',
    },
    ...{ act: 'ANSWER_ORDER', says: { answer: '正在等规划局回函' } },
  },
];

/** Attempts to smuggle a precondition in, each refused with its code. Consultation is not built: no verb and no route takes it. */
export const SMUGGLING: readonly Attempt[] = [
  ...SUPPLEMENTS,
  ...PAUSING,
  ...REFUSALS,
  ...CONDITIONS,
  ...OPINIONS,
  ...RESULTS,
  ...ENDS,
];

/** What people write every day, and must be able to write. `asks`: as a line of a notice or an obligation. */
export const HARMLESS: readonly (readonly [text: string, asks: boolean])[] = [
  ['材料具备，同意受理', false],
  ['周边防护距离不足，不符合公布的条件', false],
  ['经审查，符合危险化学品安全法第二十三条', false],
  ['审查意见：同意', false],
  ['专家评审意见待出具', true],
  ['公示期间未收到公众意见', false],
  ['情况复杂，需要组织专家论证', true],
  ['系统升级期间无法办理', false],
  ['请补充安全评价报告第三章的防护距离计算', true],
  ['申请书缺少签章，请补签后提交', true],
  ['每年报送监测数据', true],
  ['投产前完成应急演练并报告', true],
  ['本意见书不得转让', false],
  ['已安排专人办理，三日内作出决定', false],
  ['依据行政许可法第三十八条', false],
  ['已支持并保持沟通', false],
  ['邮政挂号 12345', false],
  ['请按期答复为何未办', false],
  ['补充论证储罐区布置', false],
  ['市水务局', false],
];
