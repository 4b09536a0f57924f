import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Found, FoundVersion, VersionRow } from '#catalogue';
import { type Instant, reject } from '#kernel';
import type { Table } from '../csv/table.js';
import type { GuideSearchParameters, ItemSearchParameters } from '../dto/catalogue-parameters.js';
import { csvOf } from './csv.js';
import { formatOf } from './format.js';
import { answerFresh } from './fresh.js';
import { PAGE, page } from './pages.js';
import { Refused } from './problem.js';

/** A table is asked for as a whole; what is more than this goes on at `Link: rel="next"`. */
const TABLE_ROWS = 1000;

/** One answer in its formats; table and text are laid out only where they are asked for. */
export interface OpenAnswer {
  readonly asked: 'json' | 'csv' | 'yaml' | undefined;
  readonly changedAt: Instant | null;
  readonly json: object;
  readonly table: () => Table;
  /** Of a definition: as a clerk writes it, to be changed and drafted again. */
  readonly yaml?: () => string;
}

/** What is open, as JSON, CSV or YAML, or 304 without a body. */
export function answerOpen(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: OpenAnswer,
): string | undefined {
  const { asked, changedAt, json, table, yaml } = answer;
  if (asked === 'yaml' && yaml)
    return answerFresh(request, reply, { type: 'application/yaml', text: yaml(), changedAt });
  const csv = asked !== 'yaml' && formatOf(request, asked) === 'csv';
  return answerFresh(request, reply, {
    type: csv ? 'text/csv' : 'application/json',
    text: csv ? csvOf(table()) : JSON.stringify(json),
    changedAt,
  });
}

/** How many rows are asked for: as said, else a page of JSON or a whole table. */
export function rowsOf(request: FastifyRequest, { limit, format }: GuideSearchParameters): number {
  return limit ?? (formatOf(request, format) === 'csv' ? TABLE_ROWS : PAGE);
}

/** A page of what was found. The address of the next one is in `Link`, for tables have no place for it (RFC 8288). */
export function foundPage<T extends { readonly code: string }>(
  request: FastifyRequest,
  reply: FastifyReply,
  { total, rows }: Found<T>,
  limit: number,
): object {
  const found = page(rows, limit, ({ score, content }) => ({ score, code: content.code }));
  if (found.next !== undefined) {
    const next = new URL(request.url, 'http://here');
    next.searchParams.set('cursor', found.next);
    void reply.header('link', `<${next.pathname}${next.search}>; rel="next"`);
  }
  return { total, ...found, items: found.items.map(({ score: _, ...row }: FoundVersion<T>) => row) };
}

/** A place that is none of ours is refused and not answered with nothing. */
export function refuseUnknownPlace(
  { unknown }: Pick<Found<unknown>, 'unknown'>,
  { park = '', base = '' }: Pick<ItemSearchParameters, 'park' | 'base'>,
): void {
  if (unknown === 'park')
    throw new Refused([reject('UNKNOWN_PARK', { pointer: '/park', params: { code: park } })]);
  if (unknown === 'base')
    throw new Refused([reject('UNKNOWN_BASE', { pointer: '/base', params: { code: base } })]);
}

/** Where else a version is found: as a page for people, for good, and its history. */
export function linksOf(
  kind: 'items' | 'guides',
  code: string,
  { version }: Pick<VersionRow, 'version'>,
): object {
  const page = `/catalogue/${kind}/${code}`;
  const data = `/public/v1/catalogue/${kind}/${code}`;
  return {
    self: `${data}/versions/${version}`,
    versions: `${data}/versions`,
    page,
    permalink: `${page}/versions/${version}`,
  };
}
