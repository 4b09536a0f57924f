import type { Reader } from '../words/reader.js';
import { type Html, html, type Part } from './html.js';

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Part;
}

/** A long page in sections, with its contents beside it. Sections without a body are left out. */
export function sectioned(reader: Reader, all: readonly Section[]): Html {
  const sections = all.filter(({ body }) => body !== null && body !== undefined && body !== false);
  const title = reader.said('本页内容', 'On this page');
  return html`<div class="columns">
<nav class="contents" aria-labelledby="contents"><h2 id="contents">${title}</h2><ol>
${sections.map((section) => html`<li><a href="#${section.id}">${section.title}</a></li>\n`)}</ol></nav>
<div class="body">
${sections.map(
  (section) => html`<section id="${section.id}" aria-labelledby="${section.id}-title">
<h2 id="${section.id}-title">${section.title}</h2>
${section.body}
</section>
`,
)}</div>
</div>`;
}
