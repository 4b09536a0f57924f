import { type Finding, sayFault, sayFinding } from '#model/catalogue';
import type { ReadFault, Where } from './content.js';

/** A finding as the command tells it: the same words as the public check, with file and line. */
export interface Told {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly place: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly zh: string;
  readonly en: string;
  readonly cures: readonly string[];
}

export function toldFinding(it: Finding, where: Where | undefined): Told {
  const { code, severity, place, cure = [] } = it;
  return { code, severity, place, ...where, zh: sayFinding(it, 'zh'), en: sayFinding(it, 'en'), cures: cure };
}

export function toldFault({ code, place, params, broken: _, ...where }: ReadFault): Told {
  const words = { zh: sayFault(code, params, 'zh'), en: sayFault(code, params, 'en') };
  return { code, severity: 'error', place, ...where, ...words, cures: [] };
}

const SIGNS = { error: '✗', warning: '!', note: '·' } as const;

/** For people: each finding with its place, its sentence in both languages and what is offered against it; the verdict last. */
export function* asLines(
  told: readonly Told[],
  { verdict, items, guides }: { readonly verdict: string; readonly items: number; readonly guides: number },
): Generator<string> {
  for (const { severity, code, place, zh, en, cures, ...where } of told) {
    yield `${SIGNS[severity]} ${code} ${place}${at(where)}`;
    yield `    ${zh}`;
    yield `    ${en}`;
    if (cures.length > 0) yield `    可用的化解 · cures: ${cures.join(', ')}`;
  }
  const errors = told.filter(({ severity }) => severity === 'error').length;
  const others = told.length - errors;
  if (verdict === 'publishable')
    yield `✓ 可以公布：事项 ${items}，指南 ${guides}，提示 ${others} · publishable: items ${items}, guides ${guides}, remarks ${others}`;
  else
    yield `✗ 不能公布：错误 ${errors}，提示 ${others} · not publishable: errors ${errors}, remarks ${others}`;
}

function at({ file, line, column }: Partial<Where>): string {
  if (file === undefined) return '';
  return ` ${file}${line ? `:${line}` : ''}${line && column ? `:${column}` : ''}`;
}
