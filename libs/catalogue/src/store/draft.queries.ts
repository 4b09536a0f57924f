import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { Database } from '#platform';
import type { Draft, DraftKind, Family } from '../model/publish/draft.js';
import { Contents, type FamilyRef } from './contents.js';

/** One line of the list of drafts. */
export interface DraftRow extends Omit<Draft, 'content' | 'findings' | 'along'> {
  readonly draftedAt: Instant;
  readonly closedAt: Instant | null;
  readonly publishedVersion: number | null;
}

/** One draft with what its reader needs to judge it: the version it changes, the one it became, and the family as it is now. */
export interface DraftView extends DraftRow {
  readonly content: unknown;
  readonly findings: Draft['findings'];
  readonly along: Draft['along'];
  readonly before: unknown;
  readonly published: unknown;
  readonly family: Family;
  readonly me: Actor;
  readonly now: Instant;
}

const ROW = `d.id, d.kind, d.code, d.status, d.version, d.effective_from as "effectiveFrom", d.source, d.based_on as "basedOn", d.operation, d.pending,
  d.drafted_by as "draftedBy", d.drafted_at as "draftedAt", d.closed_at as "closedAt", d.published_version as "publishedVersion"`;

/** Content of a version of the draft's code; null where there is none. */
const contentOf = (version: string) =>
  `(select p.content from catalogue.publication p where p.kind = d.kind and p.code = d.code and p.version = ${version})`;

/** Drafts as editors read them; row-level security shows none to anybody else. */
@Injectable()
export class DraftQueries {
  constructor(
    private readonly database: Database,
    private readonly contents: Contents,
  ) {}

  /** Newest first; `after` is the id of the last one of the page before. */
  async drafts(
    principal: string,
    { kinds, after, limit }: { kinds: readonly DraftKind[]; after: string | null; limit: number },
  ): Promise<DraftRow[]> {
    const sql = `select ${ROW} from catalogue.draft d where d.kind = any ($1) and ($2::uuid is null or d.id < $2) order by d.id desc limit $3`;
    return this.database.readAs<DraftRow>(principal, sql, [kinds, after, limit]);
  }

  async draft(principal: string, kinds: readonly DraftKind[], id: string): Promise<DraftView | null> {
    const sql = `select ${ROW}, d.content, d.findings, d.along, ${contentOf('d.based_on')} as before,
        ${contentOf('d.published_version')} as published, catalogue.family(d.kind, d.code, d.effective_from) as family,
        app.legal_now() as now, app.me() as me
      from catalogue.draft d where d.kind = any ($1) and d.id = $2`;
    type Row = Omit<DraftView, 'family' | 'now'> & { readonly family: FamilyRef; readonly now: string };
    const [row] = await this.database.readAs<Row>(principal, sql, [kinds, id]);
    if (!row) return null;
    const family = await this.contents.fill(row.family);
    return { ...row, family, now: new Date(row.now).toISOString() as Instant };
  }
}
