import type { ItemDefinition } from '#model/catalogue';
import { limitIn, startIn } from '../words/limit-words.js';
import type { Reader } from '../words/reader.js';
import { CLOCKS, GROUNDS } from '../words/terms.js';
import { type GridColumn, grid } from './grid.js';
import { type Html, html, type Part } from './html.js';
import { demoMark, published, sourceOf } from './parts.js';

/** Promise and statute side by side, as figures. */
export function limitFigures(reader: Reader, { promise, statutory, preAcceptance }: ItemDefinition): Html {
  return html`<dl class="limits">
<div class="promise"><dt>${reader.said('承诺时限', 'Committed limit')}</dt>
<dd class="figure">${limitIn(reader, promise)}${demoMark(reader, promise.demo)}</dd>
<dd class="small">${reader.said('自受理之日起', 'from acceptance')}</dd></div>
<div><dt>${reader.said('法定时限', 'Statutory limit')}</dt>
${
  statutory
    ? html`<dd class="figure">${limitIn(reader, statutory)}</dd>
<dd class="small">${startIn(reader, statutory)}</dd>`
    : html`<dd class="figure none">${reader.said('无', 'none')}</dd>
<dd class="small">${reader.said('法律没有规定期限', 'no law sets one')}</dd>`
}</div>
<div><dt>${reader.said('决定是否受理', 'Whether to accept')}</dt>
<dd class="figure">${limitIn(reader, preAcceptance)}</dd>
<dd class="small">${published(reader, preAcceptance.basis)}</dd></div>
</dl>`;
}

interface Limits {
  readonly name: string;
  readonly limit: Part;
  readonly start: Part;
  readonly extension: Part;
  readonly source: Part;
}

/** The three limits with start, extension and source. */
export function limitTable(reader: Reader, item: ItemDefinition): Html {
  const columns: GridColumn<Limits>[] = [
    { title: reader.said('期限', 'Limit'), cell: ({ name }) => name, short: true },
    { title: reader.said('时长', 'Length'), cell: ({ limit }) => limit, short: true },
    { title: reader.said('起算', 'Runs'), cell: ({ start }) => start },
    { title: reader.said('延长', 'Extension'), cell: ({ extension }) => extension },
    { title: reader.said('依据或来源', 'Basis or source'), cell: ({ source }) => source },
  ];
  return grid(reader.said('期限及其依据', 'Limits and what they rest on'), columns, limitsOf(reader, item));
}

function limitsOf(
  reader: Reader,
  { preAcceptance, promise, greenPromise, statutory }: ItemDefinition,
): Limits[] {
  const never = reader.said('不延长', 'never extended');
  const accepted = reader.said('自受理之日起', 'from acceptance');
  return [
    {
      name: reader.said('受理', 'Acceptance'),
      limit: limitIn(reader, preAcceptance),
      start: reader.said('自收到申请之日起', 'from receipt of the application'),
      extension: never,
      source: published(reader, preAcceptance.basis),
    },
    {
      name: reader.said('承诺', 'Promise'),
      limit: html`${limitIn(reader, promise)}${demoMark(reader, promise.demo)}`,
      start: accepted,
      extension: never,
      source: sourceOf(reader, promise.source),
    },
    ...(greenPromise
      ? [
          {
            name: reader.said('绿色通道承诺', 'Promise in the green channel'),
            limit: html`${limitIn(reader, greenPromise)}${demoMark(reader, greenPromise.demo)}`,
            start: accepted,
            extension: never,
            source: sourceOf(reader, greenPromise.source),
          },
        ]
      : []),
    {
      name: reader.said('法定', 'Statute'),
      limit: statutory ? limitIn(reader, statutory) : reader.said('无', 'none'),
      start: statutory && startIn(reader, statutory),
      extension: statutory && extensionOf(reader, statutory),
      source:
        statutory &&
        html`${sourceOf(reader, statutory.basis)} ${statutory.note !== undefined && sourceOf(reader, statutory.note)}`,
    },
  ];
}

function extensionOf(reader: Reader, { extension }: NonNullable<ItemDefinition['statutory']>): Part {
  if (!extension) return reader.said('不延长', 'none');
  const by = published(reader, extension.approver);
  return reader.language === 'zh'
    ? html`${limitIn(reader, extension)}，由${by}批准，一次为限`
    : html`${limitIn(reader, extension)}, once, approved by ${by}`;
}

/** What may stop which clock, and what ends the item. */
export function groundTable(reader: Reader, { grounds }: ItemDefinition): Part {
  if (grounds.length === 0)
    return html`<p>${reader.said('没有公布可以停止时钟的情形：期限不停。', 'No ground is published that stops a clock: none stops.')}</p>`;
  type Ground = ItemDefinition['grounds'][number];
  const columns: GridColumn<Ground>[] = [
    {
      title: reader.said('情形', 'Ground'),
      cell: ({ id, name }) => html`<span class="code">${id}</span> ${reader.say(name)}`,
    },
    { title: reader.said('类别', 'Kind'), cell: ({ kind }) => reader.word(GROUNDS, kind), short: true },
    { title: reader.said('停止的时钟', 'Clocks it stops'), cell: (ground) => stopped(reader, ground) },
    { title: reader.said('最长', 'At most'), cell: (ground) => capOf(reader, ground), short: true },
    { title: reader.said('依据', 'Article'), cell: ({ article }) => published(reader, article) },
  ];
  return grid(
    reader.said('只有下列情形可以停止时钟或者终结办理', 'Only these may stop a clock or end the item'),
    columns,
    grounds,
  );
}

function stopped(reader: Reader, { stops }: ItemDefinition['grounds'][number]): Part {
  if (stops.length === 0) return reader.said('不停止时钟', 'none');
  return reader.list(stops.map((clock) => reader.word(CLOCKS, clock)));
}

function capOf(reader: Reader, { cap, stops }: ItemDefinition['grounds'][number]): Part {
  if (stops.length === 0) return '–';
  return cap ? limitIn(reader, cap) : reader.said('以所需时间为限', 'as long as needed');
}
