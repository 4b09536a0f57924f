import { type Bilingual, filled } from '#kernel';
import { COLUMNS, type Column } from './columns.js';

/** What is wrong with a row, or odd about it. `column` null is the whole row. */
export interface RowFinding {
  readonly rule: string;
  readonly weight: 'error' | 'warning';
  readonly column: Column | null;
  readonly words: Bilingual;
}

const said = (zh: string, en: string): Bilingual => ({ zh, en });

const WORDS = {
  'ROW-CELLS': said(
    '本行有 {cells} 格，表头有 {columns} 列',
    'The row has {cells} cells, the heading {columns}',
  ),
  'ROW-CONTROL': said('含有控制字符', 'It holds a control character'),
  'ROW-FORMULA': said(
    '以 {said} 开头，电子表格会当作公式',
    'It begins with {said}: a spreadsheet would run it as a formula',
  ),
  'ROW-NAME': said('须有企业名称，不超过 200 字', 'A name of at most 200 characters is needed'),
  'ROW-NO-NUMBER': said('至少要有一个旧号码', 'One old number is needed at least'),
  'OLD-REGISTRATION': said(
    '注册号为 15 位数字（GS 15-2006）',
    'A registration number has 15 digits (GS 15-2006)',
  ),
  'OLD-REGISTRATION-CHECK': said(
    '第 15 位校验码应为 {right}（GS 15-2006）',
    'Its 15th digit, the check, should be {right} (GS 15-2006)',
  ),
  'OLD-ORGANISATION': said(
    '组织机构代码为 8 位本体码（不含 I O S V Z）加 1 位校验码，例如 19220382-1（GB 11714）',
    'An organisation code is 8 characters (no I O S V Z) and a check, such as 19220382-1 (GB 11714)',
  ),
  'OLD-ORGANISATION-CHECK': said(
    '校验码应为 {right}（GB 11714）；早期赋码有此例外，照收',
    'Its check should be {right} (GB 11714); old numbers are known to differ, so it is taken',
  ),
  'OLD-TAX': said(
    '税务登记号为 6 位行政区划码加组织机构代码，共 15 位；不收身份证号码',
    'A tax number is 6 digits of a region and the organisation code, 15 in all; identity numbers are not taken',
  ),
  'OLD-TAX-ORGANISATION': said(
    '税务登记号所含组织机构代码 {said} 与 {right} 不一致',
    'The tax number holds organisation code {said}, not {right}',
  ),
  'NEW-ORGANISATION': said(
    '统一社会信用代码所含组织机构代码 {said} 与 {right} 不一致',
    'The credit code holds organisation code {said}, not {right}',
  ),
  'NEW-TAKEN': said(
    '该统一社会信用代码或其主体标识码已归其他主体',
    'That credit code, or the organisation code in it, is somebody else’s',
  ),
  'ONE-OLD-TWO-NEW': said(
    '同一主体已对应另一统一社会信用代码 {said}',
    'The same company maps to another credit code, {said}',
  ),
  'TWO-OLD-ONE-NEW': said(
    '该统一社会信用代码已对应另一旧号码 {said}',
    'That credit code belongs to another old number, {said}',
  ),
  'LIST-DIFFERS': said('名录中该主体登记为 {said}', 'The list has {said} for this company'),
  'LIST-NAME': said(
    '名录中该主体名称为 {said}，名录未改',
    'The list has this company as {said}, and keeps that name',
  ),
  'LIST-SEVERAL': said(
    '本行的号码分属名录中两个主体',
    'The numbers of this row belong to two companies of the list',
  ),
  'LIST-ELSEWHERE': said(
    '该号码已由其他登记机关列入名录',
    'Another registration authority has listed that number',
  ),
} as const satisfies Readonly<Record<string, Bilingual>>;

export type RowRule = keyof typeof WORDS;

/** Odd, but the row is taken. */
const WARNINGS: readonly RowRule[] = ['OLD-ORGANISATION-CHECK', 'LIST-NAME'];

/** A finding in words that name the column. */
export function rowFinding(
  rule: RowRule,
  column: Column | null,
  params: Readonly<Record<string, string | number>> = {},
): RowFinding {
  const { zh, en } = WORDS[rule];
  const told = (name: string) => params[name];
  const weight = WARNINGS.includes(rule) ? 'warning' : 'error';
  return inColumn({ rule, weight, column, words: { zh: filled(zh, told), en: filled(en, told) } });
}

/** The same, with its column named before the words. */
export function inColumn({ words: { zh, en }, ...finding }: RowFinding): RowFinding {
  if (!finding.column) return { ...finding, words: { zh, en } };
  const { zh: inZh, en: inEn } = COLUMNS[finding.column];
  return { ...finding, words: { zh: `${inZh}：${zh}`, en: `${inEn}: ${en}` } };
}
