import { Injectable } from '@nestjs/common';
import type { Bilingual, LocalDate } from '#kernel';
import type { Facts } from '#model/catalogue';
import { Database } from '#platform';
import type { TablesThere } from '#routing';
import type { ProjectChannel } from '../model/channel/commands.js';
import type { Standing, Work } from '../model/facts.js';

/** An item of a project, as its board shows it. */
export interface BoardItemRow {
  readonly caseId: string;
  readonly n: number;
  readonly code: string;
  readonly subject: string | null;
  readonly standing: Standing;
  readonly work: Work;
  readonly turn: string;
  readonly dueOn: LocalDate | null;
  readonly organ: Bilingual & { readonly handle: string };
}

interface BetweenLevels {
  readonly facts: Facts;
  readonly lead: number | null;
  readonly tables: TablesThere | null;
  readonly items: readonly { readonly caseId: string; readonly idx: number; readonly code: string }[];
}

/** What ties under a condition are judged by, and the open items that have some. */
interface ConditionalTies {
  readonly facts: Facts;
  /** Of the facts. */
  readonly version: number;
  readonly needs: TablesThere | null;
  readonly items: readonly {
    readonly caseId: string;
    readonly idx: number;
    readonly to: readonly string[];
  }[];
}

/** A case that items of its guide can still be added to. */
export interface OpenCaseRow {
  readonly caseId: string;
  readonly receiptNo: string;
  readonly codes: readonly string[];
}

/** The cases of a project. */
@Injectable()
export class ProjectCases {
  constructor(private readonly database: Database) {}

  /** Items that somebody may be reviewing; no sight is asked, since a message asks. */
  underReview(projectId: string): Promise<{ caseId: string; idx: number; code: string }[]> {
    const sql = 'select case_id as "caseId", idx, code from casework.under_review($1)';
    return this.database.call(sql, [projectId]);
  }

  /** Items under review of which tables say what level decides, with what they are asked on; `lead` hears where they name another. */
  async betweenLevels(projectId: string): Promise<BetweenLevels> {
    return this.database.answer('casework.between_levels($1)', [projectId]);
  }

  /** Open items with ties under a condition, and what these are judged by; no sight is asked, since a message asks. */
  async conditionalTies(projectId: string): Promise<ConditionalTies> {
    const sql = 'select casework.conditional_ties($1) as answer';
    const [row] = await this.database.call<{ answer: ConditionalTies | null }>(sql, [projectId]);
    if (!row?.answer) throw new Error(`there is no project ${projectId}`);
    return row.answer;
  }

  /** Open items that have not heard of the channel of their project, by case; of all projects where none is named. */
  outOfChannel(
    projectId: string | null,
  ): Promise<{ caseId: string; idx: number[]; channel: ProjectChannel }[]> {
    const sql = 'select case_id as "caseId", idx, channel from casework.out_of_channel($1)';
    return this.database.call(sql, [projectId]);
  }

  /** Open cases that the reader sees, with the items of the guide each was opened by. */
  open(principal: string, projectId: string): Promise<OpenCaseRow[]> {
    const sql = `select f.id as "caseId", f.receipt_no as "receiptNo",
        (select coalesce(jsonb_agg(i->'code'), '[]') from jsonb_array_elements(g.content->'items') i) as codes
      from casework.case_file f join catalogue.publication g on g.id = f.guide_version
     where f.project_id = $1 and f.status = 'open' order by f.id`;
    return this.database.readAs<OpenCaseRow>(principal, sql, [projectId]);
  }

  /** Every item of every case that the reader sees, in the order they were applied for. */
  items(principal: string, projectId: string): Promise<BoardItemRow[]> {
    const sql = `select i.case_id as "caseId", i.idx as n, i.code, i.facts->>'subject' as subject, i.standing, i.work, i.turn,
        i.due_on as "dueOn", jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en) as organ
      from casework.case_file f join casework.case_item i on i.case_id = f.id join identity.organ o on o.id = i.organ_id
     where f.project_id = $1 order by f.id, i.idx`;
    return this.database.readAs<BoardItemRow>(principal, sql, [projectId]);
  }
}
