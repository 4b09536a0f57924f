import { Injectable } from '@nestjs/common';
import type { Bilingual, Instant } from '#kernel';
import { Database } from '#platform';
import type { GuideDefinition, ItemDefinition } from '../model/definition.js';
import type { Change } from '../model/publish/diff-definitions.js';
import type { Pending } from '../model/publish/draft.js';
import type { Operation } from '../model/publish/operation.js';
import { asInstant } from './as-instant.js';
import type { AuthorityRow, InForce } from './catalogue.queries.js';

/** `superseded` by a later version, `upcoming` until its day; `ended`: 取消, nothing is in force under the code since. */
export type VersionStanding = 'in-force' | 'superseded' | 'upcoming' | 'ended';

/** One version in the history of an item or guide. `source`: the paper it rests on; null for what the product was delivered with. */
export interface VersionRow extends Omit<InForce<never>, 'content'> {
  readonly standing: VersionStanding;
  readonly source: string | null;
  /** What was done to the list, by a document with a number; null for the first version and a plain revision. */
  readonly operation: Operation | null;
  readonly pending: Pending | null;
  /** The places changed since the version before; empty for the first. */
  readonly changes: readonly Change[];
}

/** Which organ decides an item for a base, and by which working calendar. */
export interface PlaceRow extends Omit<AuthorityRow, 'base'> {
  readonly park: Named;
  readonly base: Named;
  readonly calendar: string;
}

export interface Named {
  readonly code: string;
  readonly name: Bilingual;
}

/** One version with everything that is told beside it. `versions`: newest first. */
export interface WholeVersion<T> extends VersionRow {
  readonly content: T;
  readonly versions: readonly VersionRow[];
  readonly changedAt: Instant;
}

export interface WholeItem extends WholeVersion<ItemDefinition> {
  /** Who decides today, whichever version this is. */
  readonly authorities: readonly PlaceRow[];
  readonly guides: readonly Named[];
  /** The items that its materials, ties and gates name, as they are called today. */
  readonly named: readonly Named[];
}

export interface WholeGuide extends WholeVersion<GuideDefinition> {
  /** Its items as in force today, in its own order. One that has no version in force is missing. */
  readonly items: readonly ItemDefinition[];
  /** That which holds today, of the version in force; null beside any other. */
  readonly certificate: { readonly hash: string; readonly headline: Bilingual } | null;
  /** Its items, and those of other guides that theirs name. */
  readonly named: readonly Named[];
}

const TODAY = 'app.legal_today()';
const standingOf = (version: string) =>
  `case when ${version}.effective_from > ${TODAY} then 'upcoming' when ${version}.id = t.id and ${version}.ends then 'ended'
     when ${version}.id = t.id then 'in-force' else 'superseded' end`;

/** Without a version ($3) the last that came into force, be it the one that ended the code; in any case with its history. */
const WHOLE = `
  p.version, p.effective_from as "effectiveFrom", p.published_at as "publishedAt", p.hash, p.source, p.content,
  p.operation, p.pending, coalesce(p.diff, '[]') as changes,
  ${standingOf('p')} as standing, catalogue.changed_at(${TODAY}) as "changedAt",
  (select json_agg(json_build_object('version', v.version, 'effectiveFrom', v.effective_from, 'publishedAt', v.published_at,
     'hash', v.hash, 'source', v.source, 'standing', ${standingOf('v')},
     'operation', v.operation, 'pending', v.pending, 'changes', coalesce(v.diff, '[]')) order by v.version desc)
     from catalogue.publication v where v.kind = p.kind and v.code = p.code) as versions`;
const FROM = `from catalogue.publication p, (select l.id from catalogue.publication l where l.kind = $1 and l.code = $2
    and l.effective_from <= ${TODAY} order by l.effective_from desc, l.version desc limit 1) t
  where p.kind = $1 and p.code = $2 and case when $3::int is null then p.id = t.id else p.version = $3 end`;

/** Items that a definition names: sources of ties, producers of materials, needs of gates. */
const NAMING = `'$.*[*] ? (exists(@.to) || exists(@.producedBy) || exists(@.needs)).*[*] ? (@.type() == "string")'`;
const namedItems = `coalesce(json_agg(json_build_object('code', n.code, 'name', n.content->'name') order by n.code), '[]')`;
const namedPlace = (row: string) =>
  `json_build_object('code', ${row}.code, 'name', json_build_object('zh', ${row}.name_zh, 'en', ${row}.name_en))`;
const organ = (row: string) =>
  `json_build_object('handle', ${row}.handle, 'zh', ${row}.name_zh, 'en', ${row}.name_en, 'level', ${row}.level)`;
const ITEM = `select ${WHOLE},
  (select coalesce(json_agg(json_build_object('park', ${namedPlace('k')}, 'base', ${namedPlace('b')}, 'calendar', c.code,
     'organ', ${organ('o')}, 'inNameOf', ${organ('n')},
     'delegation', d.content - array['items', 'places', 'delegator', 'delegate', 'approval', 'signs', 'source']) order by k.id, b.code, not a.usual, a.level), '[]')
     from catalogue.base b join catalogue.park k on k.id = b.park_id cross join catalogue.deciders(p.code, b.code, ${TODAY}) a
     join identity.organ o on o.id = a.organ_id join identity.organ n on n.id = a.in_name_of
     join catalogue.publication c on c.id = catalogue.calendar_of(b.code, a.organ_id, ${TODAY})
     left join catalogue.publication d on d.id = catalogue.in_force('delegation', a.delegation, ${TODAY})) as authorities,
  (select coalesce(json_agg(json_build_object('code', g.code, 'name', g.content->'name') order by g.code), '[]')
     from (select distinct on (code) code, content, ends from catalogue.publication
            where kind = 'guide' and effective_from <= ${TODAY} order by code, effective_from desc, version desc) g
    where not g.ends and g.content->'items' @> jsonb_build_array(jsonb_build_object('code', p.code))) as guides,
  (select ${namedItems} from (select distinct x #>> '{}' as code from jsonb_path_query(p.content, ${NAMING}) x) r
     join catalogue.publication n on n.id = catalogue.in_force('item', r.code, ${TODAY})) as named
  ${FROM}`;

const GUIDE = `select ${WHOLE},
  (select coalesce(json_agg(i.content order by r.n), '[]') from jsonb_array_elements(p.content->'items') with ordinality r(line, n)
     join catalogue.publication i on i.id = catalogue.in_force('item', r.line->>'code', ${TODAY})) as items,
  (select json_build_object('hash', c.hash, 'headline', c.content->'headline') from catalogue.certificate c
    where c.guide_id = p.id and c.id = catalogue.certificate_on(p.code, ${TODAY})) as certificate,
  (select ${namedItems} from (select line->>'code' as code from jsonb_array_elements(p.content->'items') line
       union select x #>> '{}' from jsonb_array_elements(p.content->'items') line
         join catalogue.publication i on i.id = catalogue.in_force('item', line->>'code', ${TODAY}),
         jsonb_path_query(i.content, ${NAMING}) x) r
     join catalogue.publication n on n.id = catalogue.in_force('item', r.code, ${TODAY})) as named
  ${FROM}`;

/** One published item or guide, whole: one statement, one trip. */
@Injectable()
export class VersionQueries {
  constructor(private readonly database: Database) {}

  /** The version that counts today, or the one named. Null where there is none; a draft is none. */
  item(code: string, version: number | null): Promise<WholeItem | null> {
    return this.one<WholeItem>(ITEM, ['item', code, version]);
  }

  guide(code: string, version: number | null): Promise<WholeGuide | null> {
    return this.one<WholeGuide>(GUIDE, ['guide', code, version]);
  }

  private async one<T extends WholeVersion<unknown>>(sql: string, params: unknown[]): Promise<T | null> {
    const [row] = await this.database.call<T>(sql, params);
    if (!row) return null;
    const versions = row.versions.map((each) => ({ ...each, publishedAt: asInstant(each.publishedAt) }));
    return { ...row, versions, publishedAt: asInstant(row.publishedAt), changedAt: asInstant(row.changedAt) };
  }
}
