import { SENTENCES } from './sentences.js';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Every refusal with its anchor as a page: a problem's `type` points into it (RFC 9457, 3.1.1). */
export function problemsPage(): string {
  const rows = Object.entries(SENTENCES)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { status, zh, en }]) =>
        `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escaped(zh)}</td><td lang="en">${escaped(en)}</td></tr>`,
    );
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>Problems 拒绝代码</title>
<style>body{font-family:sans-serif;margin:2rem}td,th{padding:.3rem .8rem;text-align:left;vertical-align:top}tr:target{background:#ffd}</style>
</head><body><h1>Problems 拒绝代码</h1>
<p>Each refusal carries one of these codes; words in braces are filled in. 每次拒绝带有其中一个代码，花括号中的词按实际填写。</p>
<table><thead><tr><th>code</th><th>HTTP</th><th>中文</th><th>English</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></body></html>
`;
}
