import type { FastifyRequest } from 'fastify';
import { type Bilingual, filled } from '#kernel';
import { type Language, languageOf } from '../http/language.js';

type Parameters = Readonly<Record<string, string | number | null | undefined>>;

/** Who reads a page or a table: in which language, and whether the address says so (`?lang=`), for links to keep it. */
export class Reader {
  constructor(
    readonly language: Language,
    readonly chosen: boolean,
  ) {}

  static of({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): Reader {
    const asked = String((query as { lang?: unknown } | null)?.lang ?? '').toLowerCase();
    const chosen = /^(zh|en)(-|$)/.exec(asked)?.[1] as Language | undefined;
    return new Reader(chosen ?? languageOf(headers['accept-language']), chosen !== undefined);
  }

  get tag(): 'zh-CN' | 'en' {
    return this.language === 'zh' ? 'zh-CN' : 'en';
  }

  say(words: Bilingual): string {
    return words[this.language];
  }

  /** A closed word as people read it. An old version may hold one that is closed no more: its page still stands, and shows it. */
  word(words: Readonly<Record<string, Bilingual>>, key: string | number): string {
    const both = Object.hasOwn(words, key) ? words[key] : undefined;
    return both ? this.say(both) : String(key);
  }

  /** Words of one place only. */
  said(zh: string, en: string): string {
    return this.language === 'zh' ? zh : en;
  }

  /** Words with `{names}` filled in. */
  fill(words: Bilingual, values: Readonly<Record<string, string | number>>): string {
    return filled(this.say(words), (name) => values[name]);
  }

  /** A list as a sentence has it. */
  list(parts: readonly string[], last: 'and' | 'or' = 'and'): string {
    const joint = { zh: last === 'or' ? '或' : '、', en: ` ${last} ` }[this.language];
    return parts.join(last === 'or' || this.language === 'zh' || parts.length < 3 ? joint : ', ');
  }

  /** An address of ours, kept in the language that was chosen. */
  to(path: string, parameters: Parameters = {}): string {
    const all: Parameters = { ...parameters, ...(this.chosen && { lang: this.tag }) };
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(all)) if (value) query.set(name, String(value));
    return query.size > 0 ? `${path}?${query}` : path;
  }

  /** The other language of the same page. */
  get other(): Reader {
    return new Reader(this.language === 'zh' ? 'en' : 'zh', true);
  }
}
