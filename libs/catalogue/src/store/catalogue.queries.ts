import { Injectable } from '@nestjs/common';
import type { Bilingual, Instant, LocalDate } from '#kernel';
import { Database } from '#platform';
import type { DelegationDefinition } from '../model/authority/delegation.js';
import type { GuideDefinition, ItemDefinition } from '../model/definition.js';
import type { ParkDefinition } from '../model/place.js';

/** A version as the public reads it. `hash` identifies its bytes and serves as entity tag. */
export interface InForce<T> {
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly publishedAt: Instant;
  readonly hash: string;
  readonly content: T;
}

export type ParkRow = Omit<ParkDefinition, 'id'>;

/** Who decides an item where, in whose name, and by which delegation; null: by statute. */
export interface AuthorityRow {
  readonly base: string;
  readonly organ: AuthorityOrgan;
  readonly inNameOf: AuthorityOrgan;
  readonly delegation: Pick<
    DelegationDefinition,
    'code' | 'name' | 'form' | 'document' | 'announced' | 'from' | 'through' | 'demo'
  > | null;
}

type AuthorityOrgan = Bilingual & { readonly handle: string; readonly level: string };

const TODAY = 'app.legal_today()';
/** Parks with their bases, in order; also a part of what a search answers with. */
export const PARK_ROWS = `select p.code, json_build_object('zh', p.name_zh, 'en', p.name_en) as name,
    (select json_agg(json_build_object('code', b.code, 'name', json_build_object('zh', b.name_zh, 'en', b.name_en),
       'regions', b.regions) order by b.code) from catalogue.base b where b.park_id = p.id) as bases
  from catalogue.park p order by p.id`;
const VERSION = `version, effective_from as "effectiveFrom", published_at as "publishedAt", hash, content`;

/** The published catalogue: open to everybody, so no row-level security stands in front of it. */
@Injectable()
export class CatalogueQueries {
  constructor(private readonly database: Database) {}

  async inForce<T extends ItemDefinition | GuideDefinition>(
    kind: 'item' | 'guide',
    code: string,
  ): Promise<InForce<T> | null> {
    const sql = `select ${VERSION} from catalogue.publication where id = catalogue.in_force($1, $2, ${TODAY})`;
    const [row] = await this.database.call<InForce<T>>(sql, [kind, code]);
    return row ?? null;
  }

  /** The organs that decide the item today, base by base; where facts decide between levels, one of each, the usual one first. */
  async authorities(code: string): Promise<AuthorityRow[]> {
    const organ = (o: string) =>
      `jsonb_build_object('handle', ${o}.handle, 'zh', ${o}.name_zh, 'en', ${o}.name_en, 'level', ${o}.level)`;
    const sql = `select b.code as base, ${organ('o')} as organ, ${organ('n')} as "inNameOf",
        p.content - array['items', 'places', 'delegator', 'delegate', 'approval', 'signs', 'source'] as delegation
      from catalogue.base b cross join catalogue.deciders($1, b.code, ${TODAY}) a
      join identity.organ o on o.id = a.organ_id join identity.organ n on n.id = a.in_name_of
      left join catalogue.publication p on p.id = catalogue.in_force('delegation', a.delegation, ${TODAY})
      order by 1, not a.usual, a.level`;
    return this.database.call<AuthorityRow>(sql, [code]);
  }

  async parks(): Promise<ParkRow[]> {
    return this.database.call<ParkRow>(PARK_ROWS);
  }

  /** Id of the national calendar in force today. */
  async calendarInForce(): Promise<number> {
    const sql = `select catalogue.in_force('calendar', 'CN', ${TODAY}) as id`;
    const [row] = await this.database.call<{ id: number | null }>(sql);
    if (!row?.id) throw new Error('no calendar is in force');
    return row.id;
  }

  /** Ready for a first application: a calendar, a guide and an item are in force. */
  async isPublished(): Promise<boolean> {
    const sql = `select count(distinct kind) = 3 as published from catalogue.publication
      where kind in ('calendar', 'guide', 'item') and effective_from <= ${TODAY}`;
    const [row] = await this.database.call<{ published: boolean }>(sql);
    return row?.published ?? false;
  }
}
