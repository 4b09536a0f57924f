import { filled } from '#kernel';
import type { Cure } from '../definition.js';
import { FINDINGS, type FindingCode } from './finding-sentences.js';

/**
 * Something wrong in the catalogue. `place` names it in the manner of a JSON pointer, by codes and ids rather than numbers:
 * `items/C07/materials/M2`. `cure` lists what is offered against it; `line` is that of the YAML, where it came from one.
 * Publishable: no finding is an `error`.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning' | 'note';
  readonly place: string;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly cure?: readonly Cure[];
  readonly line?: number;
}

/** A finding as grave as its code says. */
export function finding(
  code: FindingCode,
  place: string,
  detail: Finding['detail'] = {},
  cure?: readonly Cure[],
): Finding {
  return { code, severity: FINDINGS[code].severity, place, detail, ...(cure && { cure }) };
}

/** The finding as a sentence, the same words wherever it is shown. `{name}` may be told apart by language: `name.zh`, `name.en`. */
export function sayFinding({ code, detail }: Finding, language: 'zh' | 'en'): string {
  return filled(FINDINGS[code][language], (name) => {
    const value = detail[`${name}.${language}`] ?? detail[name];
    return language === 'zh' && typeof value === 'string' ? inChinese(value) : value;
  });
}

/** A limit, which a detail holds as a clerk writes it in YAML (`7 working days`); everything else stays. */
function inChinese(value: string): string {
  const [, count, unit] = /^(\d+) (working|calendar) days?$/.exec(value) ?? [];
  if (count) return `${count} 个${unit === 'working' ? '工作日' : '自然日'}`;
  return value === 'same day' ? '当日' : value;
}
