import { Injectable } from '@nestjs/common';
import type { Bilingual, Instant, LocalDate } from '#kernel';
import { Database } from '#platform';
import type { Channel, ChannelBasis, EndCause } from '../model/channel/channel.js';

/** One admission, as the readers of its project see it. */
export interface ChannelRow extends Omit<Channel, 'leadOrgan' | 'evidence'> {
  readonly evidence: Channel['evidence'];
}

/** A project that is, or was within a year, in the green channel, as everybody sees it. */
export interface ListedProject {
  readonly code: string | null;
  readonly name: string;
  readonly park: Bilingual & { readonly code: string };
  readonly base: Bilingual & { readonly code: string };
  readonly basis: ChannelBasis;
  readonly since: LocalDate;
  readonly reviewOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly cause: EndCause | null;
}

/** A project that wants new building land. */
export interface ContenderRow {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly base: string;
  readonly opened: Instant;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Who is in the green channel. */
@Injectable()
export class ChannelQueries {
  constructor(private readonly database: Database) {}

  /** Projects in the channel, in the order of their ids; asked by time and messages. */
  async green(): Promise<string[]> {
    const rows = await this.database.call<{ id: string }>(
      'select id from projects.green() as id order by 1',
      [],
    );
    return rows.map(({ id }) => id);
  }

  /** Newest first, as row-level security lets the reader see the project. */
  admissions(principal: string, projectId: string): Promise<ChannelRow[]> {
    const sql = `select c.id, c.basis, c.evidence, c.official, c.since, c.review_on as "reviewOn",
        case when c.ended_on is not null then jsonb_build_object('on', c.ended_on, 'cause', c.cause) end as ended
      from projects.channel c where c.project_id = $1 order by c.since desc, c.id desc`;
    return this.database.readAs<ChannelRow>(principal, sql, [projectId]);
  }

  /** For everybody; `changedAt`: when the list changed last. */
  async listed(): Promise<{ readonly changedAt: Instant | null; readonly items: readonly ListedProject[] }> {
    const [row] = await this.database.call<{ list: { changedAt: string | null; items: ListedProject[] } }>(
      'select projects.channel_list() as list',
      [],
    );
    if (!row) throw new Error('an aggregate answers one row');
    const { changedAt, items } = row.list;
    return { changedAt: changedAt === null ? null : (new Date(changedAt).toISOString() as Instant), items };
  }

  /** Projects of the reader's sight that state how much land they take and hold no result of that item yet. */
  contenders(principal: string, landItem: string): Promise<ContenderRow[]> {
    const sql = `select p.id, p.code, p.name, p.base_code as base, p.opened_at as opened, p.facts from projects.project p
      where p.facts ? 'land-mu' and not exists (select from projects.result r where r.project_id = p.id and r.item_code = $1
        and r.state in ('in-force', 'renewed', 'stayed')) order by p.id limit 1000`;
    return this.database.readAs<ContenderRow>(principal, sql, [landItem]);
  }
}
