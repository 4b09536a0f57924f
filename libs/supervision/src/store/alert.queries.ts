import { Injectable } from '@nestjs/common';
import type { Bilingual, Instant, LocalDate } from '#kernel';
import { Database } from '#platform';

/** A rung that rang, addressed to one level of the deciding organ or to supervision. */
export interface AlertRow {
  readonly id: string;
  readonly caseId: string;
  readonly receiptNo: string;
  readonly n: number;
  readonly code: string;
  readonly name: Bilingual;
  readonly organ: Bilingual & { readonly handle: string };
  readonly clock: string;
  readonly rung: string;
  readonly light: 'yellow' | 'red';
  readonly level: 'officer' | 'head' | 'supervisor';
  readonly dueOn: LocalDate;
  readonly raisedAt: Instant;
  readonly acknowledgements: readonly {
    readonly personId: string;
    readonly organ: Bilingual;
    readonly note: string;
    readonly at: Instant;
  }[];
}

/**
 * How far a reader has come: past the position `pos` in the ledger's order (`id` within it), and, among the alerts that have no
 * position yet, past `tail`. Decimal numbers as text.
 */
export interface AlertPlace {
  readonly pos: string;
  readonly id: string;
  readonly tail: string;
}

export interface AlertsAsked {
  readonly after: AlertPlace | null;
  readonly limit: number;
  readonly light: string | null;
  readonly level: string | null;
  readonly clock: string | null;
  /** Handle. */
  readonly organ: string | null;
  readonly caseId: string | null;
  readonly acknowledged: boolean | null;
  /** Raised at or after it. */
  readonly since: Instant | null;
}

const START: AlertPlace = { pos: '0', id: '0', tail: '0' };

/**
 * Alerts of the reader's organ, and of the park for its lead office and supervision: apart, each along its index. Asked as one
 * `or`, the policy of the table read all of them (800,000: 310–480 ms).
 */
const OF_ORGAN_AND_PARK = [
  `a.organ_id = (select app.organ()) and (not (select app.sees_park()) or a.park_id is distinct from (select app.park()))`,
  `a.park_id = (select app.park()) and (select app.sees_park())`,
];

/** Past every id. */
const LAST = '9223372036854775807';

/** Read as a text and not as a parameter, so that the partial indexes of what nobody has acknowledged can be used. */
const ACKNOWLEDGED = { true: 'a.acknowledged_at is not null', false: 'a.acknowledged_at is null' } as const;

/**
 * Where the walk begins: at the reader's place, or later where `since` says so, for no alert raised in an hour or after it stands
 * before the first position that was given out in it. One place, since an index begins at one bound only.
 */
const PLACE = `place as materialized (
  select greatest($1::bigint, f.pos) as pos, case when f.pos > $1::bigint then ${LAST} else $2::bigint end as id
    from (select coalesce((select h.pos - 1 from record.ledger_hour h where h.hour <= $9::timestamptz order by h.hour desc limit 1), -1) as pos) f)`;

/** What has its position, and what has none yet. */
const PARTS = [
  'a.pos is not null and (a.pos, a.id) > ((select pos from place), (select id from place))',
  'a.pos is null and a.id > $3::bigint',
];

const WANTED = `($5::text is null or a.light = $5) and ($6::text is null or a.level = $6) and ($7::text is null or a.kind = $7)
  and ($8::text is null or a.organ_id = (select o.id from identity.organ o where o.handle = $8)) and ($9::timestamptz is null or a.raised_at >= $9)
  and ($10::uuid is null or a.stream_id = $10)`;

const SHOWN = `select a.id, a.pos, a.stream_id as "caseId", f.receipt_no as "receiptNo", a.idx as n, a.item_code as code,
    coalesce(v.content, g.content)->'name' as name,
    jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en) as organ, a.kind as clock, a.rung, a.light, a.level,
    a.due_on as "dueOn", a.raised_at as "raisedAt", coalesce((
      select jsonb_agg(jsonb_build_object('personId', k.person_id, 'organ', jsonb_build_object('zh', ko.name_zh, 'en', ko.name_en),
          'note', k.note, 'at', to_char(k.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by k.at)
        from supervision.acknowledgement k join identity.organ ko on ko.id = k.organ_id where k.alert_id = a.id), '[]') as acknowledgements`;
/** An alert of the case itself (n = 0) has no item: it goes by the name of the guide. */
const JOINED = `join casework.case_file f on f.id = a.stream_id join catalogue.publication g on g.id = f.guide_version
  left join casework.case_item i on i.case_id = a.stream_id and i.idx = a.idx
  left join catalogue.publication v on v.id = i.item_version join identity.organ o on o.id = a.organ_id`;

type Numbered = AlertRow & { readonly pos: string | null };

/** Alerts as row-level security lets the reader see them, in the order of the ledger. */
@Injectable()
export class AlertQueries {
  constructor(private readonly database: Database) {}

  /**
   * A page and the place it ends at. Nothing is ever passed over: what commits late has no position yet, and gets one behind
   * every place a reader can have reached. An alert seen before it had one may be seen once more with it; its id tells.
   */
  async alerts(principal: string, asked: AlertsAsked): Promise<{ rows: AlertRow[]; place: AlertPlace }> {
    const { after, limit, light, level, clock, organ, since, caseId, acknowledged } = asked;
    const from = after ?? START;
    const open = acknowledged === null ? 'true' : ACKNOWLEDGED[`${acknowledged}`];
    const branches = OF_ORGAN_AND_PARK.flatMap((whose) =>
      PARTS.map(
        (part) =>
          `(select a.* from record.alert a where ${whose} and ${part} and ${open} and ${WANTED} order by a.pos, a.id limit $4)`,
      ),
    );
    const sql = `with ${PLACE} ${SHOWN} from (${branches.join(' union all ')}) a ${JOINED} order by a.pos, a.id limit $4`;
    const params = [from.pos, from.id, from.tail, limit, light, level, clock, organ, since, caseId];
    const found = await this.database.readAs<Numbered>(principal, sql, params);
    return { rows: found.map(({ pos: _, ...row }) => row), place: placeAfter(from, found) };
  }

  /** Null where it is absent or not the reader's to see. */
  async alert(principal: string, id: string): Promise<AlertRow | null> {
    const sql = `${SHOWN} from record.alert a ${JOINED} where a.id = $1`;
    const [row] = await this.database.readAs<Numbered>(principal, sql, [id]);
    if (!row) return null;
    const { pos: _, ...alert } = row;
    return alert;
  }
}

function placeAfter(from: AlertPlace, rows: readonly Numbered[]): AlertPlace {
  const numbered = rows.findLast(({ pos }) => pos !== null);
  const last = rows.at(-1);
  return {
    pos: numbered?.pos ?? from.pos,
    id: numbered?.id ?? from.id,
    tail: last?.pos === null ? last.id : from.tail,
  };
}
