import type { LocalDate } from '#kernel';
import type { Basis } from '../definition.js';

/** Where a rule stands. Only the first three can found a licence (行政许可法 14-17); `rule` and `document` never do. */
export type LawKind = 'law' | 'regulation' | 'state-council' | 'rule' | 'document';

const FOUNDING: readonly LawKind[] = ['law', 'regulation', 'state-council'];
const IN_BRACKETS = /[(（][^)）]*[)）]?/g;

interface Validity {
  readonly from?: string;
  readonly until?: string;
}

/**
 * Laws that changed while catalogues were in use. 生态环境法典 1242 repeals the environmental laws of before; 水利部令53号 and
 * 国家发展改革委令2025年第31号 replace the rules beside them.
 */
const VALIDITY: Readonly<Record<string, Validity>> = {
  生态环境法典: { from: '2026-08-15' },
  环境保护法: { until: '2026-08-15' },
  环境影响评价法: { until: '2026-08-15' },
  水污染防治法: { until: '2026-08-15' },
  大气污染防治法: { until: '2026-08-15' },
  固体废物污染环境防治法: { until: '2026-08-15' },
  土壤污染防治法: { until: '2026-08-15' },
  噪声污染防治法: { until: '2026-08-15' },
  危险化学品安全法: { from: '2026-05-01' },
  固定资产投资项目节能审查和碳排放评价办法: { from: '2025-09-01' },
  固定资产投资项目节能审查办法: { until: '2025-09-01' },
  开发建设项目水土保持方案编报审批管理规定: { until: '2023-03-01' },
};

/** The kind of a law by its name, as drafters are bound to name it (立法法, 行政法规制定程序条例 5: only regulations are 条例). */
export function lawKind(law: string): LawKind {
  const name = nameOf(law);
  if (/^国发〔|^国函〔|国务院.*决定$/.test(name)) return 'state-council';
  if (/(办法|规定|规范|规则|细则)$|令\d+号/.test(name)) return 'rule';
  if (/(法|法典)$/.test(name)) return 'law';
  return name.endsWith('条例') ? 'regulation' : 'document';
}

/** Several laws may stand in one line; the highest counts. */
export function canFound({ law }: Pick<Basis, 'law'>): boolean {
  return law.split(/[;；]/).some((part) => FOUNDING.includes(lawKind(part)));
}

/** In force on the day, as far as its name or the list above tells: 原, (2026-08-15废止), (2025-03-01施行). */
export function inForce({ law }: Pick<Basis, 'law'>, on: LocalDate): boolean {
  const listed = VALIDITY[nameOf(law)];
  const from = /(\d{4}-\d{2}-\d{2})起?施行/.exec(law)?.[1] ?? listed?.from;
  const until = /(\d{4}-\d{2}-\d{2})起?废止/.exec(law)?.[1] ?? listed?.until;
  if (law.startsWith('原') && until === undefined) return false;
  return (from === undefined || from <= on) && (until === undefined || on < until);
}

function nameOf(law: string): string {
  return law
    .replace(IN_BRACKETS, '')
    .replace(/^原?\s*(中华人民共和国)?/, '')
    .replace(/\s*[\d¶第条款,、.\s-]+$/, '')
    .trim();
}
