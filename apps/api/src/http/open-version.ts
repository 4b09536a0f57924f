import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WholeGuide, WholeItem } from '#catalogue';
import { reject } from '#kernel';
import { versionColumns } from '../csv/guide-columns.js';
import { tableOf } from '../csv/table.js';
import { Reader } from '../words/reader.js';
import { answerOpen, type OpenAnswer } from './open-answer.js';
import { Refused } from './problem.js';
import { codeOf } from './request.js';

/** What the path names. ABSENT where nothing was found. */
export function foundVersion<T extends object>(found: T | null): T {
  if (!found) throw new Refused([reject('ABSENT')]);
  return found;
}

/** The same for readers who ask what counts (`version` null): what was cancelled keeps its history and its versions, but nothing counts. */
export function countingVersion<T extends WholeItem | WholeGuide>(
  found: T | null,
  version: number | null,
): T {
  const whole = foundVersion(found);
  if (version === null && whole.standing === 'ended') throw new Refused([reject('ABSENT')]);
  return whole;
}

/** All versions of the code in the path, newest first. */
export function answerHistory(
  request: FastifyRequest,
  reply: FastifyReply,
  { versions, changedAt }: Pick<WholeItem, 'versions' | 'changedAt'>,
  { kind, asked }: Pick<OpenAnswer, 'asked'> & { readonly kind: 'items' | 'guides' },
): string | undefined {
  const permalink = (version: number) => `/catalogue/${kind}/${codeOf(request)}/versions/${version}`;
  return answerOpen(request, reply, {
    asked,
    changedAt,
    json: { items: versions },
    table: () => tableOf(versionColumns(Reader.of(request), permalink), versions),
  });
}
