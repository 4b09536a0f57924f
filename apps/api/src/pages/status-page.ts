import type { ExplainedStatus } from '#casework';
import type { Reader } from '../words/reader.js';
import { type GridColumn, grid } from './grid.js';
import { chinaDay } from './history.js';
import { type Html, html, type Part } from './html.js';
import { factList } from './item-facts.js';
import type { Page } from './layout.js';
import { published } from './parts.js';
import { datesOf } from './status-dates.js';
import type { Keys } from './status-form.js';

type Item = ExplainedStatus['items'][number];

/** How a case stands, for whoever has its receipt number and query code: each item, what is asked of the applicant, why each date. */
export function statusPage(reader: Reader, keys: Keys, status: ExplainedStatus): Page {
  const { receiptNo, guideName, items } = status;
  return {
    title: `${receiptNo} · ${reader.said('办件查询', 'Status of a case')}`,
    path: '/cases',
    parameters: { ...keys },
    body: html`<p class="trail"><a href="${reader.to('/cases')}">${reader.said('办件查询', 'Status of a case')}</a></p>
<h1>${reader.say(guideName)}</h1>
<p class="lead">${reader.said('收件编号', 'Receipt number')} <span class="code">${receiptNo}</span></p>
${progressOf(reader, status)}
${askedOf(reader, items)}
<h2 id="items">${reader.said('事项', 'Items')}</h2>
${itemTable(reader, items)}
<h2 id="dates">${reader.said('日期从何而来', 'Why each date is what it is')}</h2>
${datesOf(reader, status)}`,
  };
}

function progressOf(
  reader: Reader,
  { status, items, submittedAt, concludedAt, today }: ExplainedStatus,
): Html {
  const decided = items.filter(({ decidedOn }) => decidedOn !== null).length;
  const open = status === 'open';
  return html`<ul class="tags"><li>${open ? reader.said('办理中', 'in progress') : reader.said('已办结', 'concluded')}</li>
<li>${reader.said(`共 ${items.length} 项，已决定 ${decided} 项`, `${decided} of ${items.length} items decided`)}</li></ul>
${factList([
  [reader.said('收件日期', 'Received on'), chinaDay(submittedAt)],
  ...(concludedAt ? [[reader.said('办结日期', 'Concluded on'), chinaDay(concludedAt)] as const] : []),
  [reader.said('截至', 'As of'), today],
])}`;
}

/** What the applicant does next, before anything else: a supplement is the one thing that nobody can do for them. */
function askedOf(reader: Reader, items: readonly Item[]): Part {
  const asking = items.filter(({ awaited }) => awaited.length > 0);
  const remedy = items.find((item) => item.remedy)?.remedy;
  return [
    asking.length > 0 &&
      html`<div class="notice" role="note"><p>${reader.said('请补交：', 'Still asked of you:')}</p>
<ul>${asking.map((item) => askedLine(reader, item))}</ul></div>`,
    remedy && html`<div class="notice" role="note"><p>${reader.say(remedy)}</p></div>`,
  ];
}

/** Limits that the applicant keeps. */
const OWN = ['supplement', 'reminder', 'asked', 'debt'];

function askedLine(reader: Reader, { name, awaited, receipt }: Item): Html {
  const running = (receipt?.clocks ?? []).filter(({ kind, ended }) => OWN.includes(kind) && !ended);
  const until = running.at(-1)?.dueOn;
  const lines = awaited.map(
    (line, at) => html`${at > 0 && reader.said('；', '; ')}${published(reader, line)}`,
  );
  return html`<li>${reader.say(name)}${reader.said('：', ': ')}${lines}${until && reader.said(`（不迟于 ${until}）`, ` (until ${until})`)}</li>
`;
}

function itemTable(reader: Reader, items: readonly Item[]): Html {
  const columns: GridColumn<Item>[] = [
    {
      title: reader.said('事项', 'Item'),
      cell: ({ n, code, name }) =>
        html`${n}. <a href="${reader.to(`/catalogue/items/${code}`)}" rel="noreferrer">${reader.say(name)}</a>`,
    },
    { title: reader.said('办理机关', 'Organ'), cell: ({ organ }) => reader.say(organ) },
    { title: reader.said('状态', 'Status'), cell: ({ status }) => reader.say(status), short: true },
    {
      title: reader.said('下一步', 'Next'),
      cell: ({ nextAction }) => (nextAction ? reader.say(nextAction) : '–'),
    },
    { title: reader.said('应办结日', 'Due'), cell: dueCell(reader), short: true },
    { title: reader.said('决定日', 'Decided'), cell: ({ decidedOn }) => decidedOn ?? '–', short: true },
  ];
  return grid(
    reader.said(
      '各事项同日并联启动，互不为前置',
      'All items started on the same day; none waits for another',
    ),
    columns,
    items,
  );
}

const dueCell =
  (reader: Reader) =>
  ({ n, dueOn, remedy, receipt }: Item): Part => {
    if (!dueOn) return '–';
    return html`<a href="#date-${n}">${dueOn}</a>${receipt?.shown.provisional && html` <span class="soft">${reader.said('暂定', 'provisional')}</span>`}${remedy && html` <span class="demo">${reader.said('已超期', 'overdue')}</span>`}`;
  };
