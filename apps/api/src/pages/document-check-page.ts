import type { PublicDocument } from '#dossier';
import type { Reader } from '../words/reader.js';
import { html } from './html.js';
import { factList } from './item-facts.js';
import type { Page } from './layout.js';

/** What the QR code on a document opens (核验): that it was issued, by whom, on which day, and whether it still stands. */
export function documentCheckPage(reader: Reader, document: PublicDocument, code: string): Page {
  const { title, number, issuer, issuedOn, hash, printHash, replacedBy } = document;
  const stands = replacedBy === null;
  return {
    title: `${number} · ${reader.say(title)}`,
    path: `/documents/${code}`,
    body: html`<h1>${reader.say(title)}</h1>
<p class="lead"><span class="code">${number}</span></p>
<ul class="tags"><li>${stands ? reader.said('有效', 'stands') : reader.said('已被替代', 'replaced')}</li></ul>
${!stands && html`<div class="notice"><p>${reader.said('替代文书', 'Replaced by')}: ${replacedBy}</p></div>`}
${factList([
  [reader.said('出具机关', 'Issued by'), reader.say(issuer)],
  [reader.said('出具日期', 'Issued on'), issuedOn],
  [
    reader.said('内容摘要 (SHA-256)', 'Digest of the content (SHA-256)'),
    html`<span class="code">${hash}</span>`,
  ],
  [
    reader.said('PDF 摘要 (SHA-256)', 'Digest of the PDF (SHA-256)'),
    printHash && html`<span class="code">${printHash}</span>`,
  ],
])}
<p class="soft">${reader.said('本页只说明文书是否由机关出具, 不显示相对人和内容.', 'This page tells whether the document was issued; not to whom, nor what it says.')}</p>`,
  };
}
