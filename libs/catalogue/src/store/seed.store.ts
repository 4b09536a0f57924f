import type { LocalDate } from '#kernel';
import type { Database } from '#platform';
import type { Ending } from '../model/authority/powers.js';
import type { Letterhead } from '../model/letterhead.js';
import type { ParkDefinition } from '../model/place.js';
import type { Version } from '../model/publish/draft.js';
import type { Publication } from '../model/publish/publish.js';

/** Versions in force from a day on, and those that wait, by kind, code and day. `isPeoples`: people published the code, and it is theirs from then on. */
export interface Standing {
  readonly seen: number;
  readonly versions: readonly (Version & { readonly isPeoples: boolean })[];
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

  /** As the seeds have them now: what no organ has any more is nobody's. */
  async putStatutory(rows: readonly { item: string; base: string; organ: number }[]): Promise<void> {
    await this.owner.call(
      `with x as (select * from jsonb_to_recordset($1) x(item text, base text, organ int)),
         gone as (delete from catalogue.statutory s where not exists (select from x
           where x.item = s.item_code and x.base = s.base_code and x.organ = s.organ_id))
       insert into catalogue.statutory select item, base, organ from x on conflict do nothing`,
      [JSON.stringify(rows)],
    );
  }

  /** As the seeds have them now: what was issued keeps its number, what was opened its authority. */
  async putLetterheads(heads: readonly Letterhead[]): Promise<void> {
    await this.owner.call(
      `insert into catalogue.letterhead select o.id, x.mark, x.seat, x.review
         from jsonb_to_recordset($1) x(organ text, mark text, seat text, review jsonb)
         join identity.organ o on o.handle = x.organ
       on conflict (organ_id) do update set mark = excluded.mark, seat = excluded.seat, review = excluded.review`,
      [JSON.stringify(heads)],
    );
  }

  /** As the seeds have them now: a confirmation that is asked names its organ for good. */
  async putConfirmers(rows: readonly { confirmation: string; base: string; organ: number }[]): Promise<void> {
    await this.owner.call(
      `insert into catalogue.confirmer select x.confirmation, x.base, x.organ
         from jsonb_to_recordset($1) x(confirmation text, base text, organ int)
       on conflict (confirmation, base_code) do update set organ_id = excluded.organ_id`,
      [JSON.stringify(rows)],
    );
  }

  /** As the seeds have them now: an item that is filed keeps its organs. */
  async putFirstReviewers(rows: readonly { item: string; base: string; organ: number }[]): Promise<void> {
    await this.owner.call(
      `insert into catalogue.first_reviewer select x.item, x.base, x.organ
         from jsonb_to_recordset($1) x(item text, base text, organ int)
       on conflict (item_code, base_code) do update set organ_id = excluded.organ_id`,
      [JSON.stringify(rows)],
    );
  }

  /** Every version of a kind, in order of code and number. */
  async versions<T>(kind: 'item' | 'delegation'): Promise<Ending<T>[]> {
    return this.owner.call<Ending<T>>(
      `select effective_from as "effectiveFrom", content, ends from catalogue.publication where kind = $1 order by code, version`,
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

  /** The day from which the list of the seeds holds: `first`, until anything of the list was published; then today. */
  async listFrom(first: LocalDate): Promise<LocalDate> {
    const [row] = await this.owner.call<{ from: LocalDate }>(
      `select case when exists (select from catalogue.publication where kind <> 'calendar')
                   then greatest(app.legal_today(), $1::date) else $1::date end::text as "from"`,
      [first],
    );
    if (!row) throw new Error('a case answers one row');
    return row.from;
  }

  async putAuthorities(rows: readonly object[], from: LocalDate): Promise<void> {
    await this.owner.call('select catalogue.put_authorities($1, $2)', [JSON.stringify(rows), from]);
  }

  /** What is in force from a day on, and who published the code; and the last publication of all. */
  async published(from: LocalDate): Promise<Standing> {
    const sql = `select coalesce((select max(id) from catalogue.publication), 0) as seen,
        coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'code', p.code, 'version', p.version,
          'effectiveFrom', greatest(p.effective_from, $1::date), 'hash', p.hash, 'ends', p.ends, 'content', p.content,
          'isPeoples', catalogue.is_peoples(p.kind, p.code)) order by p.kind, p.code, p.version), '[]') as versions
      from catalogue.publication p
     where not exists (select from catalogue.publication n where n.kind = p.kind and n.code = p.code
                          and n.version > p.version and n.effective_from <= $1)`;
    const [row] = await this.owner.call<Standing>(sql, [from]);
    if (!row) throw new Error('an aggregate answers one row');
    return row;
  }

  /** How many were published; null when somebody came first. */
  async publish(seen: number, { publications, certificates }: Publication): Promise<number | null> {
    const sql = 'select catalogue.publish_seeds($1, $2, $3) as n';
    const params = [seen, JSON.stringify(publications), JSON.stringify(certificates)];
    const [row] = await this.owner.call<{ n: number | null }>(sql, params);
    return row?.n ?? null;
  }
}
