import { Injectable } from '@nestjs/common';
import type { Bilingual, Instant, LocalDate } from '#kernel';
import { Database } from '#platform';
import type { Channel } from '../model/channel/channel.js';
import type { RegisterEntry } from '../model/project.js';

export interface ResultRow extends Omit<RegisterEntry, 'organId'> {
  readonly organ: Bilingual & { readonly handle: string };
  /** Does it count today? */
  readonly counts: boolean;
  readonly evidence: string | null;
  readonly caseId: string | null;
}

export interface ProjectRow {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly base: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly factsVersion: number;
  /** In the green channel: since when, why, who answers for it by name; null where it is not. */
  readonly channel: Pick<Channel, 'id' | 'since' | 'reviewOn' | 'basis' | 'official'> | null;
  readonly openedAt: Instant;
  /** The version of the project, for If-Match. */
  readonly seq: number;
  /** The register, results that do not count any more among them. */
  readonly results: readonly ResultRow[];
}

export interface FactsChange {
  readonly version: number;
  readonly changed: readonly { readonly fact: string; readonly from: unknown; readonly to: unknown }[];
}

export interface ProposalRow {
  readonly id: string;
  readonly kind: string;
  readonly says: Readonly<Record<string, unknown>>;
  readonly organ: Bilingual & { readonly handle: string };
  readonly proposedOn: LocalDate;
  readonly ended: 'confirmed' | 'dropped' | null;
}

export interface FactsVersionRow {
  readonly version: number;
  readonly effectiveOn: LocalDate;
  readonly recordedAt: Instant;
  readonly changed: readonly { readonly fact: string; readonly from: unknown; readonly to: unknown }[];
  /** Null: nobody's act, but the system's. */
  readonly organ: (Bilingual & { readonly handle: string }) | null;
  readonly evidence: string | null;
}

const ORGAN = `jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en)`;
/** As `projects.counts` has it; asked here, since readers execute no function of the acts. */
const COUNTS = `r.state in ('in-force', 'renewed') and (r.valid_until is null or r.valid_until >= app.legal_today())`;
const PROJECT = `p.id, p.code, p.name, p.base_code as base, p.facts, p.facts_version as "factsVersion", p.opened_at as "openedAt",
  (select jsonb_build_object('id', c.id, 'since', c.since, 'reviewOn', c.review_on, 'basis', c.basis, 'official', c.official)
     from projects.channel c where c.project_id = p.id and c.ended_on is null) as channel,
  (select s.seq from record.stream s where s.id = p.id) as seq,
  coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'code', r.item_code, 'subject', r.subject, 'number', r.number,
    'organ', ${ORGAN}, 'inForceOn', r.in_force_on, 'validUntil', r.valid_until, 'fields', r.fields, 'state', r.state,
    'stateOn', r.state_on, 'counts', ${COUNTS}, 'version', r.version, 'source', r.source, 'evidence', r.evidence,
    'obligations', r.obligations, 'caseId', r.case_id) order by r.in_force_on, r.item_code, r.id)
    from projects.result r join identity.organ o on o.id = r.organ_id where r.project_id = p.id), '[]') as results`;

/** The items of which a project has a result that counts today. */
export const heldOf = (project: ProjectRow | null): string[] => [
  ...new Set((project?.results ?? []).filter(({ counts }) => counts).map(({ code }) => code)),
];

/** Projects with their register of results, as row-level security lets the reader see them. */
@Injectable()
export class ProjectQueries {
  constructor(private readonly database: Database) {}

  async projects(
    principal: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<ProjectRow[]> {
    const sql = `select ${PROJECT} from projects.project p where $1::uuid is null or p.id < $1 order by p.id desc limit $2`;
    return this.database.readAs<ProjectRow>(principal, sql, [after, limit]);
  }

  async project(principal: string, id: string): Promise<ProjectRow | null> {
    const sql = `select ${PROJECT} from projects.project p where p.id = $1`;
    const [row] = await this.database.readAs<ProjectRow>(principal, sql, [id]);
    return row ?? null;
  }

  /** What the line of a project changed in its facts; null where it changed none. Asked by messages, not by readers. */
  async factsChange(id: string, seq: number): Promise<FactsChange | null> {
    const [row] = await this.database.call<{ change: FactsChange | null }>(
      'select projects.facts_change($1, $2) as change',
      [id, seq],
    );
    return row?.change ?? null;
  }

  /** What was proposed to the register, newest first; the applicant sees none of it. Null where the project is not the reader's to see. */
  async proposals(principal: string, id: string): Promise<ProposalRow[] | null> {
    if (!(await this.project(principal, id))) return null;
    const sql = `select x.id, x.kind, x.says, ${ORGAN} as organ, x.proposed_on as "proposedOn", x.ended
      from projects.proposal x join identity.organ o on o.id = x.organ_id where x.project_id = $1 order by x.id desc limit 100`;
    return this.database.readAs<ProposalRow>(principal, sql, [id]);
  }

  /** What the catalogue says of a result from outside: its organ, how long it counts. Null: no such item, or no such organ. */
  async terms(
    code: string,
    organ: string,
    on: LocalDate,
  ): Promise<{ readonly organId: number; readonly validity: string | null } | null> {
    const sql = `select o.id as "organId", p.content->'result'->>'validity' as validity
      from identity.organ o join catalogue.publication p on p.id = coalesce(catalogue.in_force('item', $1, $3),
        catalogue.in_force('item', $1, app.legal_today())) where o.handle = $2`;
    const [row] = await this.database.call<{ organId: number; validity: string | null }>(sql, [
      code,
      organ,
      on,
    ]);
    return row ?? null;
  }

  /** Every version of the facts, newest first; null where the project is absent or not the reader's to see. */
  async facts(principal: string, id: string): Promise<FactsVersionRow[] | null> {
    const sql = `select v.version, v.effective_on as "effectiveOn", v.recorded_at as "recordedAt", v.changed,
        case when o.id is not null then ${ORGAN} end as organ,
        v.evidence from projects.facts_version v left join identity.organ o on o.id = v.organ_id
      where v.project_id = $1 order by v.version desc`;
    const rows = await this.database.readAs<FactsVersionRow>(principal, sql, [id]);
    return rows.length > 0 ? rows : null;
  }
}
