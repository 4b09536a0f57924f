import { error } from '../check/finding-kind.js';

/** Findings about lists of key projects; part of `FINDINGS`. */
export const KEY_LIST_FINDINGS = {
  'LIST-DAYS': error(
    '名单或者条目的截止日早于起始日, 或者条目的截止日晚于名单的截止日',
    'the list, or an entry of it, ends before it begins, or an entry ends after the list',
  ),
  'LIST-FIRM': error(
    '“{because}”说的是企业的规模、所有制或者排名, 不能作为列入理由: 理由须是项目本身',
    '“{because}” speaks of the size, ownership or ranking of the firm; the reason has to be the project',
  ),
} as const;
