import { applyDecorators, type Type } from '@nestjs/common';
import { ApiNotModifiedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instant } from '#kernel';
import { digest } from '#record';
import { Public } from './principal.js';

/** What everybody may read, as it is to be sent. `changedAt`: when anything published changed last; null where nobody asked. */
export interface PublicBody {
  readonly type: 'application/json' | 'application/yaml' | 'text/csv' | 'text/html';
  readonly text: string;
  readonly changedAt: Instant | null;
}

const TAG = {
  ETag: { description: 'Digest of the answer, for If-None-Match', schema: { type: 'string' as const } },
};

/** Open to everybody, and answered by `answerFresh`. */
export const Fresh = (type: Type) =>
  applyDecorators(
    Public(),
    ApiOkResponse({ type, headers: TAG }),
    ApiNotModifiedResponse({ description: 'The reader has it already', headers: TAG }),
  );

/**
 * The headers of an open answer; its body, or nothing with 304 where the reader has it already (RFC 9110, 13). The entity tag is the
 * digest of the body, so whatever is told changes it, who decides and in which words included. `no-cache` lets anybody keep the
 * answer and makes them ask whether it still holds.
 */
export function answerFresh(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, text, changedAt }: PublicBody,
): string | undefined {
  const tag = `"${digest(text)}"`;
  // A demonstration's clock may be ahead of the readers'.
  const changed = changedAt === null ? null : Math.min(Date.parse(changedAt), Date.now());
  void reply
    .header('content-type', `${type}; charset=utf-8`)
    .header('cache-control', 'public, no-cache')
    .header('vary', 'Accept, Accept-Language')
    .header('etag', tag);
  if (changed !== null) void reply.header('last-modified', new Date(changed).toUTCString());
  if (!isKept(request, tag, changed)) return text;
  void reply.status(304).removeHeader('content-type');
  return undefined;
}

/** If-None-Match wins; a date is asked only where no tag was sent. It knows whole seconds. */
function isKept({ headers }: FastifyRequest, tag: string, changed: number | null): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined)
    return tags.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return changed !== null && Math.floor(changed / 1000) * 1000 <= since;
}
