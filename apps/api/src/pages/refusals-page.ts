import type { Sentence } from '../http/sentence.js';
import { SENTENCES } from '../http/sentences.js';
import type { Reader } from '../words/reader.js';
import { type GridColumn, grid } from './grid.js';
import { html } from './html.js';
import type { Page } from './layout.js';

type Refusal = readonly [code: string, sentence: Sentence];

/** Every refusal with its anchor: a problem's `type` points into it (RFC 9457, 3.1.1). */
export function refusalsPage(reader: Reader): Page {
  const title = reader.said('拒绝代码', 'Refusals and their codes');
  const columns: GridColumn<Refusal>[] = [
    {
      title: reader.said('代码', 'Code'),
      cell: ([code]) => html`<span class="code" id="${code}">${code}</span>`,
    },
    { title: 'HTTP', cell: ([, { status }]) => status, short: true },
    { title: reader.said('说明', 'What is said'), cell: ([, { zh, en }]) => reader.say({ zh, en }) },
  ];
  const rows = Object.entries(SENTENCES).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    title,
    path: '/docs/problems',
    body: html`<h1>${title}</h1>
<p class="lead">${reader.said(
      '接口每次拒绝都带有其中一个代码；花括号中的词按实际填写。',
      'Each refusal of the API carries one of these codes; words in braces are filled in.',
    )}</p>
${grid(title, columns, rows)}`,
  };
}
