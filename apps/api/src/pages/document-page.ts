import type { DocumentRow } from '#dossier';
import { type Composed, compose } from '#model/dossier';
import { type Html, html } from './html.js';
import { STYLE_ADDRESS } from './style.js';

/** A document to be read and printed: Chinese, the English gloss below it. It stands alone: no banner, nothing that runs. */
export function documentPage(document: DocumentRow, checkAt: string): string {
  const said = compose(document, 'zh');
  const { written, hash, replacedBy } = document;
  const whole = html`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${said.title} ${written}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${STYLE_ADDRESS}">
</head>
<body>
<main id="main" class="wide">
${replacedBy !== null && html`<div class="notice"><p>已被替代 · replaced by ${replacedBy}</p></div>`}
${sheet(said, 'h1')}
<section lang="en">${sheet(compose(document, 'en'), 'h2')}</section>
<p class="soft">核验 · Check: ${checkAt}<br>SHA-256 ${hash}</p>
</main>
</body>
</html>
`;
  return whole.toString();
}

function sheet(
  { title, written, addressee, body, basis, issuer, issuedOn }: Composed,
  rank: 'h1' | 'h2',
): Html {
  const heading = rank === 'h1' ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`;
  return html`${heading}
<p class="code">${written}</p>
<p>${addressee}:</p>
${body.map((line) => html`<p>${line}</p>`)}
<p>${basis}</p>
<p>${issuer}<br>${issuedOn}</p>`;
}
