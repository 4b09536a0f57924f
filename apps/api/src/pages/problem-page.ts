import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Rejection } from '#kernel';
import { type Problem, problemOf, sayWhenToAsk } from '../http/problem.js';
import { Reader } from '../words/reader.js';
import { sendPage } from './answer-page.js';
import { type Html, html } from './html.js';

/** Addresses that people open: what goes wrong there is told as a page. */
export const isPage = ({ url }: Pick<FastifyRequest, 'url'>) =>
  /^\/(?:catalogue|licences|documents|cases)(?:[/?]|$)/.test(url);

/** A licence that is not there is not told from a code that is none: what is only reserved is nobody’s to know. */
const absentOf = (reader: Reader, { url }: Pick<FastifyRequest, 'url'>): string =>
  url.startsWith('/licences')
    ? reader.said('没有以此代码签发的营业执照。', 'No business licence was issued with this code.')
    : url.startsWith('/documents')
      ? reader.said('没有以此核验码出具的文书。', 'No document was issued with this code.')
      : reader.said('目录中没有这个编码或者版本。', 'The catalogue has no such code or version.');

/** Every parameter that is wrong, each with its sentence: whoever filled in a form mends all of them at once. */
const refusedOf = ({ detail, errors }: Problem): Html =>
  errors
    ? html`<ul class="lead">${errors.map(
        (each) => html`<li><span class="code">${each.pointer.slice(1)}</span> ${each.detail}</li>`,
      )}</ul>`
    : html`<p class="lead">${detail}</p>`;

/** The refusal as a page, with its status and the same sentence as the API's. */
export function sendProblemPage(
  request: FastifyRequest,
  reply: FastifyReply,
  rejections: readonly Rejection[],
): void {
  const reader = Reader.of(request);
  const problem = problemOf(rejections, reader.language, request.id);
  const { status, code } = problem;
  const absent = status === 404;
  const title = absent
    ? reader.said('没有这一页', 'There is no such page')
    : reader.said('无法显示', 'This cannot be shown');
  const body = html`<h1>${title}</h1>
${absent && code !== 'UNKNOWN_ROUTE' ? html`<p class="lead">${absentOf(reader, request)}</p>` : refusedOf(problem)}
<p class="soft">${code} · ${status}</p>
<p><a href="${reader.to('/catalogue')}">${reader.said('回到目录', 'Back to the catalogue')}</a></p>`;
  sayWhenToAsk(reply, rejections);
  void reply.status(status).send(sendPage(reply, reader, { title, path: '/catalogue', body }));
}
