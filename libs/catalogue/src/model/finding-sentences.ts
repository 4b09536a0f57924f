import { IMPORT_FINDINGS } from './import-sentences.js';
import { PUBLISHING_FINDINGS } from './publishing-sentences.js';

/** What a code says: how grave it is and its sentence in both languages, `{name}` standing for a detail. */
interface FindingKind {
  readonly severity: 'error' | 'warning' | 'note';
  readonly zh: string;
  readonly en: string;
}

const error = (zh: string, en: string): FindingKind => ({ severity: 'error', zh, en });

/** Every finding there is. The words are those of the public check, the command line and the pages alike. */
export const FINDINGS = {
  ...IMPORT_FINDINGS,
  ...PUBLISHING_FINDINGS,
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
  'CAT-010': error('基地 {base} 没有机关办理', 'no organ decides it for base {base}'),
  'CAT-011': error(
    '基地 {base} 有多个机关办理: {organs}',
    'several organs decide it for base {base}: {organs}',
  ),
  'CAT-012': error(
    '机关 {organ} 的层级 {level} 低于法律允许的 {min}',
    'organ {organ} of level {level} is below {min}, which the law allows',
  ),
  'CAT-020': error('没有承诺时限', 'there is no promise'),
  'CAT-021': error(
    '承诺时限 {promise} 长于法定时限 {statute}',
    'the promise {promise} is longer than the statute {statute}',
  ),
  'CAT-023': error(
    '“{text}”是否为演示数据与标注不符',
    '“{text}” is not marked as what it is, a demonstration or not',
  ),
  'CAT-024': error(
    '联合办理点名的事项 {name} 不在指南里',
    'joint handling names item {name}, which the guide does not hold',
  ),
  'CAT-026': error(
    '涉及 {marks} 的许可不得默认同意',
    'a licence that touches {marks} is never granted by silence',
  ),
  'CAT-027': error('超时默认的依据 {law} 未经核对', 'the basis {law} of the silence rule has not been read'),
  'CAT-028': error('没有法定时限, 不能按法定时限默认', 'silence after a statutory limit that does not exist'),
} satisfies Readonly<Record<string, FindingKind>>;

export type FindingCode = keyof typeof FINDINGS;
