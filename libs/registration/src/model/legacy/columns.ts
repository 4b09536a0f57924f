import type { Bilingual } from '#kernel';

/** The columns of a list of companies, in either language's words. */
export const COLUMNS = {
  name: { zh: '企业名称', en: 'name' },
  registrationNo: { zh: '注册号', en: 'registrationNo' },
  organisationCode: { zh: '组织机构代码', en: 'organisationCode' },
  taxNo: { zh: '税务登记号', en: 'taxNo' },
  creditCode: { zh: '统一社会信用代码', en: 'creditCode' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Column = keyof typeof COLUMNS;
export type NumberColumn = Exclude<Column, 'name'>;

/** The old numbers, and the code that takes their place. */
export const OLD_NUMBERS = ['registrationNo', 'organisationCode', 'taxNo'] as const;
export const NUMBERS: readonly NumberColumn[] = [...OLD_NUMBERS, 'creditCode'];

/** Which column a heading names; null for none. */
export function columnOf(heading: string): Column | null {
  const said = heading.trim();
  const names = Object.keys(COLUMNS) as Column[];
  return names.find((name) => COLUMNS[name].zh === said || COLUMNS[name].en === said) ?? null;
}

export type Numbers = Readonly<Record<NumberColumn, string | null>>;

/** A company with its old numbers as a list gives it. */
export interface ListedCompany extends Numbers {
  readonly name: string;
}

/** The organisation code of a company: its own, or the one in its new code or its tax number; null where none is told. */
export const organisationOf = ({ organisationCode, creditCode, taxNo }: Numbers): string | null =>
  organisationCode ?? creditCode?.slice(8, 17) ?? taxNo?.slice(6) ?? null;
