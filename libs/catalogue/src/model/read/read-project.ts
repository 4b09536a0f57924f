import { parseLocalDate } from '#calendar';
import type { Bilingual, LocalDate, Rejection } from '#kernel';
import { bilingual } from './read-terms.js';
import { type Cursor, choice, cursor, fault, isMapping, keys, list, settle, step, text } from './reading.js';

/** A value of a project's facts or of a result's fields; the key says the unit (`land-mu`, `energy-tce-per-year`). */
export type Figure = string | number | boolean | readonly string[];

/** A result of an earlier stage that is in force when the demonstration starts. `organ` is a handle. */
export interface DemoResult {
  readonly item: string;
  readonly number: string;
  readonly organ: string;
  readonly grantedOn: LocalDate;
  readonly fields: Readonly<Record<string, Figure>>;
}

/** The project of the demonstration, the results it starts from and the application it files. */
export interface DemoProject {
  readonly code: string;
  readonly name: Bilingual;
  readonly park: string;
  readonly base: string;
  readonly industry: { readonly code: string; readonly name: string };
  readonly applicant: { readonly organ: string; readonly name: string; readonly creditCode: string };
  readonly facts: Readonly<Record<string, Figure>>;
  readonly results: readonly DemoResult[];
  /** `complete`: every material line of the guide's items counts as handed in. */
  readonly application: { readonly guide: string; readonly materials: 'complete' };
}

const KEYS = ['code', 'name', 'park', 'base', 'industry', 'applicant', 'facts', 'results', 'application'];

/** GB/T 40058-2021: 24 characters. The check digit's algorithm is not public, so only the form is read. */
const PROJECT_CODE = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/;

/** A demonstration project (`seeds/projects/*.yaml`), or every fault with its pointer. */
export function readProject(yaml: unknown): DemoProject | Rejection[] {
  const at = cursor(yaml);
  const key = keys(at, KEYS);
  const industry = keys(key('industry'), ['code', 'name']);
  const applicant = keys(key('applicant'), ['organ', 'name', 'credit-code']);
  const application = keys(key('application'), ['guide', 'materials']);
  return settle(at, {
    code: projectCode(key('code')),
    name: bilingual(key('name')),
    park: text(key('park')),
    base: text(key('base')),
    industry: { code: text(industry('code')), name: text(industry('name')) },
    applicant: {
      organ: text(applicant('organ')),
      name: text(applicant('name')),
      creditCode: text(applicant('credit-code')),
    },
    facts: figures(key('facts')),
    results: list(key('results'), readResult),
    application: {
      guide: text(application('guide')),
      materials: choice(application('materials'), ['complete']),
    },
  });
}

function readResult(at: Cursor): DemoResult {
  const key = keys(at, ['item', 'number', 'organ', 'granted-on', 'fields']);
  return {
    item: text(key('item')),
    number: text(key('number')),
    organ: text(key('organ')),
    grantedOn: day(key('granted-on')),
    fields: figures(key('fields')),
  };
}

function projectCode(at: Cursor): string {
  const code = text(at);
  if (code !== '' && !PROJECT_CODE.test(code)) fault(at, 'SEED-VALUE', 'YYMM-RRRRRR-DD-TT-NNNNNN');
  return code;
}

function day(at: Cursor): LocalDate {
  const date = parseLocalDate(at.value);
  if (date !== null) return date;
  fault(at, at.value === undefined ? 'SEED-MISSING' : 'SEED-VALUE', 'YYYY-MM-DD');
  return '1900-01-01' as LocalDate;
}

function figures(at: Cursor): Readonly<Record<string, Figure>> {
  const from = isMapping(at.value) ? at.value : {};
  if (!isMapping(at.value)) fault(at, at.value === undefined ? 'SEED-MISSING' : 'SEED-TYPE', 'mapping');
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, figure(step(at, key, value))]));
}

function figure(at: Cursor): Figure {
  const { value } = at;
  if (Array.isArray(value)) return list(at, text);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  fault(at, 'SEED-TYPE', 'text, number, true or false, list of texts');
  return '';
}
