import type { FastifyReply } from 'fastify';
import type { DraftDetail } from '#catalogue';
import { type Bilingual, reject } from '#kernel';
import { type Finding, sayFinding } from '#model/catalogue';
import { Refused } from './problem.js';

/** A draft as its reader gets it: findings in words, the version as entity tag. Refused where there is none. */
export function draftAnswer(draft: DraftDetail | null, reply: FastifyReply): object {
  if (!draft) throw new Refused([reject('ABSENT')]);
  void reply.header('etag', `"${draft.version}"`);
  return { ...draft, findings: draft.findings.map(inWords) };
}

/** A finding with its sentence in both languages, for people. */
export function inWords(finding: Finding): Finding & { readonly words: Bilingual } {
  return { ...finding, words: { zh: sayFinding(finding, 'zh'), en: sayFinding(finding, 'en') } };
}
