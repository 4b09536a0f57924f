import { canonical } from './canonical.js';

/** What stands where something was erased: in lines, facts and notices alike. */
export const ERASED = '〔已依法删除〕';

/** A personal text as the line holds it: the how manieth of the texts beside it. */
export interface Beside {
  readonly $: number;
}

/** Texts taken out of a line; what is said twice stands once. */
export class Texts {
  readonly list: string[] = [];

  take(text: string): Beside {
    const known = this.list.indexOf(text);
    return { $: known >= 0 ? known : this.list.push(text) - 1 };
  }
}

/** A text of the line in whose place a number stands; within a string the quotes would be escaped. */
const TAKEN = /\{"\$":(\d+)\}/g;

/** The line as it was said; `detail` null: erased, and that is shown. The same as `record.said` in SQL. */
export function wholeLine(line: string, detail: readonly string[] | null): string {
  return line.replace(TAKEN, (_, n: string) => JSON.stringify(detail?.[Number(n)] ?? ERASED));
}

/** What a line holds the digest of. Salted, or a telephone number could be found by trying all of them. */
export const detailText = (salt: string, detail: readonly string[]): string => canonical({ detail, salt });

/** Every string within that says one of these texts, alone or in a sentence, is taken out as well. */
export function takeMentions<T>(value: T, texts: Texts): T {
  const told = texts.list.slice();
  if (told.length === 0) return value;
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return told.some((text) => each.includes(text)) ? texts.take(each) : each;
    if (Array.isArray(each)) return each.map(walk);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value) as T;
}
