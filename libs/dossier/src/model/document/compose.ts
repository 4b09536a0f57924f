import type { Bilingual, LocalDate } from '#kernel';
import { type FieldValue, fieldsIn, type Remedies } from '#model/casework';
import type { Document } from './document.js';
import { remedyWords } from './remedy-words.js';

export type Language = keyof Bilingual;

/** A document in one language, ready to be set in type: nothing is decided after this. */
export interface Composed {
  readonly title: string;
  readonly written: string;
  readonly addressee: string;
  readonly body: readonly string[];
  readonly basis: string;
  readonly issuer: string;
  readonly issuedOn: string;
}

const BASIS = { zh: '依据', en: 'Basis' };
const EMPTY = new Set<unknown>([null, undefined, '']);

/** The template filled with what the paper says; a line that speaks of a field without a value is left out. Pure: the same document, the same words. */
export function compose(
  { written, issuedOn, paper, frozen, template }: Document,
  language: Language,
): Composed {
  const data = { ...paper.data, receipt: frozen.receipt };
  return {
    title: frozen.title[language],
    written,
    addressee: frozen.addressee[language],
    body: template.body.flatMap((line) => lineOf(line[language], data, language)),
    basis: `${BASIS[language]}: ${template.basis}`,
    issuer: frozen.issuer[language],
    issuedOn: dayIn(issuedOn, language),
  };
}

/** A field that is a list follows its line, entry by entry; every other one stands in it. */
function lineOf(line: string, data: Readonly<Record<string, FieldValue>>, language: Language): string[] {
  const fields = fieldsIn(line);
  if (fields.some((field) => isEmpty(data[field]))) return [];
  const after = fields.flatMap((field) => entriesOf(data[field] ?? null, language));
  const text = line.replaceAll(/\{([a-z-]*)\}/g, (_, field: string) => saidOf(data[field] ?? null, language));
  return [...(text === '' ? [] : [text]), ...after];
}

function isEmpty(value: FieldValue | undefined): boolean {
  return EMPTY.has(value) || (Array.isArray(value) && value.length === 0);
}

function entriesOf(value: FieldValue, language: Language): string[] {
  if (isRemedies(value)) return remedyWords(value).map((words) => words[language]);
  if (!Array.isArray(value)) return [];
  return value.map((entry: string | Bilingual, at) => `${at + 1}. ${wordOf(entry, language)}`);
}

function saidOf(value: FieldValue, language: Language): string {
  if (value === null || Array.isArray(value) || isRemedies(value)) return '';
  const word = wordOf(value as string | Bilingual, language);
  return /^\d{4}-\d{2}-\d{2}$/.test(word) ? dayIn(word as LocalDate, language) : word;
}

const wordOf = (value: string | Bilingual, language: Language): string =>
  typeof value === 'string' ? value : value[language];

const isRemedies = (value: FieldValue): value is Remedies =>
  typeof value === 'object' && value !== null && 'respondent' in value;

/** 2026年12月1日 as papers are dated; abroad as ISO. */
function dayIn(day: LocalDate, language: Language): string {
  const [year, month, date] = day.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${date}日` : day;
}
