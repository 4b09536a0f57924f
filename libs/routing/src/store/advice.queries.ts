import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import type { Level, SetAside } from '#model/catalogue';
import type { Organ } from '#model/routing';
import { Database } from '#platform';

/** A version in force, by the id of its row. */
export interface VersionThere {
  readonly id: number;
  readonly kind: 'item' | 'guide' | 'table' | 'fact' | 'key-list' | 'assessment';
  readonly version: number;
}

export interface DecidingThere {
  readonly code: string;
  readonly organ: Organ;
  readonly inNameOf: Organ;
  readonly delegation: string | null;
  readonly level: Level;
  readonly usual: boolean;
  readonly setAside: readonly SetAside[];
  readonly calendar: number;
}

/** What is in force at a base on a day, by id; `base` null: there is no such base. */
export interface Standing {
  readonly today: LocalDate;
  readonly on: LocalDate;
  readonly base: string | null;
  readonly calendar: number | null;
  readonly versions: readonly VersionThere[];
  readonly deciding: readonly DecidingThere[];
}

/** What advice is given on, in one trip. Published, so no row-level security stands in front of it. */
@Injectable()
export class AdviceQueries {
  constructor(private readonly database: Database) {}

  /** `on` null asks for the legal day of today. */
  async standing(base: string, on: LocalDate | null): Promise<Standing> {
    const organ = (o: string) =>
      `jsonb_build_object('handle', ${o}.handle, 'zh', ${o}.name_zh, 'en', ${o}.name_en, 'level', ${o}.level)`;
    const sql = `with d as (select coalesce($2::date, app.legal_today()) as day),
        k as (select distinct kind, code from catalogue.publication where kind in ('item', 'guide', 'table', 'fact', 'key-list', 'assessment')),
        v as (select p.id, p.kind, p.code, p.version from k, d, lateral (
            select id, kind, code, version from catalogue.publication where id = catalogue.in_force(k.kind, k.code, d.day)) p),
        a as (select v.code, ${organ('o')} as organ, ${organ('n')} as "inNameOf", u.delegation, u.level, u.usual, u.set_aside as "setAside",
              catalogue.calendar_of(b.code, o.id, d.day) as calendar
            from d, v join catalogue.base b on b.code = $1 cross join lateral catalogue.deciders(v.code, b.code, (select day from d)) u
            join identity.organ o on o.id = u.organ_id join identity.organ n on n.id = u.in_name_of where v.kind = 'item')
      select app.legal_today() as today, d.day as on, (select code from catalogue.base where code = $1) as base,
        catalogue.in_force('calendar', 'CN', d.day) as calendar,
        coalesce((select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'version', version) order by kind, code) from v), '[]') as versions,
        coalesce((select jsonb_agg(to_jsonb(a) order by code, level) from a), '[]') as deciding
      from d`;
    const [row] = await this.database.call<Standing>(sql, [base, on]);
    if (!row) throw new Error('a day always stands');
    return row;
  }
}
