import type { Edge, OrderedDecision, SealedCertificate } from '#model/catalogue';
import type { Reader } from '../words/reader.js';
import { BINDS, CURES } from '../words/terms.js';
import { type GridColumn, grid } from './grid.js';
import { type Html, html, type Part } from './html.js';
import { factList } from './item-facts.js';
import type { Page } from './layout.js';
import { demoMark, itemLink, listed, type Names, published } from './parts.js';
import { sectioned } from './sections.js';

/** The certificate of independence for a layperson: its first line, what statute orders, every tie that was found, how to check it. */
export function certificatePage(reader: Reader, certificate: SealedCertificate): Page {
  const { guide, items, headline } = certificate;
  const { code, name } = guide.content;
  const names: Names = new Map(items.map(({ content }) => [content.code, content.name]));
  const path = `/catalogue/guides/${code}/certificate`;
  const title = reader.said('独立性证书', 'Certificate of independence');
  return {
    title: `${title} · ${reader.say(name)}`,
    path,
    body: html`<p class="trail"><a href="${reader.to('/catalogue')}">${reader.said('目录', 'Catalogue')}</a> / <a href="${reader.to(`/catalogue/guides/${code}`)}">${reader.say(name)}</a></p>
<h1>${title}</h1>
<p class="soft">${reader.say(name)}</p>
<p class="lead">${reader.say(headline)}</p>
${sectioned(reader, [
  { id: 'result', title: reader.said('结论', 'Result'), body: resultOf(reader, certificate) },
  {
    id: 'ordered',
    title: reader.said('依法有先后的决定', 'Decisions ordered by statute'),
    body: orderedList(reader, names, certificate.result.ordered),
  },
  {
    id: 'ties',
    title: reader.said('查到的全部联系', 'Every tie that was found'),
    body: edgeTable(reader, names, certificate.edges),
  },
  { id: 'check', title: reader.said('怎样核对', 'How to check it'), body: howToCheck(reader, certificate) },
])}`,
  };
}

const VERDICTS = {
  independent: { zh: '各事项的审查互不等待', en: 'no review waits for another' },
  refused: { zh: '不能发布', en: 'not to be published' },
};

function resultOf(reader: Reader, { result, days, on, guide }: SealedCertificate): Html {
  const worked = (n: number) => reader.said(`${n} 个工作日`, `${n} working days`);
  return factList([
    [reader.said('结论', 'Verdict'), reader.word(VERDICTS, result.verdict)],
    [reader.said('同时开始的审查', 'Reviews that start together'), result.reviews],
    [reader.said('互不等待的决定', 'Decisions that are free'), result.free],
    [reader.said('依法有先后的决定', 'Decisions ordered by statute'), result.ordered.length],
    [
      reader.said('逐个办理', 'One after another'),
      html`${worked(days.serial)}${demoMark(reader, days.demo)}`,
    ],
    [reader.said('并联办理', 'In parallel'), html`${worked(days.parallel)}${demoMark(reader, days.demo)}`],
    [
      reader.said('指南版本', 'Version of the guide'),
      reader.said(`第 ${guide.version} 版`, `${guide.version}`),
    ],
    [reader.said('自何日起', 'From'), html`<time datetime="${on}">${on}</time>`],
  ]);
}

function orderedList(reader: Reader, names: Names, ordered: readonly OrderedDecision[]): Part {
  if (ordered.length === 0)
    return html`<p>${reader.said('没有：所有决定互不等待。', 'None: no decision waits for another.')}</p>`;
  const lines = ordered.map(({ item, waitsFor, articles }) => {
    const ties = waitsFor.map((to) => html`<li>${alternatives(reader, names, to)}</li>`);
    return html`<li>${itemLink(reader, names, item)}${reader.said('的决定须在下列结果之后（审查不等待）：', ': the decision comes after (the review does not wait)')}
<ul>${ties}</ul><span class="article">${published(reader, articles.join('；'))}</span></li>
`;
  });
  return html`<ul class="lines">
${lines}</ul>`;
}

const alternatives = (reader: Reader, names: Names, to: readonly string[]): Part =>
  listed(
    reader,
    to.map((code) => itemLink(reader, names, code)),
    'or',
  );

function edgeTable(reader: Reader, names: Names, edges: readonly Edge[]): Part {
  if (edges.length === 0) return html`<p>${reader.said('没有。', 'None.')}</p>`;
  const columns: GridColumn<Edge>[] = [
    { title: reader.said('事项', 'Item'), cell: ({ item }) => itemLink(reader, names, item) },
    { title: reader.said('看向', 'Looks to'), cell: ({ to }) => alternatives(reader, names, to) },
    { title: reader.said('约束', 'Binds'), cell: ({ binds }) => reader.word(BINDS, binds) },
    {
      title: reader.said('依据与原文', 'Article and phrase'),
      cell: ({ article, phrase }) => html`${published(reader, article)}<br><q lang="zh-CN">${phrase}</q>`,
    },
    {
      title: reader.said('办法', 'Cure'),
      cell: ({ cure }) => (cure ? reader.word(CURES, cure) : reader.said('不需要', 'none needed')),
    },
  ];
  const caption = reader.said(`共 ${edges.length} 处`, `${edges.length} ties`);
  return grid(caption, columns, edges);
}

function howToCheck(reader: Reader, { guide, hash, algorithm }: SealedCertificate): Html {
  const data = `/public/v1/catalogue/guides/${guide.content.code}/certificate`;
  return html`<p>${reader.said(
    '证书自带指南和事项的全文。保存下来，用本系统的源代码可以离线重新证明：',
    'The certificate carries the whole guide and its items. Save it, and prove it again offline with the source of this product:',
  )}</p>
<p><code>npm run catalogue -- verify certificate.json</code></p>
${factList([
  [reader.said('证书文件', 'File'), html`<a href="${data}">certificate.json</a>`],
  [reader.said('证明规则', 'Rules of the proof'), html`<span class="code">${algorithm}</span>`],
  ['SHA-256', html`<span class="code">${hash.slice(0, 32)}<wbr>${hash.slice(32)}</span>`],
])}`;
}
