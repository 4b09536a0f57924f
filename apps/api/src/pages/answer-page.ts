import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instant } from '#kernel';
import { answerFresh } from '../http/fresh.js';
import type { Reader } from '../words/reader.js';
import { CONTENT_SECURITY_POLICY, documentOf, type Page } from './layout.js';

/** A page on its way out, or 304. No address of ours is told to the sources that it links. */
export function answerPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { reader, page, changedAt }: { reader: Reader; page: Page; changedAt: Instant | null },
): string | undefined {
  tellPage(reply, reader).header('referrer-policy', 'same-origin');
  return answerFresh(request, reply, { type: 'text/html', text: documentOf(reader, page), changedAt });
}

/** A page for the one who asked: kept nowhere, listed nowhere, and its address, which may hold a key, told to nobody. */
export function sendPage(reply: FastifyReply, reader: Reader, page: Page): string {
  tellPage(reply, reader)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex');
  return documentOf(reader, page);
}

const tellPage = (reply: FastifyReply, reader: Reader): FastifyReply =>
  reply.header('content-language', reader.tag).header('content-security-policy', CONTENT_SECURITY_POLICY);
