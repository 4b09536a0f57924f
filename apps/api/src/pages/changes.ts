import type { VersionRow } from '#catalogue';
import type { Change } from '#model/catalogue';
import { operationIn, pendingIn, placeIn } from '../words/operation-words.js';
import type { Reader } from '../words/reader.js';
import { type GridColumn, grid } from './grid.js';
import { type Html, html, type Part } from './html.js';
import { published } from './parts.js';

/** What each version changed, by whom it was ordered, and what it meant for items under way; newest first. */
export function changeList(reader: Reader, versions: readonly VersionRow[]): Part {
  return versions.map((row) => {
    const { version, operation, changes } = row;
    if (operation === null && changes.length === 0) return null;
    const title = reader.said(`第 ${version} 版的变更`, `What version ${version} changed`);
    return html`<h3>${title}</h3>
${saidOf(reader, row)}
${changes.length > 0 && changeTable(reader, title, changes)}`;
  });
}

function saidOf(reader: Reader, { operation, pending }: VersionRow): Part {
  const said = [operation && operationIn(reader, operation), pending && pendingIn(reader, pending)].filter(
    (each) => each !== null,
  );
  return said.length > 0 && html`<p>${published(reader, said.join(reader.said('；', '; ')))}</p>`;
}

function changeTable(reader: Reader, title: string, changes: readonly Change[]): Html {
  const columns: GridColumn<Change>[] = [
    { title: reader.said('何处', 'Where'), cell: ({ at }) => placeIn(reader, at) },
    {
      title: reader.said('原为', 'Before'),
      cell: ({ before }) => before !== undefined && html`<del>${shortOf(reader, before)}</del>`,
    },
    {
      title: reader.said('现为', 'Now'),
      cell: ({ after }) => after !== undefined && html`<ins>${shortOf(reader, after)}</ins>`,
    },
  ];
  return grid(
    reader.said(`${title}（${changes.length} 处）`, `${title} (${changes.length})`),
    columns,
    changes,
  );
}

const LONGEST = 300;

/** A changed value in short: what names it, where it is a thing with parts. The whole of it is in the version itself. */
function shortOf(reader: Reader, value: unknown): Part {
  if (value === null) return reader.said('无', 'none');
  if (typeof value === 'boolean') return value ? reader.said('是', 'yes') : reader.said('否', 'no');
  const { zh, en, name, text, phrase } = value as Readonly<Record<string, unknown>>;
  const told = { zh, en }[reader.language] ?? name ?? text ?? phrase;
  if (typeof told === 'string') return published(reader, told);
  if (typeof told === 'object' && told !== null) return shortOf(reader, told);
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  return published(reader, written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written);
}
