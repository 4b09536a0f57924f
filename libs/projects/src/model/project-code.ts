/** Both written forms (GB/T 40058-2021 and the one before it): 24 characters, 20 digits in five groups. */
const WRITTEN = /^(\d{2})(\d{2})-(\d{6})-(\d{2})-(\d{2})-\d{6}$/;
/** The platform that gave the old form began with these years (from memory): earlier ones were never written so. */
const OLD_FROM = 13;

/** A project code by its parts; `division` is the industry (old form), `guide` the department that guides the project (new form). */
export interface ProjectCode {
  readonly form: 'new' | 'old';
  readonly year: number;
  /** Of the new form only. */
  readonly month: number | null;
  /** GB/T 2260, as the digits were when the code was given. */
  readonly region: string;
  /** Two digits: the guiding department (new form) or the division of GB/T 4754 (old form). */
  readonly branch: string;
  readonly type: string;
}

/**
 * The parts of a project code (项目代码), or null where it has neither form: `YYMM-RRRRRR-DD-TT-NNNNNN` since 2020-11-01, before that
 * `YYYY-RRRRRR-II-TT-NNNNNN`. The last digit is a check digit whose algorithm is not published, so it is not judged; a region that
 * no list knows may be right all the same. Source: 发改投资〔2020〕1439号; GB/T 40058-2021 4.2–4.7.
 */
export function readProjectCode(code: string): ProjectCode | null {
  const [, first, second, region = '', branch = '', type = ''] = WRITTEN.exec(code) ?? [];
  if (first === undefined || second === undefined || region.startsWith('0')) return null;
  const parts = { region, branch, type };
  const month = Number(second);
  // 2016 is no month of 2020: the two forms do not meet.
  if (month >= 1 && month <= 12) return { form: 'new', year: 2000 + Number(first), month, ...parts };
  const isOld = first === '20' && month >= OLD_FROM && month <= 20;
  return isOld ? { form: 'old', year: 2000 + month, month: null, ...parts } : null;
}
