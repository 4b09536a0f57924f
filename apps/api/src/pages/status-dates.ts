import type { ExplainedStatus } from '#casework';
import type { Bilingual } from '#kernel';
import type { Change, ClockReceipt, Receipt } from '#model/casework';
import { limitIn } from '../words/limit-words.js';
import type { Reader } from '../words/reader.js';
import { CAUSES, eventWords, MADE_UP, ROLLED } from '../words/receipt-words.js';
import { CLOCKS } from '../words/terms.js';
import { type GridColumn, grid } from './grid.js';
import { type Html, html, type Part } from './html.js';
import { demoMark, published, sourceOf } from './parts.js';

/** Of an item that cannot be read. It is no fault of the applicant's, and no clock stops for it. */
const UNDER_REPAIR = {
  zh: '此事项的记录正在修复，日期暂不能说明；办理期限照常计算。',
  en: 'The record of this item is being repaired: its dates cannot be explained for now. Its clocks run on.',
};

const JOINT_HELD = {
  zh: '有事项的记录正在修复，联合办理期限要到修复之后才能说明；期限照常计算。',
  en: 'The joint limit cannot be told until the record of an item is repaired. It runs on.',
};

/** Where acceptance, and with it the promise, may still come. */
const UNACCEPTED = ['planned', 'filed', 'correcting'];

/** Receipts of deadlines as people read them: limit, first day, what was not counted, what moved the date. */
export function datesOf(reader: Reader, { joint, jointHeld, items }: ExplainedStatus): Html {
  const whole = jointHeld ? html`<p>${reader.say(JOINT_HELD)}</p>` : joint && clocksOf(reader, joint);
  return html`${whole && html`<h3>${reader.said('联合办理的事项', 'Items handled jointly')}</h3>${whole}`}
${items.map(
  ({ n, name, standing, receipt }) => html`<details><summary>${n}. ${reader.say(name)}</summary>
<div id="date-${n}">${
    receipt
      ? html`${clocksOf(reader, receipt)}
${UNACCEPTED.includes(standing) && promiseToCome(reader, receipt)}`
      : html`<p>${reader.say(UNDER_REPAIR)}</p>`
  }</div></details>
`,
)}`;
}

function clocksOf(reader: Reader, receipt: Receipt): Part {
  const { clocks } = receipt;
  if (clocks.length === 0)
    return html`<p class="soft">${reader.said('还没有期限开始计算。', 'No clock has begun yet.')}</p>`;
  const columns: GridColumn<ClockReceipt>[] = [
    {
      title: reader.said('期限', 'Limit'),
      cell: ({ kind, article, demo }) =>
        html`${reader.word(CLOCKS, kind)}${demoMark(reader, demo)}<br><span class="soft">${sourceOf(reader, article)}</span>`,
    },
    { title: reader.said('时长', 'Length'), cell: ({ limit }) => limitIn(reader, limit), short: true },
    {
      title: reader.said('起算', 'From'),
      cell: ({ start }) => html`${start.on} ${happening(reader, start.event)}`,
    },
    { title: reader.said('届满', 'To'), cell: (clock) => endOf(reader, clock) },
    { title: reader.said('计算', 'Counting'), cell: (clock) => countingOf(reader, receipt, clock) },
  ];
  return grid(reader.said('期限及其计算', 'Limits and how they are counted'), columns, clocks);
}

/** The committed limit is told before it runs: it is what was promised. What is decided anew by a day has none to come. */
function promiseToCome(reader: Reader, { limits: { promise }, clocks }: Receipt): Part {
  if (!promise || promise.runsFrom !== null || clocks.some(({ kind }) => kind === 'redecision')) return null;
  const limit = limitIn(reader, promise);
  return html`<p class="soft">${reader.said(`承诺时限 ${limit}，自受理之日起计算。`, `Committed limit: ${limit}, from acceptance.`)}</p>`;
}

const happening = (reader: Reader, event: string): Part => {
  const words = eventWords(event);
  return words && html`<span class="soft">${reader.say(words)}</span>`;
};

function endOf(reader: Reader, { dueOn, provisional, bounds, ended }: ClockReceipt): Part {
  const due = dueOn ?? reader.said('停止计算', 'stands still');
  const between = provisional && html`<br><span class="soft">${betweenOf(reader, bounds)}</span>`;
  const kept =
    ended &&
    html`<br><span class="soft">${ended.on} ${happening(reader, ended.event)}${reader.said('，', ', ')}${ended.inTime ? reader.said('按期', 'in time') : reader.said('超期', 'late')}</span>`;
  return html`${due}${between}${kept}`;
}

function betweenOf(reader: Reader, bounds: ClockReceipt['bounds']): string {
  const earliest = bounds?.earliest ?? '–';
  const latest = bounds?.latest ?? reader.said('待定', 'not known yet');
  return reader.said(`暂定，最早 ${earliest}，最晚 ${latest}`, `provisional, from ${earliest} to ${latest}`);
}

function countingOf(reader: Reader, receipt: Receipt, clock: ClockReceipt): Part {
  const { changes, madeUp, roll } = clock;
  const lines = [
    ...changes.map((change) => changeOf(reader, receipt, change)),
    ...notCounted(reader, clock),
    ...madeUp.map(({ date, name }) => filledIn(reader, MADE_UP, { date, name })),
    ...(roll ? [filledIn(reader, ROLLED, { date: roll.from, article: roll.article })] : []),
  ];
  return html`<ul class="plain">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function changeOf(reader: Reader, { stops }: Receipt, change: Change): Part {
  const { cause, on, ground = '', article = '', paper = '', start, limit, from, to } = change;
  const name = stops.find((stop) => stop.ground.id === ground)?.ground.name;
  const none = reader.said('停止', 'stopped');
  const words = filledIn(reader, CAUSES[cause], {
    ...{ on, article, paper, was: start?.was, is: start?.is },
    ground: name ? reader.say(name) : ground,
    before: limit && limitIn(reader, limit.was),
    after: limit && limitIn(reader, limit.is),
  });
  return html`${words}${reader.said('：', ': ')}${from ?? none} → ${to ?? none}`;
}

/** A sentence with `{names}` filled in; what was published in Chinese only says so where it stands in an English one. */
function filledIn(
  reader: Reader,
  words: Bilingual,
  values: Readonly<Record<string, string | undefined>>,
): Part {
  const pieces = reader.say(words).split(/\{(\w+)\}/);
  return pieces.map((piece, at) => (at % 2 === 0 ? piece : published(reader, values[piece] ?? '')));
}

/** Days off are told by name where a notice names them; weekends by their number. */
function notCounted(reader: Reader, { limit, skipped }: ClockReceipt): Part[] {
  if (limit.unit !== 'working_day') return [];
  const off = skipped.filter(({ reason }) => reason === 'day-off');
  const weekend = off.filter(({ paper }) => paper === null).length;
  const named = new Map<string, string[]>();
  for (const { name, paper, date } of off)
    if (paper !== null) named.set(name, [...(named.get(name) ?? []), date.slice(5)]);
  const and = reader.said('；', '; ');
  const parts: Part[] = [...named].map(
    ([name, days]) => html`${published(reader, name)} ${days.join(reader.said('、', ', '))}`,
  );
  if (weekend > 0) parts.unshift(reader.said(`周末 ${weekend} 天`, `weekend days (${weekend})`));
  if (parts.length === 0) return [];
  return [html`${reader.said('不计入：', 'not counted: ')}${parts.map((part, at) => [at > 0 && and, part])}`];
}
