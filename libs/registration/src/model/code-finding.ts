import { type Bilingual, filled } from '#kernel';

/** What is wrong with a code, or odd about it. `position` counts characters from 1; null is the whole. */
export interface CodeFinding {
  readonly rule: CodeRule;
  readonly weight: 'error' | 'warning';
  readonly position: number | null;
  readonly params: Readonly<Record<string, string | number>>;
}

const said = (zh: string, en: string): Bilingual => ({ zh, en });

/** One sentence per rule; `{name}` is filled from the parameters. */
const WORDS = {
  'CODE-LENGTH': said(
    '应为 18 位，实为 {length} 位（GB 32100-2015 4.1）',
    'It has {length} characters, not 18 (GB 32100-2015 4.1)',
  ),
  'CODE-LETTER': said(
    '第 {position} 位不得使用字母 {said}（不使用 I、O、S、V、Z）',
    'Character {position} is {said}: I, O, S, V and Z are not used',
  ),
  'CODE-CHARACTER': said(
    '第 {position} 位“{said}”不是数字或大写字母',
    'Character {position}, “{said}”, is neither a digit nor a letter',
  ),
  'CODE-REGION': said(
    '第 {position} 位应为数字（第 3–8 位为行政区划码）',
    'Character {position} must be a digit: 3 to 8 are the region of the registration authority',
  ),
  'CODE-CHECK': said(
    '校验码为 {said}，按前 17 位应为 {right}',
    'The check character is {said}; the 17 before it ask for {right}',
  ),
  'CODE-PREFIX': said(
    '前两位 {said} 不在登记管理部门和机构类别代码表中',
    'The first two characters, {said}, are in no table of departments and categories known here',
  ),
  'CODE-ORGANISATION': said(
    '所含组织机构代码的校验码为 {said}，按 GB 11714 应为 {right}；早期赋码有此例外',
    'The check of the organisation code in it is {said}; GB 11714 asks for {right}. Old numbers are known to differ',
  ),
} as const satisfies Readonly<Record<string, Bilingual>>;

export type CodeRule = keyof typeof WORDS;

/** A finding as people read it, in both languages. */
export function codeWords({ rule, position, params }: CodeFinding): Bilingual {
  const told = (name: string) => (name === 'position' ? position : params[name]);
  return { zh: filled(WORDS[rule].zh, told), en: filled(WORDS[rule].en, told) };
}
