import type { Bilingual } from '#kernel';
import { type CheckedCode, checkCreditCode } from './check-code.js';
import { type CodeFinding, codeWords } from './code-finding.js';
import { DEPARTMENTS } from './prefixes.js';
import type { Region } from './region.js';

export type PartName = 'department' | 'category' | 'region' | 'organisation' | 'check';

/** A part of a code. `from` and `to` count characters from 1, both included; `meaning` null: not known here. */
export interface CodePart {
  readonly part: PartName;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly name: Bilingual;
  readonly meaning: Bilingual | null;
}

export interface ExplainedCode extends Omit<CheckedCode, 'findings'> {
  /** Of 18 characters; none of a text of another length. */
  readonly parts: readonly CodePart[];
  readonly findings: readonly (CodeFinding & { readonly words: Bilingual })[];
}

const PARTS: readonly (readonly [PartName, number, number, string, string])[] = [
  ['department', 1, 1, '登记管理部门', 'registration department'],
  ['category', 2, 2, '机构类别', 'organisation category'],
  ['region', 3, 8, '登记管理机关行政区划', 'region of the registration authority'],
  ['organisation', 9, 17, '主体标识码（组织机构代码）', 'organisation code'],
  ['check', 18, 18, '校验码', 'check character'],
];

/** A code part by part, and what is wrong with it; `regionOf` knows a region by its six digits, null where it does not. */
export function explainCode(text: string, regionOf: (code: string) => Region | null): ExplainedCode {
  const { code, valid, findings } = checkCreditCode(text);
  const parts = [...code].length === 18 ? PARTS : [];
  return {
    code,
    valid,
    parts: parts.map(([part, from, to, zh, en]) => {
      const name = { zh, en };
      return {
        part,
        from,
        to,
        text: code.slice(from - 1, to),
        name,
        meaning: meaningOf(part, code, regionOf),
      };
    }),
    findings: findings.map((finding) => ({ ...finding, words: codeWords(finding) })),
  };
}

function meaningOf(
  part: PartName,
  code: string,
  regionOf: (code: string) => Region | null,
): Bilingual | null {
  const department = Object.hasOwn(DEPARTMENTS, code[0] ?? '') ? DEPARTMENTS[code[0] ?? ''] : undefined;
  switch (part) {
    case 'department':
      return department?.name ?? null;
    case 'category':
      return Object.hasOwn(department?.categories ?? {}, code[1] ?? '')
        ? (department?.categories[code[1] ?? ''] ?? null)
        : null;
    case 'region':
      return regionMeaning(regionOf(code.slice(2, 8)));
    case 'organisation': {
      const written = `${code.slice(8, 16)}-${code[16]}`;
      return { zh: `组织机构代码 ${written}（GB 11714）`, en: `organisation code ${written} (GB 11714)` };
    }
    case 'check':
      return {
        zh: '由前 17 位加权求和、模 31 得出',
        en: 'from the weighted sum of the 17 characters before it, modulo 31',
      };
  }
}

/** The digits are those of the day of registration: they stay when the region is coded anew. */
function regionMeaning(region: Region | null): Bilingual | null {
  if (!region?.until) return region?.name ?? null;
  const { name, until } = region;
  return { zh: `${name.zh}（此码用至 ${until} 年）`, en: `${name.en} (so coded until ${until})` };
}
