import type { ItemDefinition } from '#model/catalogue';
import type { PublicFigureRow } from '#supervision';
import { limitIn } from '../words/limit-words.js';
import type { Reader } from '../words/reader.js';
import { type GridColumn, grid } from './grid.js';
import { html, type Part } from './html.js';
import type { Page } from './layout.js';
import { demoMark } from './parts.js';

/** The public figures of one year. `items`: those that are published today, for what they promise. */
export interface YearOfFigures {
  readonly year: number;
  readonly thisYear: number;
  readonly parks: readonly PublicFigureRow[];
  readonly channels: readonly PublicFigureRow[];
  readonly items: readonly PublicFigureRow[];
  readonly published: ReadonlyMap<string, ItemDefinition>;
}

const ADDRESS = '/catalogue/figures';

/** How promises are kept (效能公开): what was promised beside what was needed, of parks, of the green channel and of every item. */
export function figuresPage(reader: Reader, figures: YearOfFigures): Page {
  const { year, parks, channels, items, published } = figures;
  const title = reader.said('效能公开', 'How promises are kept');
  const tables: readonly (readonly [string, readonly PublicFigureRow[], GridColumn<PublicFigureRow>[]])[] = [
    [reader.said('各园区', 'By park'), parks, []],
    [reader.said('绿色通道与普通通道', 'Green and ordinary channel'), channels, []],
    [reader.said('各事项', 'By item'), items, promised(reader, published)],
  ];
  return {
    title,
    path: ADDRESS,
    parameters: { year },
    body: html`<p class="trail"><a href="${reader.to('/catalogue')}">${reader.said('目录', 'Catalogue')}</a></p>
<h1>${title} ${year}</h1>
<p class="lead">${reader.said(
      '承诺几日办结、实际用了几日、有多少按期。',
      'How many days were promised, how many were needed, and how many decisions came in time.',
    )}</p>
<p class="soft">${yearsOf(reader, figures)} · <a href="/public/v1/figures?by=item&amp;year=${year}">JSON</a></p>
${
  items.length === 0
    ? html`<p>${reader.said('这一年还没有作出决定。', 'Nothing has been decided in this year.')}</p>`
    : tables.map(([caption, rows, more]) => grid(caption, columnsOf(reader, more), rows))
}
<p class="soft">${reader.said(
      '自受理之日起按各事项的工作日历计算；中位数是一半决定没有超过的天数。不足五件的只公布件数，以免看出是谁的办件。',
      'Counted in working days of the item’s own calendar from acceptance; half of the decisions took no longer than the median. Of fewer than five only the number is told, since the median of one would be one applicant’s business.',
    )}</p>`,
  };
}

function yearsOf(reader: Reader, { year, thisYear }: YearOfFigures): Part {
  const link = (to: number) => html`<a href="${reader.to(ADDRESS, { year: to })}">${to}</a>`;
  return html`${link(year - 1)}${year < thisYear && html` · ${link(year + 1)}`}`;
}

function columnsOf(reader: Reader, more: GridColumn<PublicFigureRow>[]): GridColumn<PublicFigureRow>[] {
  return [
    { title: reader.said('对象', 'Of'), cell: ({ name }) => reader.say(name) },
    { title: reader.said('已决定', 'Decided'), cell: ({ decided }) => decided, short: true },
    ...more,
    {
      title: reader.said('用时中位数（工作日）', 'Median of working days'),
      cell: ({ medianDays }) => medianDays ?? '–',
      short: true,
    },
    {
      title: reader.said('承诺时限内', 'Within the promise'),
      cell: ({ promiseRate }) => percent(promiseRate),
      short: true,
    },
    {
      title: reader.said('法定时限内', 'Within the statute'),
      cell: ({ statuteRate }) => percent(statuteRate),
      short: true,
    },
  ];
}

const percent = (rate: number | null) => (rate === null ? '–' : `${(rate * 100).toFixed(1)} %`);

/** What is promised today, beside what the law allows. */
function promised(reader: Reader, published: YearOfFigures['published']): GridColumn<PublicFigureRow>[] {
  return [
    {
      title: reader.said('承诺', 'Promised'),
      cell: ({ key }) => {
        const promise = published.get(key)?.promise;
        return promise ? html`${limitIn(reader, promise)}${demoMark(reader, promise.demo)}` : '–';
      },
      short: true,
    },
    {
      title: reader.said('法定', 'Statutory'),
      cell: ({ key }) => {
        const statutory = published.get(key)?.statutory;
        return statutory ? limitIn(reader, statutory) : '–';
      },
      short: true,
    },
  ];
}
