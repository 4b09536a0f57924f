import { Injectable } from '@nestjs/common';
import type { Actor, Bilingual, Instant, LocalDate } from '#kernel';
import type { AssessmentThere } from '#model/catalogue';
import { Database } from '#platform';
import type { Standing } from '../model/facts.js';
import type { JointFacts } from '../model/joint-facts.js';
import type { RegisteredResult } from '../model/time.js';
import type { LoadedItem } from './casework.store.js';

/** One line of a list of cases. */
export interface CaseRow {
  readonly id: string;
  readonly receiptNo: string;
  readonly guide: string;
  readonly guideName: Bilingual;
  readonly projectId: string;
  readonly projectName: string;
  readonly status: 'open' | 'concluded';
  readonly open: number;
  readonly granted: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly submittedAt: Instant;
  readonly concludedAt: Instant | null;
}

export interface ItemRow extends LoadedItem {
  readonly organ: Bilingual & { readonly handle: string };
  readonly turn: string;
  readonly dueOn: LocalDate | null;
}

/** One case as its reader may see it, with who is reading and the legal moment. */
export interface CaseView extends CaseRow {
  readonly seq: number;
  readonly guideVersion: number;
  readonly jointFacts: JointFacts | null;
  readonly applicantOrgan: number;
  readonly parkId: number;
  readonly now: Instant;
  readonly me: Actor;
  readonly items: readonly ItemRow[];
  /** In force in the project: what they prove is asked of nobody. */
  readonly results: readonly RegisteredResult[];
  /** In force at the base, while something is still planned. */
  readonly assessments: readonly AssessmentThere[];
  /** Those that were asked to confirm something, by id. */
  readonly asked: Readonly<Record<number, ItemRow['organ']>>;
}

export interface QueueRow {
  readonly caseId: string;
  readonly n: number;
  readonly code: string;
  readonly name: Bilingual;
  /** Whose it is: the window and the lead read the items of every department. */
  readonly organ: Bilingual & { readonly handle: string };
  readonly receiptNo: string;
  readonly projectName: string;
  readonly standing: string;
  readonly work: string;
  readonly turn: string;
  readonly dueOn: LocalDate | null;
  readonly warnOn: LocalDate | null;
  /** In the green channel: first among those of its day. */
  readonly ahead: boolean;
  readonly version: number;
}

/** The place of a line of the queue. */
export interface QueuePlace {
  readonly dueOn: string;
  readonly ahead: boolean;
  readonly caseId: string;
  readonly n: number;
}

/** Counters of a queue: every open item falls into exactly one. Of very many only the first `COUNTED` by day due are counted. */
export interface QueueCounters {
  readonly stopped: number;
  readonly overdue: number;
  readonly dueToday: number;
  readonly nearing: number;
  readonly inTime: number;
  /** More lies there than was counted. */
  readonly more: boolean;
}

export interface PublicStatusRow {
  readonly today: LocalDate;
  readonly receiptNo: string;
  readonly guideName: Bilingual;
  readonly status: 'open' | 'concluded';
  readonly submittedAt: Instant;
  readonly concludedAt: Instant | null;
  readonly items: readonly {
    readonly n: number;
    readonly code: string;
    readonly name: Bilingual;
    readonly organ: Bilingual;
    readonly standing: Standing;
    readonly turn: string;
    readonly dueOn: LocalDate | null;
    readonly decidedOn: LocalDate | null;
    readonly outcome: string | null;
  }[];
}

export interface JournalRow {
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly effectiveOn: LocalDate;
  readonly kind: string;
  readonly line: string;
}

const CASE_ROW = `
  f.id, f.receipt_no as "receiptNo", g.code as guide, g.content->'name' as "guideName", f.project_id as "projectId",
  p.name as "projectName", f.status, f.open, f.granted, f.refused, f.withdrawn,
  f.submitted_at as "submittedAt", f.concluded_at as "concludedAt"`;
const CASES = `casework.case_file f join projects.project p on p.id = f.project_id
  join catalogue.publication g on g.id = f.guide_version`;
/** Asked once a statement, not once a row. */
const TODAY = '(select app.legal_today())';
/**
 * Open items of the reader's organ, and of the park for its window: apart, each by its index. Asked as one `or`, every reader's
 * queue read the open items of all parks (200,000 of them: counters 250–450 ms against 0.1–6 ms).
 */
const OF_ORGAN_AND_PARK = [
  `i.organ_id = (select app.organ()) and (not (select app.sees_park()) or i.park_id is distinct from (select app.park()))`,
  `i.park_id = (select app.park()) and (select app.sees_park())`,
].map((whose) => `casework.case_item i where i.standing in ('filed', 'correcting', 'accepted') and ${whose}`);
const ORDER = `(case when i.due_on is null then 'infinity' else i.due_on end), (not i.ahead), i.case_id, i.idx`;
/** Items that the counters of a queue look at. */
const COUNTED = 5000;

/** What may be read of cases. Row-level security decides what is there; these only say in which shape. */
@Injectable()
export class CaseworkQueries {
  constructor(private readonly database: Database) {}

  /** Newest first; `after` is the id of the last case of the page before. */
  async cases(
    principal: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<CaseRow[]> {
    const sql = `select ${CASE_ROW} from ${CASES} where $1::uuid is null or f.id < $1 order by f.id desc limit $2`;
    return this.database.readAs<CaseRow>(principal, sql, [after, limit]);
  }

  /** Null where the case is absent or not the reader's to see: the two look the same. */
  async case(principal: string, id: string): Promise<CaseView | null> {
    const sql = 'select * from casework.case_view($1)';
    const [row] = await this.database.readAs<CaseView & { now: unknown }>(principal, sql, [id]);
    return row ? { ...row, now: new Date(row.now).toISOString() as Instant } : null;
  }

  /** Open items of the reader's organ, or of the park for its window, by working time left, green ones first within a day; stopped ones last. */
  async queue(
    principal: string,
    { after, limit }: { after: QueuePlace | null; limit: number },
  ): Promise<QueueRow[]> {
    const { dueOn = null, caseId = null, n = null, ahead = false } = after ?? {};
    const sql = 'select * from casework.queue_page($1, $2, $3, $4, $5)';
    return this.database.readAs<QueueRow>(principal, sql, [dueOn, !ahead, caseId, n, limit]);
  }

  /** A million items of one organ took longer than a statement may (15 s); these take 7 ms, and what is late comes first. */
  async counters(principal: string): Promise<QueueCounters> {
    const first = OF_ORGAN_AND_PARK.map(
      (of) => `(select i.due_on, i.warn_on from ${of} order by ${ORDER} limit ${COUNTED + 1})`,
    );
    const sql = `select count(*) filter (where due_on is null)::int as stopped,
        count(*) filter (where due_on < ${TODAY})::int as overdue, count(*) filter (where due_on = ${TODAY})::int as "dueToday",
        count(*) filter (where due_on > ${TODAY} and warn_on <= ${TODAY})::int as nearing,
        count(*) filter (where due_on > ${TODAY} and (warn_on is null or warn_on > ${TODAY}))::int as "inTime",
        count(*) > ${COUNTED} as more
      from (${first.join(' union all ')}) i`;
    const [row] = await this.database.readAs<QueueCounters>(principal, sql, []);
    if (!row) throw new Error('counting answered nothing');
    return row;
  }

  /** The lines of a case in order. */
  async journal(principal: string, id: string): Promise<JournalRow[]> {
    const sql = `select seq, recorded_at as "recordedAt", effective_on as "effectiveOn", kind,
        record.said(line, detail) as line from record.journal
      where stream_id = $1 order by seq`;
    return this.database.readAs<JournalRow>(principal, sql, [id]);
  }

  /** The anonymous status: receipt number and query code together, or null, whichever of them is wrong. */
  async publicStatus(receiptNo: string, queryHash: string): Promise<PublicStatusRow | null> {
    const [row] = await this.database.call<{ status: PublicStatusRow | null }>(
      'select casework.public_status($1, $2) as status',
      [receiptNo, queryHash],
    );
    return row?.status ?? null;
  }
}
