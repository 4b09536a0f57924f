import type { Bilingual } from '#kernel';
import { said } from './said-of.js';

/** Acts whose day may be put right (更正), as a paper names them. */
export const ACT_NAMES: Readonly<Record<string, Bilingual>> = {
  FILE: said('收件', 'receipt'),
  NOTICE_GAPS: said('一次性告知', 'notice of gaps'),
  SUPPLY: said('补正', 'supply'),
  ACCEPT: said('受理', 'acceptance'),
  ACCEPT_WITH_GAPS: said('容缺受理', 'tolerance acceptance'),
  START_SPECIAL: said('特别程序开始', 'start of the special procedure'),
  END_SPECIAL: said('特别程序结束', 'end of the special procedure'),
  SUSPEND: said('中止', 'suspension'),
  RESUME: said('恢复', 'resumption'),
  EXTEND: said('延期', 'extension'),
  CONCLUDE_REVIEW: said('审查结论', 'conclusion of the review'),
  SERVE: said('送达', 'delivery'),
  REDECIDE: said('重新办理', 'order to handle anew'),
};
