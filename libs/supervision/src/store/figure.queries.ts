import { Injectable } from '@nestjs/common';
import type { Bilingual, LocalDate } from '#kernel';
import { Database } from '#platform';

/** Out of `measured` items with such a clock, `onTime` kept it; `rate` is their share, null where there is none. */
export interface Kept {
  readonly measured: number;
  readonly onTime: number;
  readonly rate: number | null;
}

/** Working days that half, and nine in ten, of the decided items did not exceed; each a number of days that occurred. */
export interface Spread {
  readonly median: number | null;
  readonly p90: number | null;
}

/**
 * By promises of the applicant: accepted with papers owed (容缺受理), decided on a commitment (告知承诺), and of these kept, or found broken;
 * of the broken ones put right, or revoked.
 */
export interface Pledges {
  readonly tolerated: number;
  readonly committed: number;
  readonly kept: number;
  readonly broken: number;
  readonly rectified: number;
  readonly revoked: number;
}

/** Figures of one park, organ, item, month or channel. Days are working days of each item's own calendar. */
export interface FigureRow {
  readonly key: string;
  readonly name: Bilingual | null;
  readonly ended: number;
  readonly decided: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly bySilence: number;
  readonly enteredLate: number;
  readonly pledges: Pledges;
  readonly promise: Kept;
  readonly statute: Kept;
  /** Counted days of the promise clock, its stops out. */
  readonly usedDays: Spread;
  /** From filing to the end, everything in. */
  readonly elapsedDays: Spread;
  /** Share: of all the days from filing to the end. */
  readonly stops: readonly {
    readonly item: string;
    readonly ground: string;
    readonly article: string;
    readonly days: number;
    readonly share: number | null;
  }[];
  /** Of cases that are concluded; null where figures are asked for less than whole cases. */
  readonly saved: SavedDays | null;
}

/** What parallel approval saved: how long cases took, against their items' own durations one after the other. */
export interface SavedDays {
  readonly cases: number;
  readonly spanDays: number;
  readonly serialDays: number;
  readonly savedDays: number;
}

export interface FiguresAsked {
  readonly by: 'park' | 'organ' | 'item' | 'month' | 'channel';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly item: string | null;
  /** Handle. */
  readonly organ: string | null;
}

export interface PublicFigureRow {
  readonly key: string;
  readonly name: Bilingual;
  readonly decided: number;
  readonly promiseRate: number | null;
  readonly statuteRate: number | null;
  readonly medianDays: number | null;
}

const KEY = {
  park: 'm.park_id::text',
  organ: 'm.organ_id::text',
  item: 'm.item_code',
  month: `left(m.ended_on::text, 7)`,
  channel: `coalesce(m.channel, 'ordinary')`,
} as const;

/** The park's rows and the organ's apart, each by its index, like the alerts. */
const MINE = [
  `m.park_id = (select app.park()) and (select app.sees_park())`,
  `m.organ_id = (select app.organ()) and (not (select app.sees_park()) or m.park_id is distinct from (select app.park()))`,
];

const WANTED = `m.ended_on between $1 and $2 and ($3::text is null or m.item_code = $3)
  and ($4::text is null or m.organ_id = (select o.id from identity.organ o where o.handle = $4))`;

/**
 * First by group and number of days, of which there are few, then by group: the percentiles are counted over some hundred rows
 * instead of sorting all of them (1,000,000 rows: see docs/decisions/0012).
 */
const spread = (days: 'used_days' | 'elapsed_days') => `
  select key, min(days) filter (where upto * 2 >= total) as median, min(days) filter (where upto * 10 >= total * 9) as p90
    from (select key, days, sum(n) over (partition by key order by days) as upto, sum(n) over (partition by key) as total
            from (select key, ${days} as days, sum(decided) as n from rough where ${days} is not null group by 1, 2 having sum(decided) > 0) d) r
   group by key`;

const names = (by: '$1' | '$5') => `case ${by}
    when 'park' then (select jsonb_build_object('code', p.code, 'zh', p.name_zh, 'en', p.name_en) from catalogue.park p where p.id::text = f.key)
    when 'organ' then (select jsonb_build_object('code', o.handle, 'zh', o.name_zh, 'en', o.name_en) from identity.organ o where o.id::text = f.key)
    when 'item' then (select jsonb_build_object('code', v.code, 'zh', v.content->'name'->>'zh', 'en', v.content->'name'->>'en')
      from catalogue.publication v where v.id = catalogue.in_force('item', f.key, app.legal_today()))
    when 'channel' then case f.key when 'green' then '{"code": "green", "zh": "绿色通道", "en": "Green channel"}'::jsonb
      else '{"code": "ordinary", "zh": "普通通道", "en": "Ordinary channel"}' end end`;

const kept = (
  clock: 'promise' | 'statute',
) => `jsonb_build_object('measured', sum(${clock}_measured), 'onTime', sum(${clock}_kept),
  'rate', sum(${clock}_kept)::float8 / nullif(sum(${clock}_measured), 0))`;

const pledged = (which: string) => `count(*) filter (where m.pledge ${which})`;
const PLEDGES = {
  tolerated: pledged(`= 'tolerance'`),
  committed: pledged(`like 'commitment%'`),
  kept: pledged(`= 'commitment-kept'`),
  broken: pledged(`in ('commitment-broken', 'commitment-rectified', 'commitment-revoked')`),
  rectified: pledged(`= 'commitment-rectified'`),
  revoked: pledged(`= 'commitment-revoked'`),
};
const counted = Object.entries(PLEDGES).map(([name, count]) => `${count} as ${name}`);
const summed = Object.keys(PLEDGES).map((name) => `'${name}', sum(${name})`);

function figures(by: FiguresAsked['by']): string {
  const mine = (more = 'true') =>
    MINE.map((whose) => `select m.* from casework.measure m where ${whose} and ${WANTED} and ${more}`).join(
      ' union all ',
    );
  return `with rough as materialized (
      select ${KEY[by]} as key, m.outcome, m.used_days, m.elapsed_days, count(*) as n, count(m.decided_on) as decided,
             count(m.on_time_promise) as promise_measured, count(*) filter (where m.on_time_promise) as promise_kept,
             count(m.on_time_statute) as statute_measured, count(*) filter (where m.on_time_statute) as statute_kept,
             count(*) filter (where m.by_silence) as silent, count(*) filter (where m.entered_late) as late,
             ${counted.join(', ')}
        from (${mine()}) m group by 1, 2, 3, 4),
    f as (select key, sum(n)::int as ended, sum(decided)::int as decided, sum(silent)::int as silent, sum(late)::int as late,
             jsonb_build_object(${summed.join(', ')}) as pledges,
             sum(n * elapsed_days) as elapsed, ${kept('promise')} as promise, ${kept('statute')} as statute from rough group by key),
    used as (${spread('used_days')}), gone as (${spread('elapsed_days')}),
    told as (select key, jsonb_object_agg(outcome, n) as outcomes from (select key, outcome, sum(n) as n from rough group by 1, 2) o group by 1),
    stood as (select key, jsonb_agg(jsonb_build_object('item', item_code, 'ground', ground, 'article', article, 'days', days) order by days desc, item_code, ground) as stops
      from (select ${KEY[by]} as key, m.item_code, s.ground, s.article, sum(s.days) as days
              from (${mine(`m.stopped <> '[]'`)}) m, jsonb_to_recordset(m.stopped) s(ground text, article text, days int) group by 1, 2, 3, 4) s group by 1)
  select f.key, ${names('$5')} as name, f.ended, f.decided, f.elapsed::float8, t.outcomes, f.silent as "bySilence", f.late as "enteredLate", f.pledges, f.promise, f.statute,
         jsonb_build_object('median', u.median, 'p90', u.p90) as "usedDays", jsonb_build_object('median', g.median, 'p90', g.p90) as "elapsedDays",
         coalesce(s.stops, '[]') as stops
    from f join told t using (key) left join used u using (key) left join gone g using (key) left join stood s using (key) order by f.key`;
}

const SAVED = {
  park: 'c.park_id::text',
  month: `left(c.concluded_on::text, 7)`,
} as const;

interface Raw extends Omit<FigureRow, 'name' | 'saved' | 'stops'> {
  readonly name: (Bilingual & { readonly code: string }) | null;
  readonly elapsed: number | null;
  readonly stops: readonly Omit<FigureRow['stops'][number], 'share'>[];
}

/** Figures from the read model `casework.measure`, as row-level security lets the reader see it; never from facts. */
@Injectable()
export class FigureQueries {
  constructor(private readonly database: Database) {}

  /** Everything that ended from one legal day to another, both included. */
  async figures(principal: string, asked: FiguresAsked): Promise<FigureRow[]> {
    const { by, from, to, item, organ } = asked;
    const [rows, saved] = await Promise.all([
      this.database.readAs<Raw>(principal, figures(by), [from, to, item, organ, by]),
      this.saved(principal, asked),
    ]);
    return rows.map(({ elapsed, name, stops, ...row }) => ({
      ...row,
      key: name?.code ?? row.key,
      name: name && { zh: name.zh, en: name.en },
      stops: stops.map((stop) => ({ ...stop, share: elapsed ? stop.days / elapsed : null })),
      saved: saved.get(row.key) ?? null,
    }));
  }

  /** Which of the two that figures are asked of has never been: no organ but an applicant has that handle, no item was published under that code. */
  async unknown({ item, organ }: Pick<FiguresAsked, 'item' | 'organ'>): Promise<'item' | 'organ' | null> {
    const sql = `select case
        when $1::text is not null and not exists (select from identity.organ o where o.handle = $1 and o.kind <> 'enterprise') then 'organ'
        when $2::text is not null and not exists (select from catalogue.publication p where p.kind = 'item' and p.code = $2) then 'item'
      end as unknown`;
    const [row] = await this.database.call<{ unknown: 'item' | 'organ' | null }>(sql, [organ, item]);
    return row?.unknown ?? null;
  }

  /** Of what ended in the year, in all parks; fewer than five decisions are told as a number only. */
  async publicFigures(by: 'park' | 'item' | 'channel', year: number): Promise<PublicFigureRow[]> {
    const sql = `select n.name->>'code' as key, n.name - 'code' as name, f.decided, f.promise_rate as "promiseRate",
        f.statute_rate as "statuteRate", f.median_days as "medianDays"
      from supervision.public_figures($1, $2, $3) f, lateral (select ${names('$1')} as name) n where f.decided > 0 order by 1`;
    return this.database.call<PublicFigureRow>(sql, [by, `${year}-01-01`, `${year}-12-31`]);
  }

  private async saved(
    principal: string,
    { by, from, to, item, organ }: FiguresAsked,
  ): Promise<ReadonlyMap<string, SavedDays>> {
    if ((by !== 'park' && by !== 'month') || item !== null || organ !== null) return new Map();
    const sql = `select ${SAVED[by]} as key, count(*)::int as cases, sum(c.span_days)::int as "spanDays",
        sum(c.serial_days)::int as "serialDays", sum(c.serial_days - c.span_days)::int as "savedDays"
      from casework.case_measure c where c.park_id = (select app.park()) and c.concluded_on between $1 and $2 group by 1`;
    const rows = await this.database.readAs<SavedDays & { key: string }>(principal, sql, [from, to]);
    return new Map(rows.map(({ key, ...days }) => [key, days]));
  }
}
