import type { Effects } from '#catalogue';
import type { Reader } from '../words/reader.js';
import { STEPS } from '../words/terms.js';
import { type Column, type Table, tableOf } from './table.js';

type Period = Effects['periods'][number];
type Line = Period & { readonly step: Period['operations'][number] };

/** What each operation did in each period, and the list at the end of it: a line for every operation. */
export function effectLines(reader: Reader, { periods }: Effects): Table {
  const lines = periods.flatMap((period) => period.operations.map((step) => ({ ...period, step })));
  const columns: Column<Line>[] = [
    [reader.said('时期', 'Period'), ({ period }) => period],
    [reader.said('变动', 'What was done'), ({ step }) => reader.word(STEPS, step.kind)],
    [reader.said('版本数', 'Versions'), ({ step }) => step.versions],
    [reader.said('事项数变化', 'Change in items'), ({ step }) => step.items],
    [reader.said('承诺工作日变化', 'Change in promised working days'), ({ step }) => step.workingDays],
    [reader.said('承诺自然日变化', 'Change in promised calendar days'), ({ step }) => step.calendarDays],
    [reader.said('期末事项数', 'Items at its end'), ({ inForce }) => inForce],
    [reader.said('期末承诺工作日合计', 'Promised working days'), ({ workingDays }) => workingDays.sum],
    [reader.said('期末承诺自然日合计', 'Promised calendar days'), ({ calendarDays }) => calendarDays.sum],
  ];
  return tableOf(columns, lines);
}
