import type { Effects } from '#catalogue';
import type { Reader } from '../words/reader.js';
import { STEPS } from '../words/terms.js';
import { type GridColumn, grid } from './grid.js';
import { html, type Part } from './html.js';
import type { Page } from './layout.js';

type Period = Effects['periods'][number];
type Step = Period['operations'][number];

/** What publishing did to the list over time: how many items, how many promised days. */
export function effectsPage(reader: Reader, { asOf, periods }: Effects, by: 'month' | 'year'): Page {
  const other = by === 'month' ? 'year' : 'month';
  const title = reader.said('清单的动态调整', 'The list over time');
  const switched = reader.to('/catalogue/effects', { by: other });
  const words = other === 'year' ? reader.said('按年', 'by year') : reader.said('按月', 'by month');
  return {
    title,
    path: '/catalogue/effects',
    parameters: { by },
    body: html`<p class="trail"><a href="${reader.to('/catalogue')}">${reader.said('目录', 'Catalogue')}</a></p>
<h1>${title}</h1>
<p class="lead">${reader.said(
      '取消、下放、整合、压缩时限，以及列入和修订，各使清单上的事项数和承诺天数变化多少。',
      'What cancelling, delegating, merging and shortening, introducing and revising did to the number of items and of promised days.',
    )}</p>
<p class="soft">${reader.said(`截至 ${asOf}`, `As of ${asOf}`)} · <a href="${switched}">${words}</a> · <a href="/public/v1/catalogue/effects?by=${by}">JSON</a> · <a href="/public/v1/catalogue/effects?by=${by}&amp;format=csv">CSV</a></p>
${periods.length === 0 ? html`<p>${reader.said('还没有公布过事项。', 'Nothing has been published yet.')}</p>` : periodTable(reader, periods)}`,
  };
}

function periodTable(reader: Reader, periods: readonly Period[]): Part {
  const columns: GridColumn<Period>[] = [
    { title: reader.said('时期', 'Period'), cell: ({ period }) => period, short: true },
    {
      title: reader.said('变动', 'What was done'),
      cell: ({ operations }) => operations.map((step) => html`<div>${stepIn(reader, step)}</div>`),
    },
    { title: reader.said('期末事项数', 'Items at its end'), cell: ({ inForce }) => inForce, short: true },
    {
      title: reader.said('承诺工作日合计', 'Promised working days'),
      cell: ({ workingDays }) => workingDays.sum,
      short: true,
    },
    { title: reader.said('中位数', 'Median'), cell: ({ workingDays }) => workingDays.median, short: true },
  ];
  return grid(reader.said('事项数与承诺天数', 'Items and promised days'), columns, [...periods].reverse());
}

function stepIn(reader: Reader, { kind, versions, items, workingDays, calendarDays }: Step): string {
  const parts = [
    reader.said(`${reader.word(STEPS, kind)} ${versions} 次`, `${reader.word(STEPS, kind)}: ${versions}`),
    items !== 0 && reader.said(`事项 ${signed(items)}`, `items ${signed(items)}`),
    workingDays !== 0 && reader.said(`工作日 ${signed(workingDays)}`, `working days ${signed(workingDays)}`),
    calendarDays !== 0 &&
      reader.said(`自然日 ${signed(calendarDays)}`, `calendar days ${signed(calendarDays)}`),
  ];
  return parts.filter((part) => part !== false).join(reader.said('，', ', '));
}

const signed = (n: number) => (n > 0 ? `+${n}` : `−${Math.abs(n)}`);
