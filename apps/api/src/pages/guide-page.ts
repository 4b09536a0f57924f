import type { WholeGuide } from '#catalogue';
import { type GuideDefinition, guideForm, type ItemDefinition } from '#model/catalogue';
import { limitIn } from '../words/limit-words.js';
import type { Reader } from '../words/reader.js';
import { GUIDE_STANDINGS, NATURES, STAGES } from '../words/terms.js';
import { changeList } from './changes.js';
import { chartOf } from './chart.js';
import { type GridColumn, grid } from './grid.js';
import { formTable, paperTables } from './guide-form.js';
import { sessionFacts } from './guide-sessions.js';
import { windowFacts } from './guide-window.js';
import { historyTable, printedLine, standingNotice } from './history.js';
import { html, type Part } from './html.js';
import { factList } from './item-facts.js';
import type { Page } from './layout.js';
import { demoMark, itemLink, listed, type Names, published, sourceOf, stageOf } from './parts.js';
import { sectioned } from './sections.js';

/** One occasion: its items side by side, what is asked once for all of them, and how they run. */
export function guidePage(reader: Reader, whole: WholeGuide, permanent: boolean): Page {
  const { content: guide, version, versions, items, named } = whole;
  const address = `/catalogue/guides/${guide.code}`;
  const path = permanent ? `${address}/versions/${version}` : address;
  const names: Names = new Map(named.map(({ code, name }) => [code, name]));
  const form = guideForm(guide, items);
  return {
    title: reader.say(guide.name),
    path,
    data: `/public/v1${path}`,
    body: html`<p class="trail"><a href="${reader.to('/catalogue')}">${reader.said('目录', 'Catalogue')}</a> / ${reader.said('办事指南', 'Guide')}</p>
<h1>${reader.say(guide.name)}${demoMark(reader, guide.demo)}</h1>
<p class="soft" lang="${reader.other.tag}">${reader.other.say(guide.name)}</p>
<p class="lead">${reader.say(guide.summary)}</p>
${printedLine(reader, address, whole)}
${standingNotice(reader, address, whole)}
${certifiedLine(reader, address, whole)}
${sectioned(reader, [
  { id: 'items', title: reader.said('事项', 'Items'), body: itemsTable(reader, names, whole) },
  {
    id: 'chart',
    title: reader.said('并联图', 'Parallel chart'),
    body: items.length > 0 && chartOf(reader, guide, items),
  },
  { id: 'form', title: reader.said('申请表', 'Form'), body: formTable(reader, form) },
  { id: 'papers', title: reader.said('申请材料', 'Materials'), body: paperTables(reader, names, form) },
  { id: 'way', title: reader.said('怎样办理', 'How it runs'), body: wayOf(reader, names, guide) },
  {
    id: 'history',
    title: reader.said('变更历史', 'History'),
    body: html`${historyTable(reader, address, versions)}
${changeList(reader, versions)}`,
  },
])}`,
  };
}

/** The first line of the certificate, with the way to the whole. */
function certifiedLine(reader: Reader, address: string, { certificate }: WholeGuide): Part {
  if (!certificate) return null;
  return html`<div class="certified"><p>${reader.say(certificate.headline)}</p>
<p><a href="${reader.to(`${address}/certificate`)}">${reader.said('独立性证书', 'Certificate of independence')}</a></p></div>`;
}

interface Line {
  readonly line: GuideDefinition['items'][number];
  readonly item: ItemDefinition | undefined;
}

function itemsTable(reader: Reader, names: Names, { content, items }: WholeGuide): Part {
  const known = new Map(items.map((item) => [item.code, item]));
  const lines: Line[] = content.items.map((line) => ({ line, item: known.get(line.code) }));
  const columns: GridColumn<Line>[] = [
    { title: reader.said('事项', 'Item'), cell: ({ line }) => itemLink(reader, names, line.code) },
    {
      title: reader.said('性质', 'Nature'),
      cell: ({ item }) => item && reader.word(NATURES, item.nature),
      short: true,
    },
    {
      title: reader.said('承诺时限', 'Committed limit'),
      cell: ({ item }) =>
        item && html`${limitIn(reader, item.promise)}${demoMark(reader, item.promise.demo)}`,
      short: true,
    },
    {
      title: reader.said('法定时限', 'Statutory limit'),
      cell: ({ item }) =>
        item && (item.statutory ? limitIn(reader, item.statutory) : reader.said('无', 'none')),
      short: true,
    },
    { title: reader.said('何时需要', 'When needed'), cell: ({ line }) => needOf(reader, line) },
  ];
  return grid(
    reader.said('一次申请，各事项同日并联启动', 'One application; all items start on the same day'),
    columns,
    lines,
  );
}

function needOf(reader: Reader, { optional, when }: GuideDefinition['items'][number]): Part {
  if (!optional) return reader.said('必办', 'always');
  return when === undefined ? reader.said('按情形', 'as the case is') : published(reader, when);
}

function wayOf(
  reader: Reader,
  names: Names,
  { stage, standing, joint, occasion, lead, window, sessions }: GuideDefinition,
): Part {
  const waits = reader.said('等待法定前序结果的事项', 'An item whose decision awaits an earlier result');
  const none = reader.said('无，各事项各自计时', 'none: each item has its own');
  return factList([
    ...(occasion ? [[reader.said('适用情形', 'Occasion'), reader.say(occasion)] as const] : []),
    ...(lead ? [[reader.said('牵头部门', 'Lead department'), leadOf(reader, lead)] as const] : []),
    [reader.said('阶段', 'Stage'), stageOf(reader, { stage }, STAGES[stage.slice(0, 2)])],
    [waits, reader.word(GUIDE_STANDINGS, standing)],
    [reader.said('联合办理期限', 'Joint limit'), joint ? jointOf(reader, names, joint) : none],
    ...windowFacts(reader, window),
    ...sessionFacts(reader, names, sessions),
  ]);
}

const leadOf = (reader: Reader, { department, source, demo }: NonNullable<GuideDefinition['lead']>): Part =>
  html`${published(reader, department)}${demoMark(reader, demo)}<br><span class="soft">${sourceOf(reader, source)}</span>`;

function jointOf(reader: Reader, names: Names, joint: NonNullable<GuideDefinition['joint']>): Part {
  const items = listed(
    reader,
    joint.items.map((code) => itemLink(reader, names, code)),
    'and',
  );
  return html`${limitIn(reader, joint)}${demoMark(reader, joint.demo)}${reader.said('；可延长', '; extensible by ')}${limitIn(reader, joint.extension)}<br>
<span class="soft">${published(reader, joint.document)}</span><br>${items}`;
}
