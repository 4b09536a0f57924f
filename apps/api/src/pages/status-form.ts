import type { Reader } from '../words/reader.js';
import { type Html, html } from './html.js';
import type { Page } from './layout.js';

/** What opens the status of a case: both are printed for whoever applied. */
export interface Keys {
  readonly receipt?: string | undefined;
  readonly code?: string | undefined;
}

/**
 * Where a case is asked for. `missed`: nothing answers to what was typed in, and it is not told which of the two is wrong: both fields
 * are marked and described by the message, and keep what was typed, for one letter may be all that is wrong (WCAG 2.2, 3.3.1, 3.3.7).
 */
export function statusForm(reader: Reader, keys: Keys, missed: boolean): Page {
  const heading = reader.said('办件查询', 'Status of a case');
  return {
    title: missed ? `${reader.said('未查到', 'Not found')} · ${heading}` : heading,
    path: '/cases',
    parameters: { receipt: keys.receipt },
    body: html`<h1>${heading}</h1>
<p class="lead">${reader.said(
      '凭收件编号和查询码，查看每个事项办到哪一步、由谁办理、何时办结、日期从何而来。',
      'With receipt number and query code: how each item stands, who handles it, by when, and why that day.',
    )}</p>
${missed && html`<div class="notice" role="alert" id="missed"><p>${reader.said('没有与此收件编号和查询码相符的办件，请核对后重试。', 'No case has this receipt number with this query code. Please check both.')}</p></div>`}
${form(reader, keys, missed)}
<p class="soft">${reader.said(
      '两者都在提交申请时给出，查询码不分大小写。查询码如同钥匙：谁有它，谁就能看到办理进度，但看不到材料和个人信息。',
      'Both were given when the application was submitted; the query code may be typed in either case. It is a key: whoever has it sees how the case stands, but no paper and no person.',
    )}</p>`,
  };
}

function form(reader: Reader, { receipt, code }: Keys, missed: boolean): Html {
  const wrong = missed && html` aria-invalid="true" aria-describedby="missed"`;
  const filled = (typed: string | undefined) => typed !== undefined && html` value="${typed}"`;
  return html`<form class="search" method="get" action="/cases">
<div class="words"><div><label for="receipt">${reader.said('收件编号', 'Receipt number')}</label>
<input id="receipt" name="receipt" maxlength="40" required autocomplete="off" placeholder="QH20260000001"${filled(receipt)}${wrong}></div>
<div><label for="code">${reader.said('查询码', 'Query code')}</label>
<input id="code" name="code" maxlength="40" required autocomplete="off"${filled(code)}${wrong}></div>
<button type="submit">${reader.said('查询', 'Look up')}</button></div>
${reader.chosen && html`<input type="hidden" name="lang" value="${reader.tag}">`}
</form>`;
}
