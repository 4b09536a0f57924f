import { ASSESSMENT_FINDINGS } from '../assessment/assessment-sentences.js';
import { AUTHORITY_FINDINGS } from '../authority/authority-sentences.js';
import { KEY_LIST_FINDINGS } from '../key-list/key-list-sentences.js';
import { IMPORT_FINDINGS } from '../publish/import-sentences.js';
import { PUBLISHING_FINDINGS } from '../publish/publishing-sentences.js';
import { TABLE_FINDINGS } from '../table/table-sentences.js';
import { CONFIRMATION_FINDINGS } from './confirmation-sentences.js';
import { error, type FindingKind, note, warning } from './finding-kind.js';
import { SESSION_FINDINGS } from './session-sentences.js';
import { WINDOW_FINDINGS } from './window-sentences.js';

/** Every finding there is. The words are those of the public check, the command line and the pages alike. */
export const FINDINGS = {
  ...ASSESSMENT_FINDINGS,
  ...CONFIRMATION_FINDINGS,
  ...IMPORT_FINDINGS,
  ...KEY_LIST_FINDINGS,
  ...PUBLISHING_FINDINGS,
  ...WINDOW_FINDINGS,
  ...SESSION_FINDINGS,
  'CAT-PRE': error(
    '未化解的前置: {path}, 因为 {cause}',
    'a precondition without a cure: {path}, because of {cause}',
  ),
  'CAT-MUTUAL': error('互为前置: {path}, 因为 {cause}', 'mutual preconditions: {path}, because of {cause}'),
  'CAT-HIDDEN': error(
    '隐藏的前置: {cause} 指向事项 {to}, 但没有写成关系; 路径 {path}',
    'a hidden precondition: {cause} points to item {to}, yet no tie says so; path {path}',
  ),
  'CAT-001': error('{name} 重复', '{name} stands twice'),
  'CAT-002': error('{name} 不存在', '{name} does not exist'),
  'CAT-003': error(
    '“{text}”要求先有某份文件, 目录里没有哪个事项给出它',
    '“{text}” asks for a paper that no item of the catalogue gives',
  ),
  'CAT-004': error(
    '关系的化解方式写的是 {cure}, 材料“{cause}”却不是这样办的',
    'the tie says it is cured by {cure}, but the material “{cause}” is not handled so',
  ),
  'CAT-005': error('在本指南里, {path} 不能用 {cure} 化解', 'in this guide {path} is not cured by {cure}'),
  'CAT-006': error(
    '“{phrase}”说的是 {said}, 关系却写成 {binds}',
    '“{phrase}” speaks of {said}, the tie says {binds}',
  ),
  'CAT-007': error(
    '“{article}”不是法律、法规或国务院决定, 不能约束{binds}, 只能算惯例',
    '“{article}” is no law, regulation or State Council decision: it cannot bind the {binds}, it is practice',
  ),
  'CAT-008': warning(
    '与 {to} 的关系只限开工或投产, 却没有相应的关口',
    'the tie to {to} bars works or production, yet no gate says so',
  ),
  'CAT-009': error('没有写明是哪个事项', 'it names no item'),
  'CAT-010': error('基地 {base} 没有机关办理', 'no organ decides it for base {base}'),
  'CAT-011': error(
    '基地 {base} 有多个机关办理: {organs}',
    'several organs decide it for base {base}: {organs}',
  ),
  'CAT-012': error(
    '机关 {organ} 的层级 {level} 低于法律允许的 {min}',
    'organ {organ} of level {level} is below {min}, which the law allows',
  ),
  'CAT-013': error(
    '通常层级 {level} 低于法律允许的 {min}, 又没有说明依据',
    'the usual level {level} is below {min}, and no ground is given',
  ),
  'CAT-020': error('没有承诺时限', 'there is no promise'),
  'CAT-021': error(
    '承诺时限 {promise} 长于法定时限 {statute}',
    'the promise {promise} is longer than the statute {statute}',
  ),
  'CAT-GREEN': error(
    '绿色承诺时限 {green} 须与承诺时限 {promise} 同单位且更短',
    'the green promise {green} has to be in the unit of the promise {promise}, and shorter',
  ),
  'CAT-QUOTA': error(
    '有数量限制的事项按受理先后决定, 不得另设绿色承诺',
    'where numbers are limited the order of acceptance decides: there is no green promise',
  ),
  'CAT-022': error(
    '期限 {limit} 不是 1 到 {longest} 天',
    'the limit {limit} is not between 1 and {longest} days',
  ),
  'CAT-023': error(
    '“{text}”是否为演示数据与标注不符',
    '“{text}” is not marked as what it is, a demonstration or not',
  ),
  'CAT-024': error(
    '联合办理点名的事项 {name} 不在指南里',
    'joint handling names item {name}, which the guide does not hold',
  ),
  'CAT-025': error(
    '受理审查期限 {limit} 超过五日(行政许可法 32)',
    'acceptance takes {limit}, the law allows five days (行政许可法 32)',
  ),
  'CAT-026': error(
    '涉及 {marks} 的许可不得默认同意',
    'a licence that touches {marks} is never granted by silence',
  ),
  'CAT-027': error('超时默认的依据 {law} 未经核对', 'the basis {law} of the silence rule has not been read'),
  'CAT-028': error('没有法定时限, 不能按法定时限默认', 'silence after a statutory limit that does not exist'),
  'CAT-029': warning(
    '承诺时限 {promise} 有 {late} 个起算日晚于法定时限 {statute}; 最早的是 {start}: 承诺到 {ends}, 法定到 {latest}',
    'the promise {promise} ends after the statute {statute} on {late} start days; the first is {start}: promised {ends}, due {latest}',
  ),
  'CAT-030': error('没有依据', 'no basis is given'),
  'CAT-031': error(
    '{laws} 都不能设定行政许可(行政许可法 14-17)',
    '{laws}: none of these can found a licence (行政许可法 14-17)',
  ),
  'CAT-032': error('设定依据 {laws} 在 {on} 不在施行中', 'what founds it, {laws}, is not in force on {on}'),
  'CAT-033': error(
    '收费 {amount} 的依据 {law} 不是施行中的法律、行政法规(行政许可法 58)',
    'the fee {amount} rests on {law}, which is no law or regulation in force (行政许可法 58)',
  ),
  'CAT-034': warning('依据 {law} 在 {on} 不在施行中', 'the basis {law} is not in force on {on}'),
  'CAT-035': warning('设定依据 {laws} 未经核对', 'what founds it, {laws}, has not been read'),
  'CAT-036': error(
    '联合办理没有政府文件(行政许可法 26), 写的是“{document}”',
    'joint handling without a document of the government (行政许可法 26), it says “{document}”',
  ),
  'CAT-037': error(
    '联合办理 {limit} 加 {extension} 超过四十五日加十五日(行政许可法 42)',
    'joint handling takes {limit} and {extension} days, the law allows 45 and 15 (行政许可法 42)',
  ),
  'CAT-038': error(
    '延长 {extension} 与期限 {limit} 单位不同, 两者的天数不能相加',
    'the extension {extension} is in another unit than the limit {limit}: their days cannot be added',
  ),
  'CAT-040': error('材料“{name}”要了两次', 'the material “{name}” is asked twice'),
  'CAT-041': error(
    '材料“{name}”是事项 {from} 的结果, 可以共享取得, 不得再要',
    'the material “{name}” is the result of item {from}: it is shared, not asked',
  ),
  'CAT-042': error(
    '没有规则读取字段“{name}”(行政许可法 29)',
    'no rule reads the field “{name}” (行政许可法 29)',
  ),
  'CAT-043': warning(
    '材料“{name}”由 {issuer} 出具, 应当共享取得',
    'the material “{name}” is issued by {issuer}: it should be shared',
  ),
  'CAT-044': error('字段 {name} 在本指南里有两种形式', 'the field {name} is of two kinds in this guide'),
  'CAT-050': error('基本编码 {code} 不是 12 位数字', 'the basic code {code} is not 12 digits'),
  'CAT-051': error(
    '实施编码 {code} 不是信用代码 18 位、层级 1 位、基本编码 12 位',
    'the implementation code {code} is not a credit code of 18, a level of 1 and the basic code of 12',
  ),
  'CAT-060': error(
    '初审层级 {level} 不低于决定层级 {upper}',
    'the first review at level {level} stands not below the level that decides, {upper}',
  ),
  'CAT-061': error(
    '初审 {first} 加上级 {second} 超过法定时限 {statute}',
    'the first review {first} and the level above {second} are longer than the statute {statute}',
  ),
  'CAT-062': error(
    '基地 {base} 的初审机关应恰好一个, 层级为 {level}: {organs}',
    'at base {base} exactly one organ of level {level} makes the first review: {organs}',
  ),
  'CAT-063': error(
    '初审 {limit} 超过二十日(行政许可法 43)',
    'the first review takes {limit}, the law allows twenty days (行政许可法 43)',
  ),
  'CAT-064': error('即办件不能分两级办理', 'an item decided on the spot has no two levels'),
  'CAT-052': note('还没有写行使内容', 'its content is not written yet'),
  'CAT-053': note('还没有写咨询和投诉方式', 'whom to ask and where to complain is not written yet'),
  ...AUTHORITY_FINDINGS,
  ...TABLE_FINDINGS,
} satisfies Readonly<Record<string, FindingKind>>;

export type FindingCode = keyof typeof FINDINGS;
