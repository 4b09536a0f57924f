import type { Bilingual } from '#kernel';
import type { Basis, ItemDefinition } from '#model/catalogue';
import type { Reader } from '../words/reader.js';
import { asLink, type Html, html, type Part } from './html.js';

const HAN = /\p{Script=Han}/u;

/** A text that was published in Chinese only; an English page says so to whoever reads it aloud (WCAG 2.2, 3.1.2). */
export function published(reader: Reader, text: string): Part {
  return reader.language === 'en' && HAN.test(text) ? html`<span lang="zh-CN">${text}</span>` : text;
}

/** Marks what no source gives. */
export function demoMark(reader: Reader, demo: boolean): Part {
  if (!demo) return null;
  return html` <span class="demo">${reader.said('演示', 'demo')}</span>`;
}

/** A source as it was published: followed where it holds an address, shown where it does not. */
export function sourceOf(reader: Reader, source: string): Part {
  const address = /https?:\/\/[\w\-./?=&%#:~+@,]+/i.exec(source);
  const link = address && asLink(address[0]);
  if (!address || !link) return published(reader, source);
  const after = source.slice(address.index + link.length);
  return html`${published(reader, source.slice(0, address.index))}<a href="${link}" rel="nofollow noreferrer">${link}</a>${published(reader, after)}`;
}

/** Where we read a law is of use to whoever checks us and stands in the JSON; a citizen gets what can be opened. */
const canOpen = (source: string) => /https?:\/\//i.test(source);

/** Law and article, with the source where it can be opened, and whether anybody has read it. */
export function basisOf(reader: Reader, { law, article, confidence, source }: Basis): Html {
  const unread = reader.said('待核', 'to be verified');
  return html`${published(reader, law)} ${articleOf(reader, article)}
${confidence === 'memory' && html` <span class="demo">${unread}</span>`}
${source !== undefined && canOpen(source) && html`<span class="article">${sourceOf(reader, source)}</span>`}`;
}

const CLAUSE = /^[\d,，、;；¶()（）一二三四五六七八九十\s-]+$/;

/** 第 8(一) 条; words in brackets come after: 第 50 条(干流取水…). */
function articleOf(reader: Reader, article: string): Part {
  const [, numbers = '', rest = ''] = (CLAUSE.test(article) ? null : /^([\d,、-]+)(.*)$/su.exec(article)) ?? [
    '',
    article,
  ];
  if (!/^\d/.test(numbers)) return published(reader, article);
  return html`${reader.said(`第 ${numbers} 条`, `article ${numbers}`)}${published(reader, rest)}`;
}

/** Items by their codes, with the names that the page knows. */
export type Names = ReadonlyMap<string, Bilingual>;

/** The item by its name, leading to its page; its bare code where the page knows no name. */
export function itemLink(reader: Reader, names: Names, code: string): Html {
  const name = names.get(code);
  if (!name) return html`<span class="code">${code}</span>`;
  return html`<a href="${reader.to(`/catalogue/items/${code}`)}">${reader.say(name)} (${code})</a>`;
}

/** Pieces with what stands between them in a sentence. */
export function listed(reader: Reader, parts: readonly Html[], last: 'and' | 'or'): Part {
  const between = reader.said(last === 'or' ? '或' : '、', ` ${last} `);
  return parts.map((part, at) => html`${at > 0 && between}${part}`);
}

/** The stage in the language of the reader; in Chinese as the item names it. */
export function stageOf(
  reader: Reader,
  { stage }: Pick<ItemDefinition, 'stage'>,
  words: Bilingual | undefined,
): string {
  const [, own = stage] = /^S\d_(.+)$/.exec(stage) ?? [];
  return reader.language === 'en' && words ? words.en : own;
}
