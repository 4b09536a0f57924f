import type { Rejection } from '#kernel';
import { day } from '../authority/read-delegation.js';
import { bilingual } from '../read/read-terms.js';
import { choice, cursor, flag, keys, list, optional, settle, text } from '../read/reading.js';
import { ASSESSMENT_SUBJECTS, type AssessmentDefinition } from './assessment.js';

const KEYS = [
  'code',
  'name',
  'subject',
  'bases',
  'document',
  'issuer',
  'from',
  'until',
  'conditions',
  'covers',
];

/** An assessment (`seeds/assessments/<code>.yaml`), or every fault with its pointer: SEED-UNKNOWN-KEY, SEED-MISSING, SEED-TYPE, SEED-VALUE. */
export function readAssessment(yaml: unknown): AssessmentDefinition | Rejection[] {
  const at = cursor(yaml);
  const key = keys(at, [...KEYS, 'source', 'demo']);
  return settle(at, {
    code: text(key('code')),
    name: bilingual(key('name')),
    subject: choice(key('subject'), ASSESSMENT_SUBJECTS),
    bases: list(key('bases'), text),
    document: text(key('document')),
    issuer: text(key('issuer')),
    from: day(key('from')),
    until: day(key('until')),
    conditions: optional(key('conditions'), (it) => list(it, bilingual), []),
    covers: optional(
      key('covers'),
      (it) =>
        list(it, (each) => {
          const cover = keys(each, ['item', 'lines']);
          return { item: text(cover('item')), lines: list(cover('lines'), text) };
        }),
      [],
    ),
    source: text(key('source')),
    demo: flag(key('demo'), false),
  });
}
