import { error } from './finding-kind.js';

/** Findings about the one window of a guide; both keep from publication. */
export const WINDOW_FINDINGS = {
  'CAT-110': error(
    '写了由牵头部门一次告知或受理, 却没有写牵头部门 (行政许可法 26)',
    'the lead department notices gaps or accepts, yet no lead is named (Licensing Law 26)',
  ),
  'CAT-111': error(
    '催告后的最后期限不能是当日',
    'the last period after the reminder cannot be that very day',
  ),
} as const;
