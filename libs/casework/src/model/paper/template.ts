import type { Bilingual, Rejection } from '#kernel';
import { bilingual, type Cursor, choice, cursor, fault, keys, list, settle, text } from '#model/catalogue';
import { PAPER_FIELDS, PAPER_KINDS, type PaperKind } from './paper-fields.js';

/**
 * What a paper of a kind says, in both languages: a title, lines with named fields in braces, the basis in law. No code: a line whose
 * field says nothing is left out, a list stands as numbered lines.
 */
export interface Template {
  readonly kind: PaperKind;
  /** The mark of the series in which its numbers run: 受 in 柴园建受〔2026〕12号. */
  readonly series: string;
  readonly title: Bilingual;
  readonly basis: string;
  readonly body: readonly Bilingual[];
}

/** What every template may speak of besides the fields of its kind. */
const STANDING_FIELDS: readonly string[] = ['receipt'];
const FIELD = /\{([a-z-]*)\}/g;

/** The template (`seeds/documents/*.yaml`), or every fault with its pointer. */
export function readTemplate(yaml: unknown): Template | Rejection[] {
  const at = cursor(yaml);
  const key = keys(at, ['kind', 'series', 'title', 'basis', 'body']);
  const kind = choice(key('kind'), PAPER_KINDS as [PaperKind, ...PaperKind[]]);
  const template = {
    kind,
    series: text(key('series')),
    title: bilingual(key('title')),
    basis: text(key('basis')),
    body: list(key('body'), bilingual),
  };
  checkFields(key('body'), template);
  return settle(at, template);
}

/** Both languages say the same: every field of the kind, and no other. */
function checkFields(at: Cursor, { kind, body }: Template): void {
  const known = Object.keys(PAPER_FIELDS[kind]);
  for (const language of ['zh', 'en'] as const) {
    const used = body.flatMap((line) => fieldsIn(line[language]));
    for (const field of used.filter((each) => ![...known, ...STANDING_FIELDS].includes(each)))
      fault(at, 'SEED-VALUE', `${language} {${field}}: ${known.join(' ')}`);
    for (const field of known.filter((each) => !used.includes(each)))
      fault(at, 'SEED-MISSING', `${language} {${field}}`);
  }
}

export function fieldsIn(line: string): string[] {
  return [...line.matchAll(FIELD)].map(([, name = '']) => name);
}

/** Kinds with no template or with two: no act could make its paper, or nobody knew which. */
export function kindsWithoutTemplate(templates: readonly Template[]): PaperKind[] {
  return PAPER_KINDS.filter((kind) => templates.filter((each) => each.kind === kind).length !== 1);
}
