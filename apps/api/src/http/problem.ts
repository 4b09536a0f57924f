import type { FastifyReply, FastifyRequest } from 'fastify';
import { filled, type Rejection } from '#kernel';
import { type Language, languageOf } from './language.js';
import { RULES } from './rules.js';
import { SENTENCES } from './sentences.js';
import { SPOKEN } from './spoken.js';

/** One bad field; `line` where the field is a text of several lines, `column` where the reader of it knows. */
interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  readonly line?: number;
  readonly column?: number;
}

/** RFC 9457, with one entry per bad field where there are several. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly pointer?: string;
  readonly errors?: readonly FieldProblem[];
  readonly requestId: string;
}

/** A refusal on its way out: thrown by the doors only, after a verb has returned its value. */
export class Refused extends Error {
  constructor(readonly rejections: readonly Rejection[]) {
    super(rejections.map(({ code }) => code).join(', '));
  }
}

function sentence({ code, params = {} }: Rejection, language: Language): string {
  const words = SENTENCES[code]?.[language] ?? code;
  const spoken = (name: string) => {
    const value = params[name];
    const rule = name === 'rule' && RULES[String(value)]?.[language];
    if (rule) return filled(rule, (inside) => params[inside]);
    return SPOKEN[name]?.[String(value)]?.[language] ?? value;
  };
  return lineOf(params, words, language) + filled(words, spoken);
}

/** Of a text of several lines. A material line has its id instead, and some sentences tell the line themselves. */
function lineOf(
  { line, column }: NonNullable<Rejection['params']>,
  words: string,
  language: Language,
): string {
  if (typeof line !== 'number' || line < 1 || words.includes('{line}')) return '';
  if (typeof column !== 'number') return language === 'zh' ? `第 ${line} 行：` : `Line ${line}: `;
  return language === 'zh' ? `第 ${line} 行第 ${column} 列：` : `Line ${line}, column ${column}: `;
}

/** The HTTP status of a refusal; 409 for one that nobody gave a sentence. */
export function statusOf(code: string): number {
  return SENTENCES[code]?.status ?? 409;
}

/** The first refusal gives status and code; each of them names its field. */
export function problemOf(rejections: readonly Rejection[], language: Language, requestId: string): Problem {
  const [first = { rejected: true as const, code: 'INTERNAL', params: { requestId } }] = rejections;
  const detail = sentence(first, language);
  return {
    type: `/docs/problems#${first.code}`,
    title: first.code,
    status: statusOf(first.code),
    code: first.code,
    detail,
    ...(first.pointer !== undefined && { pointer: first.pointer }),
    ...(rejections.some(({ pointer }) => pointer !== undefined) && {
      errors: rejections.map((each) => ({
        pointer: each.pointer ?? '',
        code: each.code,
        detail: sentence(each, language),
        ...numbered(each, 'line'),
        ...numbered(each, 'column'),
      })),
    }),
    requestId,
  };
}

/** Where in a text, if it is one. */
function numbered({ params = {} }: Rejection, name: 'line' | 'column'): { readonly [name]?: number } {
  return typeof params[name] === 'number' ? { [name]: params[name] } : {};
}

/** When to ask again, where the refusal does not say. A server that is started again answers within seconds. */
const WAIT_SECONDS: Readonly<Record<number, number>> = { 429: 60, 503: 5 };

/** Retry-After, in seconds, where the same question may be answered then. */
export function sayWhenToAsk(reply: Pick<FastifyReply, 'header'>, [first]: readonly Rejection[]): void {
  const wait = first && WAIT_SECONDS[statusOf(first.code)];
  if (wait) void reply.header('retry-after', String(first.params?.['seconds'] ?? wait));
}

/** Answers with problem+json in the reader's language. */
export function sendProblem(
  request: Pick<FastifyRequest, 'headers' | 'id'>,
  reply: Pick<FastifyReply, 'header' | 'status'>,
  rejections: readonly Rejection[],
): void {
  const problem = problemOf(rejections, languageOf(request.headers['accept-language']), request.id);
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  sayWhenToAsk(reply, rejections);
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('vary', 'Accept-Language')
    .send(problem);
}
