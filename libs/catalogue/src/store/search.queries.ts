import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { Database } from '#platform';
import type { GuideDefinition, ItemDefinition } from '../model/definition.js';
import type { Keyword } from '../model/keywords.js';
import { asInstant } from './as-instant.js';
import { type InForce, PARK_ROWS, type ParkRow } from './catalogue.queries.js';

/** What is looked for. Whatever is absent does not matter; `stage` is its first two characters, `S0` to `S4`. */
export interface Sought {
  readonly keywords: readonly Keyword[];
  readonly park?: string | undefined;
  readonly base?: string | undefined;
  readonly stage?: string | undefined;
  /** Part of the item's department, or of the name of an organ that decides it. */
  readonly department?: string | undefined;
  readonly nature?: string | undefined;
}

/** Where a page of results ends: best first, then by code. */
export interface FoundPlace {
  readonly score: number;
  readonly code: string;
}

export interface FoundVersion<T> extends InForce<T> {
  readonly score: number;
  /** Of an item, in the place that was asked for; empty where no place was. */
  readonly organs: readonly string[];
}

/** A page of what was found. `unknown`: the park or base asked for is none of ours, or the base lies in another park. */
export interface Found<T> {
  readonly total: number;
  readonly rows: readonly FoundVersion<T>[];
  readonly changedAt: Instant;
  readonly unknown: 'park' | 'base' | null;
  readonly parks: readonly ParkRow[];
  readonly departments: readonly string[];
}

interface Page {
  readonly after: FoundPlace | null;
  readonly limit: number;
}

const TODAY = 'app.legal_today()';
const IN_PLACE = '($2::text is null or b.park_id = k.id) and ($3::text is null or b.code = $3)';

/** One statement, one trip: what is in force today, what of it answers, the page of it, and what a search form offers. */
const SEARCH = `
  with k as (select id from catalogue.park where code = $2),
  d as (select distinct on (item_code, base_code, level) * from catalogue.authority where valid_from <= ${TODAY}
         order by item_code, base_code, level, valid_from desc),
  v as (select * from (select distinct on (code) * from catalogue.publication
         where kind = $1 and effective_from <= ${TODAY} order by code, effective_from desc, version desc) last where not ends),
  found as (select v.*, catalogue.score(v.words, $7, $8) as score from v
     where ($4::text is null or starts_with(v.content->>'stage', $4))
       and ($6::text is null or v.content->>'nature' = $6)
       and (($2::text is null and $3::text is null) or exists (select from d a
             join catalogue.base b on b.code = a.base_code left join k on true
            where a.item_code = v.code and a.organ_id is not null and ${IN_PLACE}))
       and ($5::text is null or strpos(v.content->>'department', $5) > 0 or exists (select from d a
             join catalogue.base b on b.code = a.base_code left join k on true join identity.organ o on o.id = a.organ_id
            where a.item_code = v.code and ${IN_PLACE} and strpos(o.name_zh || ' ' || o.name_en, $5) > 0))),
  good as (select * from found where score > 0),
  shown as (select * from good where $9::int is null or score < $9 or (score = $9 and code > $10) order by score desc, code limit $11)
  select (select count(*)::int from good) as total, catalogue.changed_at(${TODAY}) as "changedAt",
    case when $2::text is not null and not exists (select from k) then 'park'
         when $3::text is not null and not exists (select from catalogue.base b left join k on true
              where b.code = $3 and ($2::text is null or b.park_id = k.id)) then 'base' end as unknown,
    (select coalesce(json_agg(json_build_object('version', s.version, 'effectiveFrom', s.effective_from, 'publishedAt', s.published_at,
        'hash', s.hash, 'content', s.content, 'score', s.score, 'organs', (
          select coalesce(json_agg(distinct o.name_zh), '[]') from d a join catalogue.base b on b.code = a.base_code
            left join k on true join identity.organ o on o.id = a.organ_id
           where ($2::text is not null or $3::text is not null) and a.item_code = s.code and ${IN_PLACE}))
        order by s.score desc, s.code), '[]') from shown s) as rows,
    (select json_agg(x) from (${PARK_ROWS}) x) as parks,
    (select coalesce(json_agg(d order by d), '[]') from (select distinct content->>'department' as d from v limit 200) x) as departments`;

/** Finding what is published, by words and by place. */
@Injectable()
export class SearchQueries {
  constructor(private readonly database: Database) {}

  items(sought: Sought, page: Page): Promise<Found<ItemDefinition>> {
    return this.search('item', sought, page);
  }

  /** Guides belong to no place and no department: by stage and words only. */
  guides(
    { keywords, stage }: Pick<Sought, 'keywords' | 'stage'>,
    page: Page,
  ): Promise<Found<GuideDefinition>> {
    return this.search('guide', { keywords, stage }, page);
  }

  private async search<T>(kind: string, sought: Sought, { after, limit }: Page): Promise<Found<T>> {
    const { keywords, park, base, stage, department, nature } = sought;
    const filters = [park, base, stage, department, nature].map((value) => value ?? null);
    const words = [keywords.map(({ text }) => text), keywords.map(({ pairs }) => pairs.join(' '))];
    const place = [after?.score ?? null, after?.code ?? null, limit];
    const [found] = await this.database.call<Found<T>>(SEARCH, [kind, ...filters, ...words, ...place]);
    if (!found) throw new Error('the search returned no row');
    return { ...found, ...readMoments(found) };
  }
}

function readMoments<T>({ changedAt, rows }: Found<T>): Pick<Found<T>, 'changedAt' | 'rows'> {
  return {
    changedAt: asInstant(changedAt),
    rows: rows.map((row) => ({ ...row, publishedAt: asInstant(row.publishedAt) })),
  };
}
