import { error } from './finding-kind.js';

/** Findings about the joint meetings of a guide; both keep from publication. */
export const SESSION_FINDINGS = {
  'CAT-120': error(
    '联合审图、踏勘、验收每种只写一次, 并应写明牵头部门 (行政许可法 26)',
    'a joint review, survey or acceptance is written once, and needs a lead department (Licensing Law 26)',
  ),
  'CAT-121': error('联合事项不在本指南之内', 'an item of the joint meeting is not one of this guide'),
} as const;
