import { Injectable } from '@nestjs/common';
import type { Bilingual, Instant } from '#kernel';
import { Database } from '#platform';
import { narrowed, type Place } from './fragments.js';

/** What somebody was told because of an act. `n` 0 is the case itself; `organ` null the supervision of the park. */
export interface NoticeRow {
  readonly id: string;
  readonly pos: string;
  readonly caseId: string;
  readonly seq: number;
  readonly n: number;
  readonly kind: string;
  readonly audience: 'applicant' | 'organ' | 'supervisor';
  readonly organ: (Bilingual & { readonly handle: string }) | null;
  readonly legal: boolean;
  readonly words: Bilingual;
  readonly params: Readonly<Record<string, unknown>>;
  readonly issuedAt: Instant;
}

export interface NoticeFilter {
  readonly kind?: string;
  readonly audience?: string;
  readonly caseId?: string;
  readonly legal?: boolean;
  readonly since?: string;
}

const CONDITIONS: Readonly<Record<keyof NoticeFilter, string>> = {
  kind: 'x.kind = ?',
  audience: 'x.audience = ?',
  caseId: 'x.stream_id = ?',
  legal: 'x.legal = ?',
  since: 'x.issued_at >= ?::timestamptz and x.pos >= (select record.position_since(?::timestamptz))',
};

/** Notices of the reader's organ, and of the park for those who see it: apart, each by its index, as the queue is read. */
const OF_ORGAN_AND_PARK = [
  `x.organ_id = (select app.organ()) and (not (select app.sees_park()) or x.park_id is distinct from (select app.park()))`,
  `x.park_id = (select app.park()) and (select app.sees_park())`,
];
/** The bound says nothing new, but an index can begin at it. */
const AFTER = `x.pos >= $1 and (x.pos, x.id) > ($1, $2)`;

@Injectable()
export class NoticeQueries {
  constructor(private readonly database: Database) {}

  /** In the order they became known: a late commit comes behind the cursor, never before it. */
  async notices(
    principal: string,
    filter: NoticeFilter,
    { after, limit }: { after: Place | null; limit: number },
  ): Promise<NoticeRow[]> {
    const { conditions, values } = narrowed(filter, CONDITIONS, 4);
    const page = OF_ORGAN_AND_PARK.map(
      (whose) =>
        `(select x.* from record.notice x where ${whose} and ${AFTER}${conditions} order by x.pos, x.id limit $3)`,
    );
    const sql = `select x.id, x.pos, x.stream_id as "caseId", x.seq, x.idx as n, x.kind, x.audience,
        case when o.id is not null then jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en) end as organ,
        x.legal, x.words, x.params, x.issued_at as "issuedAt"
      from (${page.join(' union all ')}) x left join identity.organ o on o.id = x.organ_id order by x.pos, x.id limit $3`;
    const params = [after?.pos ?? '0', after?.id ?? '0', limit, ...values];
    return this.database.readAs<NoticeRow>(principal, sql, params);
  }
}
