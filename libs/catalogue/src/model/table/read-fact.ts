import type { Bilingual } from '#kernel';
import { rangeOf } from './axis.js';
import { decimalsOf, type Fact, readPoint, within } from './cell.js';
import { stepOf } from './exact.js';
import type { TableInput } from './table-definition.js';

/** A fact of the column, exactly as it was given: decimal texts, or numbers that a person could have typed. Null: no such fact. */
export function readFact(input: TableInput, value: unknown): Fact | null {
  switch (input.kind) {
    case 'flag':
      return typeof value === 'boolean' ? value : null;
    case 'choice':
      return typeof value === 'string' && input.values?.includes(value) ? new Set([value]) : null;
    case 'texts':
      return readTexts(input, value);
    case 'number':
    case 'date':
      return readFigure(input, input.kind, value);
  }
}

function readTexts({ values }: TableInput, value: unknown): Fact | null {
  if (!Array.isArray(value)) return null;
  const known = (word: unknown) =>
    typeof word === 'string' && (values === undefined || values.includes(word));
  return value.every(known) ? new Set(value as string[]) : null;
}

function readFigure(input: TableInput, kind: 'number' | 'date', value: unknown): Fact | null {
  const point = readPoint(kind, value);
  if (point === null || point % stepOf(decimalsOf(input)) !== 0n) return null;
  const range = rangeOf(input);
  return range.length === 0 || range.some((span) => within(span, point)) ? point : null;
}

const KINDS: Readonly<Record<TableInput['kind'], Bilingual>> = {
  flag: { zh: '须为 true 或 false', en: 'true or false is expected' },
  choice: { zh: '须为所列之一', en: 'one of those listed is expected' },
  texts: { zh: '须为文本的列表', en: 'a list of texts is expected' },
  number: { zh: '须为数字', en: 'a number is expected' },
  date: { zh: '须为日期（YYYY-MM-DD）', en: 'a day is expected (YYYY-MM-DD)' },
};

/** What a fact of the column must be, as FACT_WRONG says it: `rule` and `ruleEn`. Unit and values stand there as they are published. */
export function ruleOf({ kind, unit, decimals, range, values }: TableInput): FactRule {
  const parts: readonly (Bilingual | false)[] = [
    KINDS[kind],
    unit !== undefined && { zh: `单位${unit}`, en: `in “${unit}”` },
    decimals !== undefined && { zh: `最多${decimals}位小数`, en: `with ${decimals} decimals at most` },
    range !== undefined && range !== '' && { zh: `范围 ${range}`, en: `within ${range}` },
    values !== undefined && { zh: `可用：${values.join('、')}`, en: `out of: “${values.join('”, “')}”` },
  ];
  const said = parts.filter((part) => part !== false);
  return { rule: said.map(({ zh }) => zh).join('，'), ruleEn: said.map(({ en }) => en).join(', ') };
}

/** Each language by itself: a sentence holds one. */
export interface FactRule extends Readonly<Record<string, string>> {
  readonly rule: string;
  readonly ruleEn: string;
}
