import type { Reader } from '../words/reader.js';
import { type Html, html, type Part } from './html.js';
import { STYLE_ADDRESS } from './style.js';

/** One page for people. `path` and `parameters`: where it stands, for the switch of language. */
export interface Page {
  readonly title: string;
  readonly path: string;
  readonly parameters?: Readonly<Record<string, string | number | null | undefined>>;
  readonly body: Part;
  /** The same as data, where there is such a thing. */
  readonly data?: string;
}

const SITE = { zh: '审批事项目录', en: 'Approval catalogue' };

/** Nothing runs and nothing is fetched from elsewhere: what was published cannot become more than text. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

function head(reader: Reader, { title, path, parameters = {}, data }: Page): Html {
  const site = reader.say(SITE);
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === site ? title : `${title} · ${site}`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${STYLE_ADDRESS}">
<link rel="alternate" hreflang="${reader.other.tag}" href="${reader.other.to(path, parameters)}">
${data && html`<link rel="alternate" type="application/json" href="${data}">`}
</head>`;
}

function banner(reader: Reader, { path, parameters = {} }: Page): Html {
  const { other } = reader;
  return html`<a class="skip" href="#main">${reader.said('跳到正文', 'Skip to the content')}</a>
<header class="top"><div class="wide">
<a class="name" href="${reader.to('/catalogue')}">${reader.said('一站式并联审批', 'One-stop parallel approval')} · ${reader.say(SITE)}</a>
<nav aria-label="${reader.said('全站', 'Site')}">
<a href="${reader.to('/catalogue')}#guides">${reader.said('办事指南', 'Guides')}</a>
<a href="${reader.to('/catalogue')}#items">${reader.said('事项', 'Items')}</a>
<a href="${reader.to('/cases')}">${reader.said('办件查询', 'Status')}</a>
<a href="${reader.to('/catalogue/effects')}">${reader.said('动态', 'Changes')}</a>
<a href="${reader.to('/catalogue/figures')}">${reader.said('效能', 'Figures')}</a>
<a href="${reader.to('/catalogue/assessments')}">${reader.said('区域评估', 'Assessments')}</a>
<a href="/docs/problems" lang="en">API</a>
<a href="${other.to(path, parameters)}" lang="${other.tag}" hreflang="${other.tag}">${other.said('中文', 'English')}</a>
</nav>
</div></header>`;
}

function footer(reader: Reader, { data }: Page): Html {
  return html`<footer class="bottom"><div class="wide">
<p>${reader.said(
    '各事项同日并联启动，互不为前置；期限自法定起算日起计。标有“演示”的内容没有来源，仅供演示。',
    'All items start on the same day; none is a precondition of another. What is marked “demo” has no source and is invented.',
  )}</p>
${
  data &&
  html`<p class="screen">${reader.said('本页数据', 'This page as data')}: <a href="${data}">JSON</a> · <a href="${csvOf(data, reader)}">CSV</a></p>`
}
</div></footer>`;
}

function csvOf(data: string, reader: Reader): string {
  const address = new URL(data, 'http://here');
  address.searchParams.set('format', 'csv');
  address.searchParams.set('lang', reader.tag);
  return `${address.pathname}${address.search}`;
}

/** The whole document: one heading of the first rank, landmarks, a way past the banner (WCAG 2.2: 1.3.1, 2.4.1, 3.1.1). */
export function documentOf(reader: Reader, page: Page): string {
  const whole = html`<!DOCTYPE html>
<html lang="${reader.tag}">
${head(reader, page)}
<body>
${banner(reader, page)}
<main id="main" class="wide" tabindex="-1">
${page.body}
</main>
${footer(reader, page)}
</body>
</html>
`;
  return whole.toString();
}
