import { type Html, html, type Part } from './html.js';

/** A column of a table. The first heads its rows. */
export interface GridColumn<T> {
  readonly title: string;
  readonly cell: (row: T) => Part;
  /** Never broken into lines. */
  readonly short?: boolean;
}

/**
 * A table with its caption. On a phone each row becomes a card, and cells bring their titles along; the roles are written out
 * because a browser forgets them where a table is laid out as blocks (WCAG 2.2, 1.3.1).
 */
export function grid<T>(caption: string, columns: readonly GridColumn<T>[], rows: readonly T[]): Html {
  const heads = columns.map(
    ({ title, short }) => html`<th scope="col" role="columnheader"${kind(short)}>${title}</th>`,
  );
  const lines = rows.map(
    (row) => html`<tr role="row">${columns.map((column, at) => cellOf(column, row, at === 0))}</tr>
`,
  );
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table class="cards-when-narrow" role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${lines}</tbody></table></div>`;
}

function cellOf<T>({ title, cell, short }: GridColumn<T>, row: T, first: boolean): Html {
  if (first) return html`<th scope="row" role="rowheader"${kind(short)}>${cell(row)}</th>`;
  return html`<td role="cell" data-label="${title}"${kind(short)}>${cell(row)}</td>`;
}

const kind = (short: boolean | undefined) => short && html` class="short"`;
