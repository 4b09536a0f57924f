import type { LocalDate } from '#kernel';
import type { Database } from '#platform';
import type { ParkDefinition } from '../model/place.js';
import type { Dated } from '../model/powers.js';

export interface Publishing {
  readonly kind: 'item' | 'guide' | 'calendar' | 'delegation' | 'table';
  readonly code: string;
  readonly effectiveFrom: LocalDate;
  readonly hash: string;
  readonly content: unknown;
}

/** The owner's pen: used at the start only, never by a running api or worker. */
export class SeedStore {
  constructor(private readonly owner: Database) {}

  async putParks(parks: readonly ParkDefinition[]): Promise<void> {
    const rows = parks.map(({ id, code, name }) => ({ id, code, ...name }));
    const bases = parks.flatMap((park) =>
      park.bases.map(({ code, name, regions }) => ({ code, park: park.id, regions, ...name })),
    );
    await this.owner.call(
      `with p as (insert into catalogue.park select x.id, x.code, x.zh, x.en
           from jsonb_to_recordset($1) x(id int, code text, zh text, en text) on conflict do nothing)
       insert into catalogue.base select x.code, x.park, x.zh, x.en, x.regions
         from jsonb_to_recordset($2) x(code text, park int, zh text, en text, regions text[]) on conflict do nothing`,
      [JSON.stringify(rows), JSON.stringify(bases)],
    );
  }

  async putStatutory(rows: readonly { item: string; base: string; organ: number }[]): Promise<void> {
    await this.owner.call(
      `insert into catalogue.statutory select x.item, x.base, x.organ
         from jsonb_to_recordset($1) x(item text, base text, organ int)
       on conflict (item_code, base_code) do update set organ_id = excluded.organ_id`,
      [JSON.stringify(rows)],
    );
  }

  /** Every version of a kind, in order of code and number. */
  async versions<T>(kind: Publishing['kind']): Promise<Dated<T>[]> {
    return this.owner.call<Dated<T>>(
      `select effective_from as "effectiveFrom", content from catalogue.publication where kind = $1 order by code, version`,
      [kind],
    );
  }

  /** Today, once anything was folded: what was yesterday stays. Null before. */
  async foldedUntil(): Promise<LocalDate | null> {
    const [row] = await this.owner.call<{ today: LocalDate | null }>(
      'select case when exists (select from catalogue.authority) then app.legal_today() end as today',
    );
    return row?.today ?? null;
  }

  async putAuthorities(rows: readonly object[], from: LocalDate): Promise<void> {
    await this.owner.call('select catalogue.put_authorities($1, $2)', [JSON.stringify(rows), from]);
  }

  /** New versions of what differs from the latest; how many. What people published, with its overlays, is theirs from then on. */
  async publish(versions: readonly Publishing[]): Promise<number> {
    const rows = await this.owner.call(
      `insert into catalogue.publication (kind, code, version, effective_from, hash, content)
       select x.kind, x.code, coalesce(l.version, 0) + 1, x."effectiveFrom", x.hash, x.content
         from jsonb_to_recordset($1) x(kind text, code text, "effectiveFrom" date, hash text, content jsonb)
         left join lateral (select version, hash from catalogue.publication p where p.kind = x.kind and p.code = x.code
                             order by version desc limit 1) l on true
        where l.hash is distinct from x.hash and not exists (
          select from catalogue.publication p where p.kind = x.kind and p.draft_id is not null
             and catalogue.root_of(p.kind, p.code) = catalogue.root_of(x.kind, x.code))
       returning id`,
      [JSON.stringify(versions)],
    );
    return rows.length;
  }
}
