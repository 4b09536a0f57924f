/** Words people use for the result of an item. `paper`: the result itself; else a subject, which only asks for one beside a word of demand. */
export interface ShortName {
  readonly says: readonly string[];
  /** Words in the name or result of the items that are meant; none: what merely looks like a result. */
  readonly means: readonly string[];
  readonly paper: boolean;
}

const paper = (means: readonly string[], ...says: string[]): ShortName => ({ says, means, paper: true });
const subject = (means: readonly string[], ...says: string[]): ShortName => ({ says, means, paper: false });

const EIA = ['环境影响报告', '环境影响登记'];
const PROJECT = ['项目备案', '项目核准'];
const LAND = ['用地使用权出让'];
const PLAN = ['用地规划许可', '工程规划许可'];

/** The abbreviations of the trade (行话): no statute defines them, every materials list uses them. */
export const SHORT_NAMES: readonly ShortName[] = [
  paper(EIA, '环评批复', '环评审批', '环评批准', '环评意见', '环境影响评价批复', '环境影响评价审批文件'),
  paper(
    PROJECT,
    '立项批复',
    '立项文件',
    '备案证明',
    '备案证',
    '核准批复',
    '核准文件',
    '项目批准文件',
    '项目代码',
  ),
  paper(['用地预审'], '用地预审意见', '选址意见书', '选址意见', '用地预审批复'),
  paper(['节能审查'], '节能审查意见', '节能审查批复', '能评批复', '能评意见'),
  paper(['水土保持方案'], '水保批复', '水保方案批复', '水土保持方案批复', '水土保持批复'),
  paper(
    LAND,
    '出让合同',
    '划拨决定书',
    '不动产权证',
    '土地使用证',
    '土地证',
    '用地批准手续',
    '用地手续',
    '土地手续',
  ),
  paper(PLAN, '规划许可证', '规划许可文件'),
  paper(['用地规划许可'], '用地规划许可证'),
  paper(['工程规划许可'], '工程规划许可证', '建设工程规划许可'),
  paper(['施工许可'], '施工许可证', '施工许可'),
  paper(['施工图设计文件'], '审图合格书', '施工图审查合格书', '施工图审查意见', '施工图审查合格'),
  paper(['消防设计审查'], '消防设计审查意见', '消防审核意见', '消防设计审核意见'),
  paper(['消防验收'], '消防验收意见'),
  paper(['规划核实'], '规划核实意见', '规划核实合格证'),
  paper(['排污许可'], '排污许可证', '排污证'),
  paper(['取水许可'], '取水许可证', '取水批复', '取水批准文件'),
  paper(['使用林地'], '林地批复', '林地审核意见', '使用林地批复'),
  paper(['草原'], '草原批复', '草原审核意见'),
  paper(['农用地转用'], '农转用批复', '农用地转用批复', '征地批复'),
  paper(['考古', '文物保护'], '文物意见', '文物部门同意', '考古意见', '考古勘探意见'),
  paper(['气象探测环境'], '气象探测环境保护同意', '气象部门同意'),
  paper(['雷电防护'], '防雷设计核准', '防雷意见'),
  paper(['防空地下室'], '人防批复', '人防意见', '人防审批意见'),
  paper(['社会稳定风险'], '稳评意见', '社会稳定风险评估意见', '稳评报告'),
  paper(['压覆'], '压覆批复', '压矿批复', '压覆矿产批复'),
  paper(['安全条件审查'], '安全条件审查意见', '安评批复'),
  paper(['安全设施设计审查'], '安全设施设计审查意见', '安全设施设计审查批复'),
  subject(EIA, '环评', '环境影响评价', '环境影响报告'),
  subject(PROJECT, '立项', '项目备案', '项目核准'),
  subject(['用地预审'], '用地预审', '预审与选址', '选址'),
  subject(['节能审查'], '节能审查', '能评', '节能评估'),
  subject(['水土保持方案'], '水保', '水土保持'),
  subject(PLAN, '规划许可'),
  subject(['用地规划许可'], '用地规划许可'),
  subject(['施工图设计文件'], '施工图审查', '图审'),
  subject(['消防设计审查', '消防验收'], '消防'),
  subject(['排污许可'], '排污许可'),
  subject(['取水许可'], '取水许可'),
  subject(['使用林地'], '林地'),
  subject(['草原'], '草原'),
  subject(['考古', '文物保护'], '文物', '考古'),
  subject(['雷电防护'], '防雷', '雷电防护'),
  subject(['防空地下室'], '人防'),
  subject(['社会稳定风险'], '稳评', '社会稳定风险'),
  subject(['压覆'], '压覆', '压矿'),
  subject(['地质灾害'], '地灾', '地质灾害'),
  subject(['抗震设防'], '地震安全性评价', '抗震设防'),
  subject(['洪水影响'], '洪评', '洪水影响'),
  subject(['安全条件审查'], '安全条件审查', '安全预评价'),
  subject(['安全设施设计审查'], '安全设施设计审查'),
  subject(['排水管网许可'], '排水许可'),
  subject([], '规划环评', '消防设计图纸', '消防设计文件', '消防技术标准', '文物环境风貌', '区域评估'),
];
