import type { VersionRow } from '#catalogue';
import type { Bilingual } from '#kernel';
import type { Reader } from '../words/reader.js';
import { VERSION_STANDINGS } from '../words/terms.js';
import { type GridColumn, grid } from './grid.js';
import { type Html, html, type Part } from './html.js';
import { published } from './parts.js';

/** Every version of a code; each keeps its address for good. */
export function historyTable(reader: Reader, address: string, versions: readonly VersionRow[]): Html {
  const link = ({ version }: VersionRow) =>
    html`<a href="${reader.to(`${address}/versions/${version}`)}">${reader.said(`第 ${version} 版`, `Version ${version}`)}</a>`;
  const columns: GridColumn<VersionRow>[] = [
    { title: reader.said('版本', 'Version'), cell: link, short: true },
    {
      title: reader.said('状态', 'Standing'),
      cell: ({ standing }) => reader.word(VERSION_STANDINGS, standing),
      short: true,
    },
    {
      title: reader.said('生效日', 'In force from'),
      cell: ({ effectiveFrom }) => dayOf(effectiveFrom),
      short: true,
    },
    {
      title: reader.said('发布日', 'Published on'),
      cell: ({ publishedAt }) => dayOf(chinaDay(publishedAt)),
      short: true,
    },
    {
      title: reader.said('依据文件', 'Paper'),
      cell: ({ source }) => source !== null && published(reader, source),
    },
    {
      title: reader.said('内容哈希', 'Hash'),
      cell: ({ hash }) => html`<span class="code">${hash.slice(0, 12)}…</span>`,
      short: true,
    },
  ];
  return grid(
    reader.said('公布过的版本，公布后不再改动', 'Every version; none is changed once published'),
    columns,
    versions,
  );
}

const dayOf = (day: string) => html`<time datetime="${day}">${day}</time>`;

/** The day of an instant in Asia/Shanghai, which is eight hours ahead the whole year. */
export const chinaDay = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

const NOTICES: Readonly<Record<Exclude<VersionRow['standing'], 'in-force'>, Bilingual>> = {
  superseded: {
    zh: '这是第 {version} 版，已被取代。请看{link}。',
    en: 'This is version {version}. It has been superseded; see {link}.',
  },
  upcoming: {
    zh: '这是第 {version} 版，自 {from} 起生效。现在请看{link}。',
    en: 'This is version {version}, in force from {from}. For now see {link}.',
  },
  ended: {
    zh: '自 {from} 起已取消，不再办理。以下是取消前的内容。',
    en: 'Cancelled from {from} on: it is not handled any more. Below stands what it said before.',
  },
};

/** Above a version that is not the one in force. */
export function standingNotice(reader: Reader, address: string, row: VersionRow): Part {
  if (row.standing === 'in-force') return null;
  const words = reader.fill(NOTICES[row.standing], {
    version: row.version,
    from: row.effectiveFrom,
    link: '{link}',
  });
  const [before = '', after] = words.split('{link}');
  const current = html`<a href="${reader.to(address)}">${reader.said('现行版本', 'the version in force')}</a>`;
  return html`<div class="notice" role="note"><p>${before}${after !== undefined && html`${current}${after}`}</p></div>`;
}

/** On paper: which version this is, where it stays, and by what its bytes are known. */
export function printedLine(
  reader: Reader,
  address: string,
  { version, effectiveFrom, hash }: VersionRow,
): Html {
  const words = reader.said(
    `第 ${version} 版，${effectiveFrom} 起生效`,
    `Version ${version}, in force from ${effectiveFrom}`,
  );
  return html`<p class="print-only soft">${words} · ${address}/versions/${version} · SHA-256 ${hash}</p>`;
}
