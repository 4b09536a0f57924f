import { error, warning } from '../check/finding-kind.js';

/** Findings about a change of the published list: operations, pending items, what a code leaves behind. Part of `FINDINGS`. */
export const PUBLISHING_FINDINGS = {
  'CAT-080': error(
    '没有写明在办件如何处理(沿用旧版、改用新版或按规则, 及其依据)',
    'it does not say what happens to pending items: keep, switch or by rule, with the basis',
  ),
  'CAT-081': error('没有压缩任何时限', 'shorten: no limit got shorter'),
  'CAT-082': error(
    '压缩时限却延长了{limit}: {before} → {after}',
    'shorten: {limit} got longer: {before} → {after}',
  ),
  'CAT-083': error(
    '合并点名的事项 {name} 并非现行有效, 或重复点名',
    'merge: item {name} is not in force, or is named twice',
  ),
  'CAT-084': error(
    '指南仍收有已取消的事项 {name}, 须一并修订发布',
    'the guide still holds item {name}, which ends: publish the guide with it',
  ),
  'CAT-085': error('下放点名的机关 {name} 不存在', 'delegate: there is no organ {name}'),
  'CAT-086': error(
    '没有现行有效的、在两机关之间下放该事项的授权或委托 {name}',
    'delegate: no delegation {name} of this item between the two organs is in force',
  ),
  'CAT-087': error('没有可供{kind}的现行版本', 'there is no version in force to {kind}'),
  'CAT-088': warning(
    '尚无机关办理, 发布后仍不能申请',
    'no organ decides it yet: published, it still cannot be applied for',
  ),
  'CAT-089': error(
    '在办件不能改用它(取消的没有新版; 在办件沿用开办时的指南), 只能写沿用旧版(keep)',
    'pending items cannot switch to it (what is cancelled has no new version; a case keeps its guide): say keep',
  ),
} as const;
