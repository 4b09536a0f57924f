import type { FastifyReply } from 'fastify';
import type { DraftDetail } from '#catalogue';
import { reject } from '#kernel';
import { inWords } from './finding-words.js';
import { Refused } from './problem.js';

/** A draft as its reader gets it: findings in words, the version as entity tag. Refused where there is none. */
export function draftAnswer(draft: DraftDetail | null, reply: FastifyReply): object {
  if (!draft) throw new Refused([reject('ABSENT')]);
  void reply.header('etag', `"${draft.version}"`);
  return { ...draft, findings: draft.findings.map(inWords) };
}
