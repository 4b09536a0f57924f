import type { Found, FoundVersion } from '#catalogue';
import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import { limitIn } from '../words/limit-words.js';
import type { Reader } from '../words/reader.js';
import { NATURES } from '../words/terms.js';
import { type GridColumn, grid } from './grid.js';
import { type Html, html, type Part } from './html.js';
import type { Page } from './layout.js';
import { demoMark, published } from './parts.js';
import { type Asked, searchForm } from './search-form.js';

export interface Searched {
  readonly asked: Asked;
  readonly items: Found<ItemDefinition>;
  readonly guides: Found<GuideDefinition>;
  /** The cursor of the page that follows. */
  readonly next: string | undefined;
  /** Further pages have no guides again. */
  readonly first: boolean;
}

/** The front page: what there is, and what of it answers a search. */
export function searchPage(reader: Reader, { asked, items, guides, next, first }: Searched): Page {
  const narrowed = Object.values(asked).some((value) => value !== undefined);
  const { q = '' } = asked;
  const parameters = { ...asked };
  return {
    title: q ? reader.said(`查找“${q}”`, `Search “${q}”`) : reader.said('审批事项目录', 'Approval catalogue'),
    path: '/catalogue',
    parameters,
    data: `/public/v1${reader.to('/catalogue/items', parameters)}`,
    body: html`<h1>${reader.said('审批事项目录', 'Approval catalogue')}</h1>
<p class="lead">${reader.said(
      '园区投资项目的每个审批事项：由谁决定、决定什么、依据什么、何时办结。一次申请，各事项同日并联启动，互不为前置。',
      'Every approval of an investment project in the parks: who decides what, by which law, and by when. One application starts them all on the same day; none is a precondition of another.',
    )}</p>
${searchForm(reader, asked, items)}
${first && guidesOf(reader, guides, narrowed)}
<h2>${reader.said('事项', 'Items')}</h2>
<p role="status">${countOf(reader, items.total, narrowed)}</p>
${items.rows.length > 0 && resultTable(reader, items.rows)}
${next !== undefined && html`<p><a rel="next" href="${reader.to('/catalogue', { ...parameters, cursor: next })}">${reader.said('下一页', 'Next page')}</a></p>`}`,
  };
}

function countOf(reader: Reader, total: number, narrowed: boolean): string {
  if (total === 0)
    return reader.said(
      '没有找到。请换个说法，或者少选几个条件。',
      'Nothing was found. Try other words, or fewer filters.',
    );
  if (!narrowed) return reader.said(`现行有效的事项共 ${total} 项。`, `${total} items are in force.`);
  return reader.said(`找到 ${total} 项。`, total === 1 ? '1 item was found.' : `${total} items were found.`);
}

function guidesOf(reader: Reader, { rows }: Found<GuideDefinition>, narrowed: boolean): Part {
  if (rows.length === 0)
    return narrowed ? null : html`<p>${reader.said('还没有办事指南。', 'There is no guide yet.')}</p>`;
  return html`<h2 id="guides">${reader.said('办事指南', 'Guides')}</h2>
<ul class="cards">${byStage(rows).map(({ content }) => guideCard(reader, content))}</ul>`;
}

/** As a project goes through them; without words nothing else orders them. */
const byStage = (rows: Found<GuideDefinition>['rows']) =>
  [...rows].sort((a, b) => b.score - a.score || (a.content.stage < b.content.stage ? -1 : 1));

function guideCard(reader: Reader, { code, name, summary, items, demo }: GuideDefinition): Html {
  return html`<li><h3><a href="${reader.to(`/catalogue/guides/${code}`)}">${reader.say(name)}</a>${demoMark(reader, demo)}</h3>
<p>${reader.say(summary)}</p>
<p class="soft">${reader.said(`${items.length} 个事项`, `${items.length} items`)}</p></li>
`;
}

function resultTable(reader: Reader, rows: readonly FoundVersion<ItemDefinition>[]): Html {
  const placed = rows.some(({ organs }) => organs.length > 0);
  const columns: GridColumn<FoundVersion<ItemDefinition>>[] = [
    { title: reader.said('事项', 'Item'), cell: ({ content }) => nameOf(reader, content) },
    {
      title: reader.said('性质', 'Nature'),
      cell: ({ content }) => reader.word(NATURES, content.nature),
      short: true,
    },
    {
      title: placed ? reader.said('决定机关', 'Decided by') : reader.said('主管部门', 'Department'),
      cell: ({ content, organs }) =>
        placed
          ? organs.map((organ) => html`<div>${published(reader, organ)}</div>`)
          : published(reader, content.department),
    },
    {
      title: reader.said('承诺时限', 'Committed limit'),
      cell: ({ content }) =>
        html`${limitIn(reader, content.promise)}${demoMark(reader, content.promise.demo)}`,
      short: true,
    },
    {
      title: reader.said('法定时限', 'Statutory limit'),
      cell: ({ content }) =>
        content.statutory ? limitIn(reader, content.statutory) : reader.said('无', 'none'),
      short: true,
    },
  ];
  return grid(reader.said('事项及其期限', 'Items and their limits'), columns, rows);
}

const nameOf = (reader: Reader, { code, name }: ItemDefinition): Html =>
  html`<a href="${reader.to(`/catalogue/items/${code}`)}">${reader.say(name)}</a> <span class="code">${code}</span>`;
