import { error } from '../check/finding-kind.js';

/** Findings about plans and regional assessments; part of `FINDINGS`. */
export const ASSESSMENT_FINDINGS = {
  'ASM-DAYS': error('有效期的截止日早于起始日', 'it ends before it begins'),
  'ASM-LINE': error(
    '{item} 的材料 {line} 不在清单上, 或者本来就不由申请人提交',
    'line {line} of {item} is not on its list, or is not the applicant’s to bring anyway',
  ),
} as const;
